/**
 * The contradiction court: every rule that prose states is tried against what else the page says.
 * A rule that loses stays in the spec as documentation, with a finding that names the witness.
 */
import type { Constraint, Finding, Param, Rule } from "../../spec/schema.js";

/** Whether the page gives a value: an empty cell and the literal text `null` mean none. */
export function isGiven(example: string): boolean {
  const text = example.trim();
  return text !== "" && text !== '""' && text !== "null";
}

export interface Verdict<T> {
  rule: T;
  /** The words that speak against the rule. */
  witness?: string;
}

export function witnessAgainst(rule: Rule, param: Param): string | undefined {
  return limitsAgainst(rule, param) ?? exampleAgainst(rule, param);
}

function limitsAgainst(rule: Rule, { limits = {} }: Param): string | undefined {
  if (
    rule.kind === "minLength" &&
    rule.unit === "char" &&
    limits.maxLength !== undefined &&
    rule.value > limits.maxLength
  )
    return `the limits column, 最大长度:${limits.maxLength}`;
  if (rule.kind === "minItems" && limits.maxItems !== undefined && rule.value > limits.maxItems)
    return `the limits column, 最大列表长度:${limits.maxItems}`;
  if (
    rule.kind === "minimum" &&
    limits.maximum !== undefined &&
    Number(rule.value) > Number(limits.maximum)
  )
    return `the limits column, 最大值:${limits.maximum}`;
  if (
    rule.kind === "maximum" &&
    limits.minimum !== undefined &&
    Number(rule.value) < Number(limits.minimum)
  )
    return `the limits column, 最小值:${limits.minimum}`;
  return undefined;
}

function exampleAgainst(rule: Rule, param: Param): string | undefined {
  if (!isGiven(param.example)) return undefined;
  const example = param.example.trim();
  const items = param.list ? listItems(example) : [example];
  const broken = items.find((item) => breaks(rule, item, param));
  if (broken !== undefined) return `the example ${JSON.stringify(broken)}`;
  if (rule.kind === "maxItems" && param.list && items.length > rule.value)
    return `the example, which has ${items.length} items`;
  return undefined;
}

/** Items of a list example: joined by commas, in brackets or not. */
export function listItems(example: string): string[] {
  return example
    .replace(/^\[|\]$/g, "")
    .split(",")
    .map((item) => item.trim().replace(/^"|"$/g, ""))
    .filter((item) => item !== "");
}

function breaks(rule: Rule, item: string, param: Param): boolean {
  const number = /^-?\d+(?:\.\d+)?$/.test(item) ? Number(item) : undefined;
  switch (rule.kind) {
    case "maxLength":
      return size(item, rule.unit) > rule.value && param.type !== "file";
    case "minLength":
      return size(item, rule.unit) < rule.value && param.type !== "file";
    case "minimum":
      return (
        number !== undefined &&
        (rule.exclusive === true ? number <= Number(rule.value) : number < Number(rule.value))
      );
    case "maximum":
      return (
        number !== undefined &&
        (rule.exclusive === true ? number >= Number(rule.value) : number > Number(rule.value))
      );
    case "enum":
      return leavesList(rule, item, number);
    default:
      return false;
  }
}

/** An example outside the list: of the form of its codes, and no sequence of them (`CS/KRY`). */
function leavesList(
  rule: Extract<Rule, { kind: "enum" }>,
  item: string,
  number: number | undefined,
): boolean {
  const values = new Set(rule.values.map(({ value }) => value));
  if (item.split(/[,/|;、\s]+/).every((part) => values.has(part))) return false;
  return [...values].every((value) => /^-?\d+$/.test(value))
    ? number !== undefined
    : /^[A-Za-z]\w*$/.test(item);
}

function size(text: string, unit: "char" | "byte"): number {
  return unit === "byte" ? new TextEncoder().encode(text).length : codePoints(text);
}

/** Speaks against a rule across fields: the values that the page's examples give, by path. */
export function witnessAgainstConstraint(
  constraint: Constraint,
  examples: ReadonlyMap<string, string>,
): string | undefined {
  const given = (path: string): boolean => isGiven(examples.get(path) ?? "");
  if (constraint.kind === "requiredIf") {
    const actual = examples.get(constraint.field) ?? "";
    const holds = constraint.equals === undefined ? isGiven(actual) : actual === constraint.equals;
    const missing = constraint.at.find((path) => !given(path));
    return holds && missing !== undefined
      ? `the examples, which give ${constraint.field} as ${JSON.stringify(actual)} and no ${missing}`
      : undefined;
  }
  const count = constraint.fields.filter(given).length;
  if (constraint.kind !== "atMostOne" && count === 0)
    return "the examples, which give none of them";
  if (constraint.kind !== "atLeastOne" && count > 1)
    return `the examples, which give ${count} of them: ${constraint.fields.filter(given).join(", ")}`;
  return undefined;
}

export function contradicted(
  at: string,
  rule: { kind: string; from: string },
  witness: string,
): Finding {
  return {
    code: "rule-contradicted",
    at,
    message: `the rule ${rule.kind} from ${JSON.stringify(rule.from)} is kept as documentation only: against it speaks ${witness}`,
  };
}

function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count++;
  return count;
}
