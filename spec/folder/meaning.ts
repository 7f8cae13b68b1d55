import { sortedJson } from "../canonical.js";
import { mapParams } from "../map-params.js";
import { plainWords } from "../plain-words.js";
import type { ApiSpec, Param, Rule } from "../schema.js";
import { sha256 } from "../tree/sha256.js";

/**
 * The sha256 of what a page says, whatever the width of its prose's signs and the spaces between them:
 * equal for two captures of one page. What topgen concludes from it (rules, findings) is no part.
 */
export function meaningOf(spec: ApiSpec): string {
  const bare = (params: readonly Param[]): Param[] =>
    mapParams(params, () => ({ rules: undefined }));
  const said = plainSpec({
    ...spec,
    request: bare(spec.request),
    response: bare(spec.response),
    constraints: [],
    findings: [],
  });
  return sha256(sortedJson(said));
}

/** Whether two specs say the same in prose of other widths, and conclude the same from it. */
export function saySame(a: ApiSpec, b: ApiSpec): boolean {
  return sortedJson(plainSpec(a)) === sortedJson(plainSpec(b));
}

function plainSpec(spec: ApiSpec): ApiSpec {
  return {
    ...spec,
    title: plainWords(spec.title),
    description: plainWords(spec.description),
    request: mapParams(spec.request, plainWordsOf),
    response: mapParams(spec.response, plainWordsOf),
    constraints: spec.constraints.map(withPlainFrom),
    errorCodes: spec.errorCodes.map(({ code, message, solution }) => ({
      ...{ code, message: plainWords(message), solution: plainWords(solution) },
    })),
    findings: spec.findings.map((one) => ({ ...one, message: plainWords(one.message) })),
  };
}

function plainWordsOf({ description, rules }: Param): Partial<Param> {
  return { description: plainWords(description), rules: rules?.map(plainRule) };
}

function plainRule(rule: Rule): Rule {
  const plain = withPlainFrom(rule);
  if (plain.kind !== "enum") return plain;
  const values = plain.values.map((value) => {
    return value.label === undefined ? value : { ...value, label: plainWords(value.label) };
  });
  return { ...plain, values };
}

function withPlainFrom<Stated extends { from: string }>(stated: Stated): Stated {
  return { ...stated, from: plainWords(stated.from) };
}
