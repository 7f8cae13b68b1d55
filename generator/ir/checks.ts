import {
  type Condition,
  isEnforced,
  type Limits,
  type Param,
  type Rule,
} from "../../spec/schema.js";
import type { Check, CheckKind, ScalarKind } from "./types.js";

/** The enforced bounds of a parameter: those of the value or list itself, and those of one item. */
export interface Checks {
  own: Check[];
  items: Check[];
}

const lengths: readonly CheckKind[] = ["minLength", "maxLength", "minBytes", "maxBytes"];
const counts: readonly CheckKind[] = ["minItems", "maxItems"];
const bounds: readonly CheckKind[] = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];

/** The bounds that mean something for a kind of value; numbers in text are compared as numbers. */
function applicable(scalar: ScalarKind | "object"): readonly CheckKind[] {
  switch (scalar) {
    case "string":
      return [...lengths, ...bounds, ...counts];
    case "number":
    case "int64":
    case "id":
    case "price":
    case "decimal":
      return [...bounds, "minLength", "maxLength"];
    case "json":
    case "fieldList":
      return [...lengths, ...counts];
    case "file":
      return ["minBytes", "maxBytes"];
    default:
      return [];
  }
}

/**
 * Bounds from the limits column and from the prose, where they can be stood by. A length on a list
 * is checked on each item: whether the page means the item or the joined text, no longer item can
 * be right. Bounds that mean nothing for the type stay documentation.
 */
export function checksOf(param: Param, scalar: ScalarKind | "object"): Checks {
  const checks: Checks = { own: [], items: [] };
  for (const check of [...limitChecks(param.limits ?? {}, scalar), ...ruleChecks(param)]) {
    if (param.list && counts.includes(check.kind)) add(checks.own, check);
    else if (applicable(scalar).includes(check.kind)) {
      add(param.list ? checks.items : checks.own, check);
    }
  }
  return checks;
}

/** The page often repeats a limit of its column in the prose; one check is enough. */
function add(checks: Check[], check: Check): void {
  const same = checks.some(({ kind, value }) => kind === check.kind && value === check.value);
  if (!same) checks.push(check);
}

/** The limits column in its own words. */
export const limitWords = {
  maxItems: "最大列表长度",
  maxLength: "最大长度",
  minimum: "最小值",
  maximum: "最大值",
} as const satisfies Record<keyof Limits, string>;

function* limitChecks(limits: Limits, scalar: ScalarKind | "object"): Generator<Check> {
  for (const kind of ["maxItems", "maxLength", "minimum", "maximum"] as const) {
    const value = limits[kind];
    if (value === undefined) continue;
    const unit = kind === "maxLength" && scalar === "file" ? "maxBytes" : kind;
    yield { kind: unit, value, quote: `${limitWords[kind]}:${value}` };
  }
}

function* ruleChecks(param: Param): Generator<Check> {
  for (const rule of param.rules ?? []) {
    const kind = isEnforced(rule) && rule.when === undefined ? checkKind(rule) : undefined;
    if (kind !== undefined && "value" in rule) {
      yield { kind, value: rule.value, quote: rule.from };
    }
  }
}

/** The bounds of the prose that hold only under a condition and mean something for the type. */
export function conditionalChecks(param: Param): (Check & { when: Condition })[] {
  const { type, list } = param;
  const kinds = applicable(type === "number" && param.int64 ? "int64" : type);
  return (param.rules ?? []).filter(isEnforced).flatMap((rule) => {
    const kind = checkKind(rule);
    if (rule.when === undefined || kind === undefined || !("value" in rule)) return [];
    if (!kinds.includes(kind) && !(list && counts.includes(kind))) return [];
    return [{ kind, value: rule.value, quote: rule.from, when: rule.when }];
  });
}

function checkKind(rule: Rule): CheckKind | undefined {
  switch (rule.kind) {
    case "minLength":
      return rule.unit === "byte" ? "minBytes" : "minLength";
    case "maxLength":
      return rule.unit === "byte" ? "maxBytes" : "maxLength";
    case "minItems":
    case "maxItems":
      return rule.kind;
    case "minimum":
      return rule.exclusive === true ? "exclusiveMinimum" : "minimum";
    case "maximum":
      return rule.exclusive === true ? "exclusiveMaximum" : "maximum";
    default:
      return undefined;
  }
}
