import { plainWords } from "../plain-words.js";
import type { ApiSpec, Param, Rule } from "../schema.js";
import { sha256 } from "../tree/sha256.js";

/**
 * The sha256 of what a page says, whatever the width of its prose's signs and the spaces between them:
 * equal for two captures of one page. What topgen concludes from it (rules, findings) is no part.
 */
export function meaningOf(spec: ApiSpec): string {
  const bare = (param: Param): Param => {
    const fields = param.fields && { fields: param.fields.map(bare) };
    return { ...param, rules: undefined, ...fields };
  };
  const said = plainSpec({
    ...spec,
    request: spec.request.map(bare),
    response: spec.response.map(bare),
    constraints: [],
    findings: [],
  });
  return sha256(textOf(said));
}

/** Whether two specs say the same in prose of other widths, and conclude the same from it. */
export function saySame(a: ApiSpec, b: ApiSpec): boolean {
  return textOf(plainSpec(a)) === textOf(plainSpec(b));
}

function plainSpec(spec: ApiSpec): ApiSpec {
  return {
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
}

/** A spec as JSON that the order of its keys does not change: what JSON.stringify gives of sorted objects. */
function textOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(textOf).join(",")}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${textOf(member)}`).join(",")}}`;
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
