import type { Page, Sample } from "../page.js";
import { readJavaSample } from "./java.js";
import { readJsonSample } from "./json.js";
import type { RequestSamples, SampleNode, SampleTrees } from "./sample-node.js";
import { readXmlSample } from "./xml.js";

/** Reads what the samples of a page show. */
export function readTrees({ request, response }: Omit<Page["samples"], "error">): SampleTrees {
  return { request: readRequestSamples(request), response: readBodySamples(response) };
}

/** Reads the Java sample and, on pages of 奇门 APIs, the request body; other languages tell nothing more. */
export function readRequestSamples(samples: readonly Sample[]): RequestSamples {
  const result: RequestSamples = { roots: [] };
  for (const { language, text } of samples) {
    if (language === "java") {
      const { request, needsSession } = readJavaSample(text);
      result.roots.push(request);
      if (needsSession !== undefined) result.needsSession ??= needsSession;
    } else if (["xml", "json"].includes(language)) {
      result.roots.push(...readBody(text));
    }
  }
  return result;
}

/** Reads the bodies; the simplified JSON only where there is no other, it shows lists less clearly. */
export function readBodySamples(samples: readonly Sample[]): SampleNode[] {
  const full = samples.filter(({ language }) => language !== "json-simplified");
  return (full.length > 0 ? full : samples).flatMap(({ text }) => readBody(text));
}

/** Told by the text, not by the tab it stands under: 奇门 pages show JSON under both. */
function readBody(text: string): SampleNode[] {
  const start = text.search(/\S/);
  if (start === -1) return [];
  const children = text[start] === "<" ? readXmlSample(text) : readJsonSample(text);
  // A body that ends inside its first tag shows nothing.
  const isCut = children.length === 0 && /[<{[]/.test(text[start] ?? "");
  const cut = isCut || children.some((child) => child.cut) ? { cut: true as const } : {};
  return children.length > 0 || isCut ? [{ name: "", children, ...cut }] : [];
}
