import { PageError, type Page, type Sample } from "../page.js";
import { countOf, jsonOf, objectsOf, textOf } from "./json/fields.js";
import { parseJson, type JsonObject, type JsonValue } from "./json/parse-json.js";
import { readParams } from "./json/read-params.js";
import { authOfLabels } from "./labels.js";
import { languageOfCode, languageOfLabel } from "./languages.js";
import { refuseMethod } from "./method.js";

/** Fields that hold the payload in the envelopes of the site. */
const wrappers = ["data", "result", "model", "module"];

/** Fields of an SDK demo that hold no code. */
const demoLabels: ReadonlySet<string> = new Set(["name", "url", "key", "id", "title", "type"]);

/** Whether a text is to be read as a JSON document: it begins like one, and not like a link of Markdown. */
export function isJson(text: string): boolean {
  return /^\s*(?:\{|\[\s*(?:[{["\d\]-]|null|true|false))/.test(text);
}

/**
 * Reads a document of the documentation site, the answer of `getDocument.json`, with or without its
 * envelope. Numbers keep their digits.
 * @throws PageError when it is no JSON, an answer that reports a failure, or another document.
 */
export function readJson(text: string): Page {
  const { doc, path } = unwrap(parseJson(text));
  const method = textOf(doc, "name").trim();
  refuseMethod(method, join(path, "name"));
  const labels = objectsOf(doc.get("labels"));
  return {
    kind: "json",
    method,
    title: textOf(doc, "apiChineseName").trim(),
    description: textOf(doc, "description").trim(),
    // What a document may tell and often does not.
    auth: authOfLabels(labels.map((label) => textOf(label, "displayName"))),
    docId: countOf(textOf(doc, "id")) ?? countOf(textOf(doc, "docId")),
    gmtModified: countOf(textOf(doc, "gmtModified")),
    request: readParams(doc.get("requestParams"), join(path, "requestParams"), true),
    response: readParams(doc.get("responseParams"), join(path, "responseParams"), false),
    samples: {
      request: [...sdkDemos(doc), ...bodies(doc, [["json", "reqSampleJson"]])],
      response: bodies(doc, [
        ["xml", "rspSampleXml"],
        ["json", "rspSampleJson"],
        ["json-simplified", "rspSampleSimplifyJson"],
      ]),
      error: bodies(doc, [
        ["xml", "apiErrDemoXml"],
        ["json", "apiErrDemoJson"],
      ]),
    },
    errorCodes: objectsOf(doc.get("errorCodes")).map((node) => ({
      code: textOf(node, "errorCode").trim(),
      message: textOf(node, "errorMsg").trim(),
      solution: textOf(node, "solution").trim(),
    })),
  };
}

/** Finds the document inside its envelopes; an envelope that reports a failure is refused. */
function unwrap(root: JsonValue): { doc: JsonObject; path: string } {
  let value: JsonValue | undefined = payloadOf(root) ?? root;
  let path = "";
  while (value instanceof Map) {
    const node: JsonObject = value;
    if (node.has("requestParams") || node.has("responseParams")) return { doc: node, path };
    refuseFailure(node, path);
    const wrapper = wrappers.find((field) => payloadOf(node.get(field)));
    if (wrapper === undefined) break;
    path = join(path, wrapper);
    value = payloadOf(node.get(wrapper));
  }
  const found = value instanceof Map ? `the fields ${fieldNames(value)}` : "another value";
  const hint = "save the answer of getDocument.json with docType=2 (an API, not an article)";
  const expected = "a document with requestParams and responseParams";
  throw new PageError(path || "page", expected, found, hint);
}

/** The object that a field of an envelope holds: itself, alone in a list, or as text. */
function payloadOf(value: JsonValue | undefined): JsonObject | undefined {
  if (value instanceof Map) return value;
  if (Array.isArray(value)) return value.length === 1 ? payloadOf(value[0]) : undefined;
  if (typeof value !== "string" || !/^\s{0,99}\{/.test(value)) return undefined;
  const parsed = parseJson(value);
  return parsed instanceof Map ? parsed : undefined;
}

function refuseFailure(node: JsonObject, path: string): void {
  const ret = node.get("ret");
  const first = Array.isArray(ret) ? ret[0] : ret;
  const said = typeof first === "string" ? first : textOf(node, "errMsg") || textOf(node, "msg");
  const failed =
    node.get("success") === false || (typeof first === "string" && !first.startsWith("SUCCESS"));
  if (!failed) return;
  const found = `a failure${said ? ` (${said.slice(0, 200)})` : ""}`;
  const hint = "open the page in a browser and save the answer again";
  throw new PageError(path || "page", "an answer with success: true", found, hint);
}

function fieldNames(node: JsonObject): string {
  const names = [...node.keys()].map((name) => name.slice(0, 40));
  return names.length > 0 ? names.slice(0, 8).join(", ") : "(none)";
}

function join(path: string, field: string): string {
  return path === "" ? field : `${path}.${field}`;
}

/** Samples are text that holds XML or JSON; some payloads hold the JSON itself. */
function bodies(doc: JsonObject, fields: readonly [language: string, field: string][]): Sample[] {
  return fields.flatMap(([language, field]) => {
    const text = jsonOf(doc, field);
    return text.trim() === "" ? [] : [{ language, text }];
  });
}

function sdkDemos(doc: JsonObject): Sample[] {
  return objectsOf(doc.get("sdkDemos")).flatMap((demo) => {
    const text = demoCode(demo);
    const language = languageOfLabel(textOf(demo, "name")) ?? languageOfCode(text);
    return language !== undefined && text !== "" ? [{ language, text }] : [];
  });
}

/**
 * The code of a demo. The site misspells its field (`descprition`), so it is told by what it holds:
 * the longest text that is code, else the longest that is no link.
 */
function demoCode(demo: JsonObject): string {
  const texts = [...demo.keys()]
    .filter((field) => !demoLabels.has(field))
    .map((field) => textOf(demo, field))
    .filter((text) => text.trim() !== "" && !/^\s*(?:https?:)?\/\/\S*\s*$/.test(text))
    .sort((a, b) => b.length - a.length);
  return texts.find((text) => languageOfCode(text) !== undefined) ?? texts[0] ?? "";
}
