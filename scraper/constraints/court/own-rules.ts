/**
 * The contradiction court for the rules of one parameter: each is tried against the limits column,
 * the page's example and default, and the other rules. A loser stays in the spec as documentation.
 */
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

function limitsAgainst(rule: Rule, { limits = {} }: Param): string | undefined {
  const over = (limit: number | string | undefined, name: string): string | undefined =>
    limit !== undefined && "value" in rule && Number(rule.value) > Number(limit)
      ? `the limits column, ${name}:${limit}`
      : undefined;
  switch (rule.kind) {
    case "minLength":
      return rule.unit === "char" ? over(limits.maxLength, "最大长度") : undefined;
    case "minItems":
      return over(limits.maxItems, "最大列表长度");
    case "minimum":
      return over(limits.maximum, "最大值");
    case "maximum":
      return limits.minimum !== undefined && Number(rule.value) < Number(limits.minimum)
        ? `the limits column, 最小值:${limits.minimum}`
        : undefined;
    default:
      return undefined;
  }
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
  const few = rule.kind === "minItems" && items.length < rule.value;
  const many = rule.kind === "maxItems" && items.length > rule.value;
  return param.list && (few || many) ? `${called}, which has ${items.length} items` : undefined;
}

function breaks(rule: Rule, item: string, param: Param): boolean {
  const number = /^-?\d+(?:\.\d+)?$/.test(item) ? Number(item) : undefined;
  switch (rule.kind) {
    case "maxLength":
      return size(item, rule.unit) > rule.value && param.type !== "file";
    case "minLength":
      return size(item, rule.unit) < rule.value && param.type !== "file";
    case "minimum":
    case "maximum":
      return number !== undefined && isBeyond(rule, number);
    case "enum":
      return leavesList(rule, item, number);
    default:
      return false;
  }
}

type Bound = Extract<Rule, { kind: "minimum" | "maximum" }>;

function isBeyond(rule: Bound, number: number): boolean {
  const bound = Number(rule.value);
  if (rule.exclusive === true && number === bound) return true;
  return rule.kind === "minimum" ? number < bound : number > bound;
}

/** An example outside the list: of the form of its codes, and no sequence of them (`CS/KRY`). */
function leavesList(
  rule: Extract<Rule, { kind: "enum" }>,
  item: string,
  number: number | undefined,
): boolean {
  const values = new Set(rule.values.map(({ value }) => value));
  if (values.has(item) || item.split(/[,/|;、\s]/).every((part) => part === "" || values.has(part)))
    return false;
  return [...values].every((value) => /^-?\d+$/.test(value))
    ? number !== undefined
    : /^[A-Za-z]\w*$/.test(item);
}

/** A lower bound above the upper one, and a default that the other rules do not allow. */
function rulesAgainst(rule: Rule, others: readonly Rule[], param: Param): string | undefined {
  const opposite: Partial<Record<Rule["kind"], Rule["kind"]>> = {
    minimum: "maximum",
    maximum: "minimum",
    minLength: "maxLength",
    maxLength: "minLength",
    minItems: "maxItems",
    maxItems: "minItems",
  };
  const other = others.find(({ kind }) => kind === opposite[rule.kind]);
  if (other !== undefined && "value" in other && "value" in rule) {
    const [low, high] = rule.kind.startsWith("min") ? [rule, other] : [other, rule];
    if (Number(low.value) > Number(high.value))
      return `the rule from ${JSON.stringify(other.from)}`;
  }
  if (rule.kind !== "default") return undefined;
  const broken = others.find((one) => one !== rule && breaks(one, rule.value, param));
  return broken && `the rule ${broken.kind} from ${JSON.stringify(broken.from)}`;
}

function size(text: string, unit: "char" | "byte"): number {
  return unit === "byte" ? new TextEncoder().encode(text).length : codePoints(text);
}

function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count++;
  return count;
}
