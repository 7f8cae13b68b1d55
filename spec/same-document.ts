/**
 * Whether two specs that were read from pages of different kinds (a text capture, saved HTML, a
 * JSON document) can be of one document. The kinds do not show the same: a text capture has one tab
 * of the samples, no document id, and some full-width punctuation made narrow. What both show must
 * agree.
 */
import { compareSpecs, type Difference } from "./compare-specs.js";
import { plainWords } from "./plain-words.js";
import type { ApiSpec, Param } from "./schema.js";

/** The differences in what both kinds show; none when the pages may be of one document. */
export function contradictions(a: ApiSpec, b: ApiSpec): Difference[] {
  return compareSpecs(shown(a, b), shown(b, a));
}

/** What is left of a spec when what the other can't show, and how words are spaced, is put aside. */
function shown(spec: ApiSpec, other: ApiSpec): ApiSpec {
  const { docId, category, ...rest } = spec;
  const languages = new Set(other.examples.request.map((one) => one.language));
  const formats = new Set(other.examples.response.map((one) => one.format));
  const known = spec.auth !== "unknown" && other.auth !== "unknown";
  return {
    ...rest,
    ...(docId !== undefined && other.docId !== undefined ? { docId } : {}),
    ...(category !== undefined && other.category !== undefined ? { category } : {}),
    title: plainWords(spec.title),
    description: plainWords(spec.description),
    auth: known ? spec.auth : "unknown",
    request: spec.request.map(shownParam),
    response: spec.response.map(shownResult),
    constraints: [],
    examples: {
      request: spec.examples.request
        .filter((one) => languages.has(one.language))
        .map((one) => ({ ...one, text: plainWords(one.text) })),
      response: spec.examples.response
        .filter((one) => formats.has(one.format))
        .map((one) => ({ ...one, text: plainWords(one.text) })),
      error: [],
    },
    errorCodes: spec.errorCodes.map((one) => ({
      code: plainWords(one.code),
      message: plainWords(one.message),
      solution: plainWords(one.solution),
    })),
    findings: [],
  };
}

function shownParam(param: Param): Param {
  const { name, type, docType, list, required, limits, fields } = param;
  return {
    name,
    type,
    docType: plainWords(docType),
    list,
    required,
    description: plainWords(param.description),
    example: plainWords(param.example),
    default: param.default === undefined ? undefined : plainWords(param.default),
    limits,
    fields: fields?.map(shownParam),
  };
}

/** Response tables of pages have no limits column, which is where defaults stand, too. */
function shownResult(param: Param): Param {
  const { fields } = param;
  return {
    ...shownParam(param),
    default: undefined,
    limits: undefined,
    fields: fields?.map(shownResult),
  };
}
