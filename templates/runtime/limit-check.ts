/** What a documented limit of one value is: a check of zod that carries the page's own words. */
import { $constructor, $ZodCheck, type $ZodCheckDef, type $ZodType } from "zod/v4/core";
import { decimalText } from "./decimal.js";
import { quoted } from "./quote.js";
import { formatDate } from "./time.js";
import { wireOf } from "./wire-meta.js";

/** A documented limit: its name, bound, sentence, and what it finds wrong with a value. */
export interface LimitDef extends $ZodCheckDef {
  /** The name of the word that makes it, which errors give. */
  readonly rule: string;
  readonly limit: number | string;
  readonly quote: string;
  /** What is wrong with the value, or `undefined`. */
  readonly test: (value: unknown) => string | undefined;
}
interface Limit extends $ZodCheck<unknown> {
  readonly _zod: $ZodCheck<unknown>["_zod"] & { def: LimitDef };
}

/** The keyword of JSON Schema that says a limit of a type of value, and its number. */
function keywordOf({ rule, limit }: LimitDef, type: string): [string, number] | undefined {
  const number = Number(limit);
  if (decimalText(number) !== String(limit)) return undefined;
  const isText = type === "string" || type === "custom";
  // A text of n bytes has at most n characters, and at least a quarter of n.
  if (rule === "maxBytes" && isText) return ["maxLength", number];
  if (rule === "minBytes" && isText) return ["minLength", Math.ceil(number / 4)];
  const fits = rule.endsWith("Items")
    ? type === "array"
    : rule.endsWith("Length")
      ? isText
      : type === "number" || type === "custom";
  return fits ? [rule, number] : undefined;
}

/** What a schema's limits say in JSON Schema, the tighter one where two say the same. */
function describe(def: LimitDef, { _zod: { bag, def: schema } }: $ZodType): void {
  const [keyword, number] = keywordOf(def, schema.type) ?? [];
  if (keyword === undefined || number === undefined) return;
  // zod keeps the bounds of texts and lists under the names of those of numbers.
  const isOwn = schema.type === "custom";
  const name = isOwn ? keyword : keyword.replace(/(?<=^m..)(?:Length|Items)$/, "imum");
  const before = bag[name] as number | undefined;
  const tighter = /max/i.test(name) ? Math.min : Math.max;
  bag[name] = before === undefined ? number : tighter(before, number);
}

const Limit = /* @__PURE__ */ $constructor<Limit, LimitDef>("TopLimit", (inst, def) => {
  $ZodCheck.init(inst, def);
  let owner: $ZodType | undefined;
  let isNames: boolean | undefined;
  inst._zod.onattach.push((schema) => {
    owner = schema;
    isNames = undefined;
    describe(def, schema);
  });
  inst._zod.check = (payload) => {
    const input: unknown = payload.value;
    // A list of names is measured as the text that it is sent as.
    isNames ??= owner !== undefined && wireOf(owner).kind === "fieldList";
    const found = def.test(isNames && Array.isArray(input) ? input.join(",") : input);
    if (found === undefined) return;
    const origin = Array.isArray(input) ? "array" : typeof input === "number" ? "number" : "string";
    const inclusive = !def.rule.startsWith("exclusive");
    payload.issues.push({ ...issueOf(def, found), origin, inclusive, input, inst } as never);
  };
});

/** An issue as zod has it for a bound; a limit that bounds no end is an issue of its own. */
export function issueOf({ rule, limit, quote }: LimitDef, found: string) {
  const bound = /max/i.test(rule)
    ? { code: "too_big", maximum: limit }
    : /min/i.test(rule)
      ? { code: "too_small", minimum: limit }
      : { code: "custom" };
  // Goes on, so that everything that is wrong is told at once.
  return { ...bound, message: quoted(found, quote), params: { rule, quote }, continue: true };
}

/**
 * A documented limit as a check.
 * @param rule the word that makes it
 * @param test tells what is wrong with a value; one that it can't measure passes
 */
/* @__NO_SIDE_EFFECTS__ */
export function limitCheck(
  rule: string,
  limit: number | string,
  quote: string,
  test: LimitDef["test"],
): $ZodCheck<unknown> {
  return new Limit({ check: rule, rule, limit, quote, test });
}

/** What a documented limit checks. @throws TypeError for another check of zod */
export function limitOf(check: $ZodCheck<unknown>): LimitDef {
  if (check instanceof Limit) return check._zod.def;
  throw new TypeError("expected a documented limit, as top.maxLength(…) makes one");
}

/** A single value as the text that is sent; `undefined` for lists, objects and files. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number") return decimalText(value);
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  return value instanceof Date && !Number.isNaN(value.getTime()) ? formatDate(value) : undefined;
}
