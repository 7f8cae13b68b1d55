/**
 * The bounds of one parameter's values, one entry each, the rules that state them, and the limits
 * column. Reading, judging, comparing, breaking and generating go by these tables alone; the client
 * enforces a bound by the word of the same name in `templates/runtime/checks.ts`.
 */
import { z } from "zod";
import { type Amount, compareAmounts, moved } from "./amounts.js";
import { evidence } from "./evidence.js";

/** What of a value is bounded. */
export type Measure = "characters" | "bytes" | "items" | "number";

/** What a bound says, whoever asks. */
interface BoundKind {
  measure: Measure;
  /** The end that it bounds, if it is one of the two. */
  end?: "min" | "max";
  /** Whether the bound itself is out. */
  exclusive?: true;
  /** How it begins in a sentence: `At most`, before the amount. */
  lead: string;
  holds: (amount: Amount, bound: Amount) => boolean;
  /** An amount that breaks it, as near to the bound as can be. */
  broken: (bound: Amount) => string;
  /** An amount that keeps it. */
  kept: (bound: Amount) => string;
}

function ordered(measure: Measure, end: "min" | "max", lead: string, exclusive?: true): BoundKind {
  const inwards = end === "min" ? 1n : -1n;
  return {
    measure,
    end,
    ...(exclusive && { exclusive }),
    lead,
    holds: (amount, bound) => {
      const order = compareAmounts(amount, bound) ?? Number(inwards);
      return order === 0 ? exclusive !== true : order === Number(inwards);
    },
    broken: (bound) => moved(bound, exclusive ? 0n : -inwards),
    kept: (bound) => moved(bound, exclusive ? inwards : 0n),
  };
}
const atLeast = (measure: Measure): BoundKind => ordered(measure, "min", "At least");
const atMost = (measure: Measure): BoundKind => ordered(measure, "max", "At most");

const boundKinds = {
  minLength: atLeast("characters"),
  maxLength: atMost("characters"),
  minBytes: atLeast("bytes"),
  maxBytes: atMost("bytes"),
  minItems: atLeast("items"),
  maxItems: atMost("items"),
  minimum: atLeast("number"),
  maximum: atMost("number"),
  exclusiveMinimum: ordered("number", "min", "More than", true),
  exclusiveMaximum: ordered("number", "max", "Less than", true),
} satisfies Record<string, BoundKind>;

/** The name of a bound, which the client's word for it has too. */
export type BoundName = keyof typeof boundKinds;

/** A bound of a value, whether the limits column or the prose states it. */
export interface Bound {
  kind: BoundName;
  value: Amount;
}

const count = z.int().nonnegative();
const amount = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]);

const lengthRule = <Kind extends BoundName>(kind: Kind, bytes: BoundName) => ({
  schema: z.strictObject({
    kind: z.literal(kind),
    value: count,
    unit: z.enum(["char", "byte"]),
    ...evidence,
  }),
  boundOf: (rule: object): BoundName => ("unit" in rule && rule.unit === "byte" ? bytes : kind),
});
const itemsRule = <Kind extends BoundName>(kind: Kind) => ({
  schema: z.strictObject({ kind: z.literal(kind), value: count, ...evidence }),
  boundOf: (): BoundName => kind,
});
const numberRule = <Kind extends BoundName>(kind: Kind, exclusive: BoundName) => ({
  schema: z.strictObject({
    kind: z.literal(kind),
    value: amount,
    exclusive: z.literal(true).optional(),
    ...evidence,
  }),
  boundOf: (rule: object): BoundName => ("exclusive" in rule ? exclusive : kind),
});

/** The rules of descriptions that state a bound, by the bound that each states. */
const boundRules = [
  lengthRule("minLength", "minBytes"),
  lengthRule("maxLength", "maxBytes"),
  itemsRule("minItems"),
  itemsRule("maxItems"),
  numberRule("minimum", "exclusiveMinimum"),
  numberRule("maximum", "exclusiveMaximum"),
] as const;

export const boundRuleSchemas = boundRules.map(({ schema }) => schema);
type BoundRule = z.infer<(typeof boundRuleSchemas)[number]>;
/** The kinds of rules that state a bound, as a report lists them. */
export const boundRuleKinds = boundRules.map(({ schema }) => schema.shape.kind.value);

const ruleByKind = new Map<string, (typeof boundRules)[number]>(
  boundRules.map((one) => [one.schema.shape.kind.value, one]),
);

