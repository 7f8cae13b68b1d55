import { boundKind, boundOf, limitBounds, type Measure } from "../../spec/rules/bounds.js";
import { type Condition, isEnforced, type Param } from "../../spec/schema.js";
import type { Check, ScalarKind } from "./types.js";

/** The enforced bounds of a parameter: those of the value or list itself, and those of one item. */
export interface Checks {
  own: Check[];
  items: Check[];
}

/** What can be bounded of a kind of value; numbers in text are compared as numbers. */
function measuresOf(scalar: ScalarKind | "object"): readonly Measure[] {
  switch (scalar) {
    case "string":
      return ["characters", "bytes", "number", "items"];
    case "number":
    case "int64":
    case "id":
    case "price":
    case "decimal":
      return ["number", "characters"];
    case "json":
    case "fieldList":
      return ["characters", "bytes", "items"];
    case "file":
      return ["bytes"];
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
  for (const check of [...limitChecks({ ...param, type: scalar }), ...ruleChecks(param)]) {
    if ("when" in check) continue;
    const { measure } = boundKind(check);
    if (param.list && measure === "items") add(checks.own, check);
    else if (measuresOf(scalar).includes(measure)) {
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

const limitChecks = (param: Pick<Param, "limits"> & { type: string }): Check[] =>
  limitBounds(param).map(({ kind, value, quote }) => ({ kind, value, quote }));

function ruleChecks(param: Param): (Check & { when?: Condition })[] {
  return (param.rules ?? []).filter(isEnforced).flatMap((rule) => {
    const bound = boundOf(rule);
    const when = rule.when === undefined ? {} : { when: rule.when };
    return bound === undefined ? [] : [{ ...bound, quote: rule.from, ...when }];
  });
}

/** The bounds of the prose that hold only under a condition and mean something for the type. */
export function conditionalChecks(param: Param): (Check & { when: Condition })[] {
  const { type, list } = param;
  const measures = measuresOf(type === "number" && param.int64 ? "int64" : type);
  return ruleChecks(param).flatMap(({ when, ...check }) => {
    const { measure } = boundKind(check);
    const applies = measures.includes(measure) || (list && measure === "items");
    return when !== undefined && applies ? [{ ...check, when }] : [];
  });
}
