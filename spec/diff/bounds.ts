/**
 * The bounds of a parameter, from its limits column and its prose, compared by what they allow:
 * sixty bytes are at most sixty characters, more than 0 is at least 1 of an integer.
 */
import {
  amountOf,
  type Bound,
  boundKind,
  boundOf,
  boundRuleKinds,
  entails,
  keeps,
  limitBounds,
} from "../rules/bounds.js";
import { conditionText } from "../rules/evidence.js";
import type { Param, Rule } from "../schema.js";
import { kindOf } from "./types.js";
import { type Found, quotesOf } from "./change.js";
import type { ChangeRuleId } from "./rules.js";

/** A bound as a page tells it. */
interface ToldBound extends Bound {
  /** The kind of rule, or limit of the column, that states it. */
  rule: string;
  /** The condition under which it holds, as text; `""`: always. */
  when: string;
  likely: boolean;
  quote: string;
}

/** Every bound that is held of a parameter, those left out that no value can break. */
function boundsOf(param: Param): ToldBound[] {
  const limits = limitBounds(param).map(({ kind, value, column, quote }) => {
    return { kind, value, rule: column, when: "", likely: false, quote };
  });
  const rules = (param.rules ?? []).flatMap((rule) => {
    const bound = isUnresolved(rule) ? undefined : boundOf(rule);
    if (bound === undefined) return [];
    const when = rule.when === undefined ? "" : conditionText(rule.when);
    const likely = rule.certainty === "likely" || rule.documentationOnly === true;
    return [{ ...bound, rule: rule.kind, when, likely, quote: rule.from }];
  });
  return [...limits, ...rules].filter((one) => !isVacuous(one)).map((one) => ofWhole(param, one));
}

/**
 * A bound under a condition that can't be resolved bounds nothing that is known. One that the page's
 * own example contradicts is still what the page says, with a doubt.
 */
function isUnresolved({ documentationOnly, when }: Rule): boolean {
  return documentationOnly === true && when !== undefined;
}

/** No text is shorter than nothing. */
function isVacuous(bound: Bound): boolean {
  const { measure, end } = boundKind(bound);
  return measure !== "number" && end === "min" && Number(bound.value) <= 0;
}

/** Of integers, more than 0 and at least 1 are the same. */
function ofWhole(param: Param, bound: ToldBound): ToldBound {
  const { exclusive, end, kept } = boundKind(bound);
  if (!exclusive || kindOf(param) !== "int64" || !/^-?\d+$/.test(String(bound.value))) return bound;
  const next = kept(bound.value);
  const value = Number.isSafeInteger(Number(next)) ? Number(next) : next;
  return { ...bound, kind: end === "min" ? "minimum" : "maximum", value };
}

/** Whether a value that keeps all the bounds keeps this one too. */
function follows(bound: ToldBound, from: readonly ToldBound[]): boolean {
  return from.some(
    (other) =>
      (bound.likely || !other.likely) &&
      (other.when === "" || other.when === bound.when) &&
      entails(other, bound),
  );
}

/** What a value breaks of the bounds that are documented without a condition, in their own words. */
export function boundFaults(param: Param, text: string): string[] {
  return boundsOf(param)
    .filter((bound) => {
      const amount = amountOf(boundKind(bound).measure, text);
      return bound.when === "" && amount !== undefined && !keeps(amount, bound);
    })
    .map(({ quote }) => quote);
}

/** How the bounds of a parameter of a request differ, one change a kind; none when they are told alike. */
export function diffBounds(before: Param, after: Param, path: string): Found {
  const [old, now] = [boundsOf(before), boundsOf(after)];
  const changes: Found = [];
  for (const kind of boundRuleKinds) {
    const [a, b] = [old, now].map((all) => all.filter(({ rule }) => rule === kind));
    if (a === undefined || b === undefined || words(a) === words(b)) continue;
    const tighter = b.filter((one) => !follows(one, old));
    const looser = a.some((one) => !follows(one, now));
    const rule = ruleOf({ tighter: tighter.length > 0, looser }, a.length, b.length);
    changes.push({
      rule,
      path: `${path}#${kind}`,
      before: values(a),
      after: values(b),
      quotes: quotesOf(a.map(quoteOf), b.map(quoteOf)),
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

const quoteOf = ({ quote }: ToldBound): string => quote;

/** Bounds as a report shows them; a plain one as the number that it is. */
function values(bounds: readonly ToldBound[]): number | string | undefined {
  const [first] = bounds;
  if (first === undefined) return undefined;
  const shown = [...new Set(bounds.map(valueWords))].join(", ");
  return shown === String(first.value) ? first.value : shown;
}

function valueWords({ kind, value, when }: ToldBound): string {
  const { exclusive, end, measure } = boundKind({ kind });
  const sign = exclusive ? (end === "min" ? "> " : "< ") : "";
  return `${sign}${value}${measure === "bytes" ? " bytes" : ""}${when === "" ? "" : ` when ${when}`}`;
}

/** What tells two sets of bounds apart, where they stand included. */
function words(bounds: readonly ToldBound[]): string {
  return JSON.stringify(bounds.map((one) => [valueWords(one), one.quote, one.likely]).sort());
}
