import { type ApiSpec, isEnforced, type Param, type Rule } from "../../spec/schema.js";
import { asSent } from "./undocumented-files.js";
import type { FixtureData } from "./types.js";

/**
 * What the mock gateway needs of an API, as plain data: the parameters without the words that only
 * a reader needs, and the documented answers verbatim.
 */
export function fixtureOf(spec: ApiSpec): FixtureData {
  return {
    method: spec.method,
    auth: spec.auth,
    request: paramsOf(asSentDeep(spec.request, [])),
    response: paramsOf(spec.response),
    examples: {
      response: spec.examples.response.map(({ format, text }) => ({ format, text })),
      error: spec.examples.error.map(({ format, text }) => ({ format, text })),
    },
    errorCodes: spec.errorCodes.map(({ code, message, solution }) => ({ code, message, solution })),
  };
}

/** Files as modules send them, at every depth. */
const asSentDeep = (params: readonly Param[], path: readonly string[]): Param[] =>
  params.map((param) => {
    const place = [...path, param.name];
    const { fields } = param;
    return fields === undefined
      ? asSent(param, place)
      : { ...param, fields: asSentDeep(fields, place) };
  });

/** The parameters that a module has too: see `buildFields` for the one it leaves out. */
const paramsOf = (params: readonly Param[]): FixtureData =>
  params.filter(({ name }) => name !== "__proto__").map(paramOf);

function paramOf(param: Param): FixtureData {
  const rules = (param.rules ?? [])
    .filter((rule) => isEnforced(rule) && rule.when === undefined)
    .map(ruleOf);
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
    ...(param.fields === undefined ? {} : { fields: paramsOf(param.fields) }),
  };
}

/** A rule without the sentence it comes from. */
function ruleOf(rule: Rule): FixtureData {
  if (rule.kind === "enum") {
    const values = rule.values.map(({ value }) => ({ value }));
    return { kind: rule.kind, values, ...defined({ perItem: rule.perItem }) };
  }
  const bound = "value" in rule ? { value: rule.value } : {};
  const unit = "unit" in rule ? { unit: rule.unit } : {};
  const exclusive = "exclusive" in rule ? { exclusive: rule.exclusive } : {};
  const pattern = "pattern" in rule ? { pattern: rule.pattern } : {};
  return defined({ kind: rule.kind, ...bound, ...unit, ...exclusive, ...pattern });
}

type Plain = string | number | boolean;
function defined(members: Readonly<Record<string, Plain | undefined>>): Record<string, Plain> {
  const present = Object.entries(members).filter(
    (entry): entry is [string, Plain] => entry[1] !== undefined,
  );
  return Object.fromEntries(present);
}
