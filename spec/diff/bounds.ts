/**
 * The bounds of a parameter, from its limits column and its prose, compared by what they allow:
 * sixty bytes are at most sixty characters, more than 0 is at least 1 of an integer.
 */
import { conditionText } from "../rules/evidence.js";
import type { Param, Rule } from "../schema.js";
import { kindOf } from "./types.js";
import type { Change, Quotes } from "./change.js";
import type { ChangeRuleId } from "./rules.js";

/** What a bound is about. */
type Measure = "value" | "chars" | "bytes" | "items";
type End = "min" | "max";

interface Bound {
  measure: Measure;
  end: End;
  value: number | string;
  exclusive: boolean;
  /** The condition under which it holds, as text; `""`: always. */
  when: string;
  likely: boolean;
  quote: string;
}

type BoundKind = `${"min" | "max"}${"Length" | "Items" | "imum"}`;

const kinds = ["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"] as const;

const limitWords = {
  maxItems: "最大列表长度",
  maxLength: "最大长度",
  minimum: "最小值",
  maximum: "最大值",
} as const;

/** Every bound that is held of a parameter, those left out that no value can break. */
function boundsOf(param: Param): Bound[] {
  const bounds: Bound[] = [];
  for (const kind of Object.keys(limitWords) as (keyof typeof limitWords)[]) {
    const value = param.limits?.[kind];
    if (value === undefined) continue;
    const measure = kind === "maxLength" && param.type === "file" ? "bytes" : measureOf(kind);
    const quote = `${limitWords[kind]}:${value}`;
    const always = { exclusive: false, when: "", likely: false };
    bounds.push({ measure, end: endOf(kind), value, quote, ...always });
  }
  for (const rule of param.rules ?? []) {
    const bound = isUnresolved(rule) ? undefined : ruleBound(rule);
    if (bound !== undefined) bounds.push(bound);
  }
  return bounds.filter((one) => !isVacuous(one)).map((one) => ofIntegers(param, one));
}

/**
 * A bound under a condition that can't be resolved bounds nothing that is known. One that the page's
 * own example contradicts is still what the page says, with a doubt.
 */
function isUnresolved({ documentationOnly, when }: Rule): boolean {
  return documentationOnly === true && when !== undefined;
}

function ruleBound(rule: Rule): Bound | undefined {
  const told = {
    when: rule.when === undefined ? "" : conditionText(rule.when),
    likely: rule.certainty === "likely" || rule.documentationOnly === true,
    quote: rule.from,
  };
  switch (rule.kind) {
    case "minLength":
    case "maxLength": {
      const measure = rule.unit === "byte" ? "bytes" : "chars";
      return { measure, end: endOf(rule.kind), value: rule.value, exclusive: false, ...told };
    }
    case "minItems":
    case "maxItems":
      return {
        measure: "items",
        end: endOf(rule.kind),
        value: rule.value,
        exclusive: false,
        ...told,
      };
    case "minimum":
    case "maximum": {
      const exclusive = rule.exclusive === true;
      return { measure: "value", end: endOf(rule.kind), value: rule.value, exclusive, ...told };
    }
    default:
      return undefined;
  }
}

const endOf = (kind: string): End => (kind.startsWith("max") ? "max" : "min");

function measureOf(kind: BoundKind): Measure {
  return kind.endsWith("Length") ? "chars" : kind.endsWith("Items") ? "items" : "value";
}

/** No text is shorter than nothing. */
function isVacuous({ measure, end, value }: Bound): boolean {
  return measure !== "value" && end === "min" && Number(value) <= 0;
}

/** Of integers, more than 0 and at least 1 are the same. */
function ofIntegers(param: Param, bound: Bound): Bound {
  const whole = kindOf(param) === "int64" && /^-?\d+$/.test(String(bound.value));
  if (!whole || bound.measure !== "value" || !bound.exclusive) return bound;
  const next = BigInt(bound.value) + (bound.end === "min" ? 1n : -1n);
  const value = Number.isSafeInteger(Number(next)) ? Number(next) : String(next);
  return { ...bound, value, exclusive: false };
}

/** Whether a value that keeps all the bounds keeps this one too. */
function follows(bound: Bound, from: readonly Bound[]): boolean {
  return from.some((other) => implies(other, bound));
}

/** A character is one to four bytes of UTF-8. */
const mostBytes = 4;

function implies(strict: Bound, loose: Bound): boolean {
  if (strict.likely && !loose.likely) return false;
  if (strict.end !== loose.end || (strict.when !== "" && strict.when !== loose.when)) return false;
  const { end } = loose;
  const factor = factorOf(strict.measure, loose.measure, end);
  if (factor === undefined) return false;
  const value = factor === 1 ? strict.value : Number(strict.value) * factor;
  const order = compareNumbers(value, loose.value);
  if (order === 0) return strict.exclusive || !loose.exclusive;
  return end === "max" ? order < 0 : order > 0;
}