/** The bound that a rule states, if it states one. */
export function boundOf(rule: { kind: string }): Bound | undefined {
  const definition = ruleByKind.get(rule.kind);
  return definition && { kind: definition.boundOf(rule), value: (rule as BoundRule).value };
}

/** What a bound says of any value. */
export const boundKind = ({ kind }: Pick<Bound, "kind">): BoundKind => boundKinds[kind];

/** Whether an amount keeps a bound. */
export const keeps = (amount: Amount, bound: Bound): boolean =>
  boundKind(bound).holds(amount, bound.value);

/** The end of the values that a rule bounds, if any. */
export function endOf(rule: { kind: string }): "min" | "max" | undefined {
  const bound = boundOf(rule);
  return bound && boundKind(bound).end;
}

/** What of a value a rule bounds, if anything. */
export function measureOf(rule: { kind: string }): Measure | undefined {
  const bound = boundOf(rule);
  return bound && boundKind(bound).measure;
}

/** How much of a measure a text has; `undefined` where it has none. */
export function amountOf(measure: Measure, text: string): Amount | undefined {
  switch (measure) {
    case "characters":
      return codePoints(text);
    case "bytes":
      return new TextEncoder().encode(text).length;
    case "items":
      return text.split(",").length;
    case "number":
      return /^-?\d+(?:\.\d+)?$/.test(text.trim()) ? text.trim() : undefined;
  }
}

function codePoints(text: string): number {
  let found = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) found++;
  return found;
}

/** Whether no amount keeps both: a lower end above the upper one. */
export function areApart(one: Bound, other: Bound): boolean {
  const [a, b] = [boundKind(one), boundKind(other)];
  if (a.measure !== b.measure || a.end === undefined || b.end === undefined) return false;
  const order = compareAmounts(one.value, other.value);
  return a.end !== b.end && order === (a.end === "min" ? 1 : -1);
}

/** A character is one to four bytes of UTF-8. */
const mostBytes = 4;

/** What to multiply a bound of one measure with to have one of another; undefined: unrelated. */
function factorOf(from: BoundKind, to: BoundKind): number | undefined {
  if (from.measure === to.measure) return 1;
  if (from.measure === "bytes" && to.measure === "characters")
    return to.end === "max" ? 1 : 1 / mostBytes;
  if (from.measure === "characters" && to.measure === "bytes")
    return to.end === "max" ? mostBytes : 1;
  return undefined;
}

/** Whether whatever keeps one bound keeps another: sixty bytes are at most sixty characters. */
export function entails(strict: Bound, loose: Bound): boolean {
  const [a, b] = [boundKind(strict), boundKind(loose)];
  const factor = factorOf(a, b);
  if (a.end !== b.end || factor === undefined) return false;
  if (a.end === undefined && strict.kind !== loose.kind) return false;
  const value = factor === 1 ? strict.value : Number(strict.value) * factor;
  if (a.exclusive && compareAmounts(value, loose.value) === 0) return true;
  return b.holds(value, loose.value);
}

/** A bound for a reader: `At most 20 items`. */
export function boundWords(bound: Bound): string {
  const { lead, measure } = boundKind(bound);
  return `${lead} ${bound.value}${measure === "number" ? "" : ` ${measure}`}`;
}

/** The limits column in its own words. */
export const limitWords = {
  maxItems: "最大列表长度",
  maxLength: "最大长度",
  minimum: "最小值",
  maximum: "最大值",
} as const;
export type LimitColumn = keyof typeof limitWords;

/** Bounds from the limits column of the page (更多限制): hard, the gateway checks them itself. */
export const limitsSchema = z.strictObject({
  maxItems: count.optional(),
  maxLength: count.optional(),
  minimum: amount.optional(),
  maximum: amount.optional(),
});
export type Limits = z.infer<typeof limitsSchema>;

/** A bound of the limits column, and the column's words. */
export interface LimitBound extends Bound {
  column: LimitColumn;
  quote: string;
}

/** The limits column as bounds; a length of a file is one in bytes. */
export function limitBounds(param: { limits?: Limits | undefined; type: string }): LimitBound[] {
  return (Object.keys(limitWords) as LimitColumn[]).flatMap((column) => {
    const value = param.limits?.[column];
    if (value === undefined) return [];
    const kind = column === "maxLength" && param.type === "file" ? "maxBytes" : column;
    return [{ kind, column, value, quote: `${limitWords[column]}:${value}` }];
  });
}
