import type { ApiSpec, Param, Rule } from "../../spec/schema.js";
import type { FixtureData } from "./types.js";

/**
 * What the mock gateway needs of an API, as plain data: the parameters without the words that only
 * a reader needs, and the documented answers verbatim.
 */
export function fixtureOf(spec: ApiSpec): FixtureData {
  return {
    method: spec.method,
    auth: spec.auth,
    request: spec.request.map(paramOf),
    response: spec.response.map(paramOf),
    examples: {
      response: spec.examples.response.map(({ format, text }) => ({ format, text })),
      error: spec.examples.error.map(({ format, text }) => ({ format, text })),
    },
    errorCodes: spec.errorCodes.map(({ code, message, solution }) => ({ code, message, solution })),
  };
}

function paramOf(param: Param): FixtureData {
  const rules = (param.rules ?? []).filter((rule) => rule.documentationOnly !== true).map(ruleOf);
  return {
    name: param.name,
    type: param.type,
    list: param.list,
    ...defined({ required: param.required }),
    ...(param.example === "" ? {} : { example: param.example }),
    ...defined({ default: param.default }),
    ...(param.limits === undefined ? {} : { limits: defined(param.limits) }),
    ...(rules.length === 0 ? {} : { rules }),
    ...defined({ int64: param.int64, element: param.element, typeName: param.typeName }),
    ...(param.fields === undefined ? {} : { fields: param.fields.map(paramOf) }),
  };
}

/** A rule without the sentence it comes from. */
function ruleOf(rule: Rule): FixtureData {
  if (rule.kind === "enum") {
    const values = rule.values.map(({ value }) => ({ value }));
    return { kind: rule.kind, values, ...defined({ perItem: rule.perItem }) };
  }
  return defined({ ...rule, from: undefined, documentationOnly: undefined });
}

type Plain = string | number | boolean;
function defined(members: Readonly<Record<string, Plain | undefined>>): Record<string, Plain> {
  const present = Object.entries(members).filter(
    (entry): entry is [string, Plain] => entry[1] !== undefined,
  );
  return Object.fromEntries(present);
}
