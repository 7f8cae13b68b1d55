import { plainWords } from "../plain-words.js";
import type { ApiSpec, Param, Rule } from "../schema.js";
import { sha256 } from "../tree/sha256.js";

/**
 * The sha256 of what a spec says, whatever the width of its prose's signs and the spaces between them:
 * equal for two captures of one page. The order of keys is no part of it.
 */
export function meaningOf(spec: ApiSpec): string {
  const said = {
    ...spec,
    title: plainWords(spec.title),
    description: plainWords(spec.description),
    request: spec.request.map(plainParam),
    response: spec.response.map(plainParam),
    constraints: spec.constraints.map(withPlainFrom),
    errorCodes: spec.errorCodes.map(({ code, message, solution }) => ({
      ...{ code, message: plainWords(message), solution: plainWords(solution) },
    })),
    findings: spec.findings.map((one) => ({ ...one, message: plainWords(one.message) })),
  };
  return sha256(JSON.stringify(said, inOrder));
}

function plainParam(param: Param): Param {
  return {
    ...param,
    description: plainWords(param.description),
    ...(param.rules && { rules: param.rules.map(plainRule) }),
    ...(param.fields && { fields: param.fields.map(plainParam) }),
  };
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

/** Objects with their keys sorted. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
