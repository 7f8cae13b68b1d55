// Copied by topgen from templates/runtime/validate.ts. Do not edit.
/** What is wrong with a value: how values are checked, and how findings are collected and worded. */
import { isPlainObject, ownMember } from "./wire.js";

/** Something wrong with a value, with its path still in parts. */
export interface FoundIssue {
  readonly path: readonly PropertyKey[];
  readonly rule: string;
  readonly message: string;
  readonly quote?: string;
}

/** Everything that is wrong with a value, which may be absent. */
export type Check = (value: unknown) => readonly FoundIssue[];

/** A type of values, in words and as a test of values that are there. */
export interface Type {
  readonly what: string;
  readonly holds: (value: unknown) => boolean;
}

/** A documented rule for values of the right type. */
export interface Rule {
  readonly rule: string;
  /** The page's own words; `""` where it has none. */
  readonly quote: string;
  /** The member that is blamed; the value itself unless told. */
  readonly path?: readonly string[];
  /** What is wrong with the value, or `undefined`. */
  readonly test: (value: unknown) => string | undefined;
}

const none: readonly FoundIssue[] = [];
const missing: readonly FoundIssue[] = [
  { path: [], rule: "required", message: "required, but missing" },
];

/** Demands a value of the type that breaks none of the rules. */
export function typed({ what, holds }: Type, rules: readonly Rule[], inner?: Check): Check {
  return (value) => {
    if (value === undefined || value === null) return missing;
    if (!holds(value)) {
      return [{ path: [], rule: "type", message: `expected ${what}, found ${kindOf(value)}` }];
    }
    const issues = inner === undefined ? none : inner(value);
    return rules.length === 0 ? issues : [...issues, ...broken(rules, value)];
  };
}

/** The same check for a value that may be absent. */
export function optionally(check: Check): Check {
  return (value) => (value === undefined || value === null ? none : check(value));
}

/** A list whose items pass the check. */
export function listOf(item: Check, rules: readonly Rule[] = []): Check {
  return typed({ what: "a list", holds: Array.isArray }, rules, (value) =>
    (value as readonly unknown[]).flatMap((one, i) => inside(i, item(one))),
  );
}

/** An object whose documented members pass their checks; only its own members count. */
export function objectOf(
  members: Iterable<readonly [name: string, { readonly check: Check }]>,
  rules: readonly Rule[] = [],
): Check {
  const checks = [...members];
  return typed({ what: "an object", holds: isPlainObject }, rules, (value) => {
    let issues = none;
    for (const [name, { check }] of checks) {
      const found = inside(name, check(ownMember(value, name)));
      if (found.length > 0) issues = [...issues, ...found];
    }
    return issues;
  });
}

function inside(key: PropertyKey, issues: readonly FoundIssue[]): readonly FoundIssue[] {
  if (issues.length === 0) return none;
  return issues.map((issue) => ({ ...issue, path: [key, ...issue.path] }));
}

function broken(rules: readonly Rule[], value: unknown): readonly FoundIssue[] {
  return rules.flatMap(({ rule, quote, path = [], test }) => {
    const message = test(value);
    if (message === undefined) return none;
    if (quote === "") return [{ path, rule, message }];
    return [{ path, rule, quote, message: `${message} (documentation: "${quote}")` }];
  });
}

/** The sentence that says what is wrong and where. */
export function sentence({ path, message }: FoundIssue): string {
  return path.length > 0 ? `${pathText(path)}: ${message}` : message;
}

/** `["a", "b", 0]` as `a.b[0]`. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "number") text += `[${key}]`;
    else text += (text === "" ? "" : ".") + String(key);
  }
  return text;
}

/** What a value is, never what it says. */
function kindOf(value: unknown): string {
  if (typeof value === "string") return "text";
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return String(value);
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
      return "a number beyond 2^53, which loses digits";
  }
  if (typeof value !== "object") return typeof value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "an invalid date" : "a date";
  return Array.isArray(value) ? "a list" : "an object";
}
