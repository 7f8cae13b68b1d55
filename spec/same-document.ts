/**
 * Whether two specs that were read from pages of different kinds (a text capture, saved HTML, a
 * JSON document) can be of one document. The kinds do not show the same: a text capture has one tab
 * of the samples, no document id, and some full-width punctuation made narrow. What both show must
 * agree.
 */
import { compareSpecs, type Difference } from "./compare-specs.js";
import { mapParams } from "./map-params.js";
import { plainWords } from "./plain-words.js";
import type { ApiSpec, Param } from "./schema.js";

/** The differences in what both kinds show; none when the pages may be of one document. */
export function contradictions(a: ApiSpec, b: ApiSpec): Difference[] {
  return compareSpecs(shown(a, b), shown(b, a));
}

/** What is left of a spec when what the other can't show, and how words are spaced, is put aside. */
function shown(spec: ApiSpec, other: ApiSpec): ApiSpec {
  const { docId, category, ...rest } = spec;
  const { request, response } = other.examples;
  const known = spec.auth !== "unknown" && other.auth !== "unknown";
  return {
    ...rest,
    ...(docId !== undefined && other.docId !== undefined ? { docId } : {}),
    ...(category !== undefined && other.category !== undefined ? { category } : {}),
    title: plainWords(spec.title),
    description: plainWords(spec.description),
    auth: known ? spec.auth : "unknown",
    request: mapParams(spec.request, shownParam),
    response: mapParams(spec.response, shownResult),
    constraints: [],
    examples: {
      request: spec.examples.request
        .filter(({ language }) => request.some((one) => one.language === language))
        .map((one) => ({ ...one, text: plainWords(one.text) })),
      response: spec.examples.response
        .filter(({ format }) => response.some((one) => one.format === format))
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

function shownParam({ docType, description, example, ...param }: Param): Partial<Param> {
  return {
    docType: plainWords(docType),
    description: plainWords(description),
    example: plainWords(example),
    default: param.default === undefined ? undefined : plainWords(param.default),
    ...{ rules: undefined, int64: undefined, element: undefined, typeName: undefined },
  };
}

/** Response tables of pages have no limits column, which is where defaults stand, too. */
function shownResult(param: Param): Partial<Param> {
  return { ...shownParam(param), default: undefined, limits: undefined };
}