/** What to multiply a bound of one measure with to have one of another; undefined: unrelated. */
function factorOf(from: Measure, to: Measure, end: End): number | undefined {
  if (from === to) return 1;
  if (from === "bytes" && to === "chars") return end === "max" ? 1 : 1 / mostBytes;
  if (from === "chars" && to === "bytes") return end === "max" ? mostBytes : 1;
  return undefined;
}

const kindOfBound = ({ measure, end }: Bound): BoundKind =>
  `${end}${measure === "items" ? "Items" : measure === "value" ? "imum" : "Length"}`;

/** What a value breaks of the bounds that are documented without a condition, in their own words. */
export function boundFaults(param: Param, text: string): string[] {
  const sizes: Record<Measure, number | string> = {
    chars: Array.from(text).length,
    bytes: Buffer.byteLength(text),
    items: text.split(",").length,
    value: text.trim(),
  };
  const isNumber = /^-?\d+(\.\d+)?$/.test(text.trim());
  return boundsOf(param)
    .filter(({ when, measure }) => when === "" && (measure !== "value" || isNumber))
    .filter(({ measure, end, value, exclusive }) => {
      const order = compareNumbers(sizes[measure], value);
      if (order === 0) return exclusive;
      return end === "max" ? order > 0 : order < 0;
    })
    .map(({ quote }) => quote);
}

/** How the bounds of a parameter of a request differ, one change a kind; none when they are told alike. */
export function diffBounds(before: Param, after: Param, path: string): Omit<Change, "method">[] {
  const [old, now] = [boundsOf(before), boundsOf(after)];
  const changes: Omit<Change, "method">[] = [];
  for (const kind of kinds) {
    const [a, b] = [old, now].map((all) => all.filter((one) => kindOfBound(one) === kind));
    if (a === undefined || b === undefined || words(a) === words(b)) continue;
    const tighter = b.filter((one) => !follows(one, old));
    const looser = a.some((one) => !follows(one, now));
    const rule = ruleOf({ tighter: tighter.length > 0, looser }, a.length, b.length);
    changes.push({
      rule,
      path: `${path}#${kind}`,
      ...(a.length === 0 ? {} : { before: values(a) }),
      ...(b.length === 0 ? {} : { after: values(b) }),
      quotes: quotesOf(a, b),
      ...(tighter.length > 0 && tighter.every((one) => one.likely) ? { certainty: "likely" } : {}),
    });
  }
  return changes;
}

function ruleOf(
  kept: { tighter: boolean; looser: boolean },
  old: number,
  now: number,
): ChangeRuleId {
  if (kept.tighter) return old === 0 ? "request-bound-added" : "request-bound-tightened";
  if (kept.looser) return now === 0 ? "request-bound-removed" : "request-bound-loosened";
  return "bound-retold";
}

/** Bounds as a report shows them; a plain one as the number that it is. */
function values(bounds: readonly Bound[]): number | string {
  const [first] = bounds;
  const shown = [...new Set(bounds.map(valueWords))];
  const plain = first !== undefined && shown.length === 1 && shown[0] === String(first.value);
  return plain ? first.value : shown.join(", ");
}

function valueWords({ measure, value, exclusive, end, when }: Bound): string {
  const sign = exclusive ? (end === "min" ? "> " : "< ") : "";
  return `${sign}${value}${measure === "bytes" ? " bytes" : ""}${when === "" ? "" : ` when ${when}`}`;
}

/** What tells two sets of bounds apart, where they stand included. */
function words(bounds: readonly Bound[]): string {
  return JSON.stringify(bounds.map((one) => [valueWords(one), one.quote, one.likely]).sort());
}

function quotesOf(before: readonly Bound[], after: readonly Bound[]): Quotes {
  const [a, b] = [before, after].map((bounds) => [...new Set(bounds.map(({ quote }) => quote))]);
  return {
    ...(a === undefined || a.length === 0 ? {} : { before: a.join("; ") }),
    ...(b === undefined || b.length === 0 ? {} : { after: b.join("; ") }),
  };
}

/** Bounds may have more digits than a double; whole ones are compared exactly. */
function compareNumbers(a: number | string, b: number | string): number {
  const whole = /^-?\d+$/;
  const [left, right] = [String(a), String(b)];
  if (whole.test(left) && whole.test(right)) {
    const difference = BigInt(left) - BigInt(right);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  return Math.sign(Number(left) - Number(right));
}
