import type { Page, Sample } from "../../page.js";
import type { DomView } from "./dom-view.js";
import { findPlainCode, nameLanguages, type FoundCode } from "./find-code.js";
import { headingBefore, type Heading } from "./headings.js";

type Samples = Page["samples"];
type SampleKey = keyof Samples;

const sampleOf: Partial<Record<Heading["key"], SampleKey>> = {
  requestSample: "request",
  responseSample: "response",
  errorSample: "error",
};

/** Samples of one kind that are kept: twice as many as there are tabs. */
const MAX_SAMPLES = 16;

/** The languages of bodies; everything else is a program. */
const bodies: ReadonlySet<string> = new Set(["xml", "json", "json-simplified"]);

/**
 * Assigns the code of a page to its samples: by the heading above it; where the page has none of
 * these headings, by what it is. Programs are no response.
 */
export function readSamples(
  view: DomView,
  codes: readonly FoundCode[],
  { headings, end: tablesEnd }: { headings: readonly Heading[]; end: number },
): Samples {
  const samples: Samples = { request: [], response: [], error: [] };
  if (!headings.some(({ key }) => sampleOf[key])) {
    const last = view.nodes.length;
    const found = codes.length > 0 ? codes : findPlainCode(view, tablesEnd + 1, last);
    nameLanguages(view, found, 0, last);
    for (const code of found) add(samples, sampleByContent(code), code);
    return samples;
  }
  const below = new Map<Heading, FoundCode[]>();
  for (const code of codes) {
    const heading = headingBefore(headings, code.start);
    if (heading) below.set(heading, [...(below.get(heading) ?? []), code].slice(0, MAX_SAMPLES));
  }
  headings.forEach((heading, i) => {
    const sample = sampleOf[heading.key];
    if (!sample) return;
    const [start, end] = [heading.position, headings[i + 1]?.position ?? view.nodes.length];
    const found = below.get(heading) ?? findPlainCode(view, start + 1, end);
    nameLanguages(view, found, start, end);
    for (const code of found) add(samples, sample, code);
  });
  markSimplified(samples.response);
  return samples;
}

function sampleByContent({ language, text }: FoundCode): SampleKey | undefined {
  if (language === undefined) return undefined;
  if (!bodies.has(language)) return "request";
  return /^[\s{<"]{0,20}error_response/.test(text) ? "error" : "response";
}

function add(samples: Samples, key: SampleKey | undefined, code: FoundCode): void {
  const { language, text } = code;
  if (key === undefined || language === undefined) return;
  if (key !== "request" && !bodies.has(language)) return;
  const list = samples[key];
  const known = list.length >= MAX_SAMPLES || list.some((sample) => sample.text === text);
  if (!known) list.push({ language, text });
}

/** Of two JSON bodies, the one without the response's root is the simplified one. */
function markSimplified(samples: Sample[]): void {
  const json = samples.filter(({ language }) => language === "json");
  if (json.length < 2) return;
  for (const sample of json) {
    const head = sample.text.slice(0, 300);
    if (!/^\s*\{\s*"[^"]{1,200}_response"/.test(head)) sample.language = "json-simplified";
  }
}
