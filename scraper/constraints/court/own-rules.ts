/**
 * The contradiction court for the rules of one parameter: each is tried against the limits column,
 * the page's example and default, and the other rules. A loser stays in the spec as documentation.
 */
import {
  amountOf,
  areApart,
  boundKind,
  boundOf,
  keeps,
  limitBounds,
} from "../../../spec/rules/bounds.js";
import type { Param, Rule } from "../../../spec/schema.js";
import { isGiven, listItems } from "./examples.js";

/** What speaks against a rule, in words for a reader; nothing when it stands. */
export function witnessAgainst(
  rule: Rule,
  param: Param,
  others: readonly Rule[],
): string | undefined {
  return (
    limitsAgainst(rule, param) ?? valuesAgainst(rule, param) ?? rulesAgainst(rule, others, param)
  );
}

function limitsAgainst(rule: Rule, param: Param): string | undefined {
  const bound = boundOf(rule);
  const limit = bound && limitBounds(param).find((one) => areApart(bound, one));
  return limit && `the limits column, ${limit.quote}`;
}

/** The example and the default of the limits column: values that the page itself uses. */
function valuesAgainst(rule: Rule, param: Param): string | undefined {
  return (
    valueAgainst(rule, param, param.example, "the example") ??
    (rule.kind === "default"
      ? disagrees(rule.value, param.default)
      : valueAgainst(rule, param, param.default ?? "", "the limits column, 默认值"))
  );
}

function disagrees(value: string, column: string | undefined): string | undefined {
  return column === undefined || column === value
    ? undefined
    : `the limits column, 默认值:${column}`;
}

function valueAgainst(rule: Rule, param: Param, value: string, called: string): string | undefined {
  if (!isGiven(value)) return undefined;
  const items = param.list ? listItems(value) : [value.trim()];
  const broken = items.find((item) => breaks(rule, item, param));
  if (broken !== undefined) return `${called} ${JSON.stringify(broken)}`;
  const bound = boundOf(rule);
  const isCount = bound !== undefined && boundKind(bound).measure === "items";
  return param.list && isCount && !keeps(items.length, bound)
    ? `${called}, which has ${items.length} items`
    : undefined;
}

function breaks(rule: Rule, item: string, { type }: Param): boolean {
  if (rule.kind === "enum") return leavesList(rule, item);
  const bound = boundOf(rule);
  if (bound === undefined) return false;
  const { measure } = boundKind(bound);
  if (measure === "items" || (measure !== "number" && type === "file")) return false;
  const amount = amountOf(measure, item);
  return amount !== undefined && !keeps(amount, bound);
}

/** An example outside the list: of the form of its codes, and no sequence of them (`CS/KRY`). */
function leavesList(rule: Extract<Rule, { kind: "enum" }>, item: string): boolean {
  const values = new Set(rule.values.map(({ value }) => value));
  if (values.has(item) || item.split(/[,/|;、\s]/).every((part) => part === "" || values.has(part)))
    return false;
  return [...values].every((value) => /^-?\d+$/.test(value))
    ? /^-?\d+(?:\.\d+)?$/.test(item)
    : /^[A-Za-z]\w*$/.test(item);
}

/** A lower bound above the upper one, and a default that the other rules do not allow. */
function rulesAgainst(rule: Rule, others: readonly Rule[], param: Param): string | undefined {
  const bound = boundOf(rule);
  const apart = others.find((one) => {
    const other = boundOf(one);
    return bound !== undefined && other !== undefined && areApart(bound, other);
  });
  if (apart !== undefined) return `the rule from ${JSON.stringify(apart.from)}`;
  if (rule.kind !== "default") return undefined;
  const broken = others.find((one) => one !== rule && breaks(one, rule.value, param));
  return broken && `the rule ${broken.kind} from ${JSON.stringify(broken.from)}`;
}
