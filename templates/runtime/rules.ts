/**
 * Rules across the members of an object. A path is a name, or names from the object inwards; a list
 * on the way contributes each of its items. A blank value counts as not given, as the gateway takes
 * it. Each rule carries the page's sentence.
 */
import type { $ZodCheck, $ZodRawIssue, JSONSchema } from "zod/v4/core";
import { issueOf, limitOf, textOf } from "./limit-check.js";
import { quoted } from "./quote.js";
import { isBlank, ownMember } from "./wire.js";

/** A member's name, or the names down to it. */
export type Path = string | readonly string[];

/** Something that the members of an object must fulfil together. */
export interface Rule {
  readonly rule: string;
  /** The page's own words. */
  readonly quote: string;
  /** The members that it is about. */
  readonly fields: readonly (readonly string[])[];
  /** Adds an issue to the list where the object breaks the rule. */
  readonly judge: (value: object, issues: $ZodRawIssue[]) => void;
  /** The same in JSON Schema, as far as that can say it: a blank text counts as given there. */
  readonly toJSONSchema: () => JSONSchema.BaseSchema;
}

const pathOf = (path: Path): readonly string[] => [path].flat();
const nameOf = (path: readonly string[]): string => path.join(".");

function isGiven(value: unknown): boolean {
  const isEmpty = Array.isArray(value) && value.length === 0;
  return value !== undefined && value !== null && !isBlank(value) && !isEmpty;
}

/** Whether a value at a path passes; a list on the way contributes each of its items. */
function someAt(
  value: unknown,
  path: readonly string[],
  passes: (value: unknown) => boolean,
  depth = 0,
): boolean {
  const name = path[depth];
  if (name === undefined) return passes(value);
  return Array.isArray(value)
    ? value.some((item) => someAt(item, path, passes, depth))
    : someAt(ownMember(value, name), path, passes, depth + 1);
}

const isMissing = (value: unknown): boolean => !isGiven(value);

/** What all paths go through, their last names apart, and where each goes from there. */
function sharedPath(paths: readonly (readonly string[])[]) {
  const [first = []] = paths;
  let depth = 0;
  while (paths.every((path) => depth + 1 < path.length && path[depth] === first[depth])) depth++;
  return { shared: first.slice(0, depth), rest: paths.map((path) => path.slice(depth)) };
}

/** The schema of an object whose member of a name, if it is there, has a schema of its own. */
const memberIs = (name: string, schema: JSONSchema.BaseSchema): JSONSchema.BaseSchema => ({
  properties: Object.fromEntries([[name, schema]]),
});

/** The schema of an object in which another holds of what stands at a path, in a list of each item. */
function eachAt(path: readonly string[], schema: JSONSchema.BaseSchema): JSONSchema.BaseSchema {
  const [name, ...rest] = path;
  if (name === undefined) return schema;
  const inner = eachAt(rest, schema);
  return memberIs(name, { if: { type: "array" }, then: { items: inner }, else: inner });
}

type Condition = (scope: unknown, rest: readonly (readonly string[])[]) => boolean;

interface RuleInfo {
  readonly rule: string;
  readonly quote: string;
  readonly fields: readonly (readonly string[])[];
  /** What is demanded, in words. */
  readonly words: string;
  /** The member that is blamed; the object itself unless told. */
  readonly path?: readonly string[];
}

/**
 * @param condition holds in each object that all paths go through: the object itself, or, where they
 *   share a list (`items.a`, `items.b`), each item for itself; an absent one has nothing to break
 */
/* @__NO_SIDE_EFFECTS__ */
function makeRule(
  { rule, quote, fields, words, path = [] }: RuleInfo,
  condition: Condition,
  said: (rest: readonly (readonly string[])[]) => JSONSchema.BaseSchema,
): Rule {
  const { shared, rest } = sharedPath(fields);
  const breaks = (scope: unknown): boolean => {
    if (Array.isArray(scope)) return scope.some(breaks);
    return scope !== undefined && scope !== null && !condition(scope, rest);
  };
  return {
    rule,
    quote,
    fields,
    toJSONSchema: () => eachAt(shared, said(rest)),
    judge(input, issues) {
      if (!someAt(input, shared, breaks)) return;
      const message = quoted(words, quote);
      const issue = { code: "custom" as const, input, path: [...path], message };
      // Goes on, so that everything that is wrong is told at once.
      issues.push({ ...issue, params: { rule, quote }, continue: true });
    },
  };
}

/** The JSON Schema of an object in which the member at a path is there, or has a value. */
function presence(path: readonly string[], equals?: string): JSONSchema.BaseSchema {
  const [name = "", ...rest] = path;
  const wanted =
    rest.length > 0
      ? presence(rest, equals)
      : equals === undefined
        ? undefined
        : { enum: spellings(equals) };
  return { ...(wanted && memberIs(name, wanted)), required: [name] };
}

/** A documented value as text, and as the number or flag that it may be. */
function spellings(value: string): (string | number | boolean)[] {
  if (value === "true" || value === "false") return [value, value === "true"];
  return String(Number(value)) === value ? [value, Number(value)] : [value];
}

/* @__NO_SIDE_EFFECTS__ */
function counted(
  rule: string,
  words: string,
  allowed: (given: number, of: number) => boolean,
  keywords: (present: JSONSchema.BaseSchema[]) => JSONSchema.BaseSchema,
): (paths: readonly Path[], quote: string) => Rule {
  return (paths, quote) => {
    const fields = paths.map(pathOf);
    return makeRule(
      { rule, quote, fields, words: `${words} of ${fields.map(nameOf).join(", ")} must be given` },
      (scope, rest) =>
        allowed(rest.filter((path) => someAt(scope, path, isGiven)).length, rest.length),
      (rest) => keywords(rest.map((path) => presence(path))),
    );
  };
}

/** One of the members, or several, must be given. */
export const atLeastOne = /* @__PURE__ */ counted(
  "atLeastOne",
  "at least one",
  (given) => given >= 1,
  (anyOf) => ({ anyOf }),
);

/** One of the members must be given, and no other. */
export const exactlyOne = /* @__PURE__ */ counted(
  "exactlyOne",
  "exactly one",
  (given) => given === 1,
  (oneOf) => ({ oneOf }),
);

/** No two of the members may be given. */
export const atMostOne = /* @__PURE__ */ counted(
  "atMostOne",
  "at most one",
  (given) => given <= 1,
  (present) => ({
    not: {
      anyOf: present.flatMap((one, i) =>
        present.slice(i + 1).map((other) => ({ allOf: [one, other] })),
      ),
    },
  }),
);

/** Whether a value meets a condition: it is given, or has the value `equals`. */
const meets =
  (equals: string | undefined) =>
  (value: unknown): boolean =>
    [value]
      .flat()
      .some((each) => (equals === undefined ? isGiven(each) : textOf(each)?.trim() === equals));

/** A rule that holds only where `field` is given, or has the value `equals`. */
/* @__NO_SIDE_EFFECTS__ */
export function when(field: Path, equals: string | undefined, rule: Rule): Rule {
  const path = pathOf(field);
  const isMet = meets(equals);
  return {
    ...rule,
    fields: [...rule.fields, path],
    judge(value, issues) {
      if (someAt(value, path, isMet)) rule.judge(value, issues);
    },
    toJSONSchema: () => ({ if: presence(path, equals), then: rule.toJSONSchema() }),
  };
}

/** A limit of a member as a rule of its object, for {@link when}. A length in a list is each item's. */
/* @__NO_SIDE_EFFECTS__ */
export function limit(path: Path, check: $ZodCheck<unknown>): Rule {
  const names = pathOf(path);
  const def = limitOf(check);
  const { rule, quote, test } = def;
  return {
    rule,
    quote,
    fields: [names],
    toJSONSchema: () => limited(names, check),
    judge(value, issues) {
      let found: string | undefined;
      const breaks = (each: unknown): boolean => {
        if (Array.isArray(each) && !rule.endsWith("Items")) return each.some(breaks);
        found = each === undefined ? undefined : test(each);
        return found !== undefined;
      };
      if (!someAt(value, names, breaks) || found === undefined) return;
      const place = { origin: "string", input: value, path: [...names] };
      issues.push({ ...issueOf(def, found), ...place } as never);
    },
  };
}

/** A limit in JSON Schema at a path; a keyword says nothing of values of another type. */
function limited(
  [name = "", ...rest]: readonly string[],
  check: $ZodCheck<unknown>,
): JSONSchema.BaseSchema {
  const { rule, limit: bound } = limitOf(check);
  const keyword = rule === "maxBytes" ? "maxLength" : rule;
  const own = rule === "minBytes" ? {} : { [keyword]: Number(bound) };
  const inner = rest.length > 0 ? limited(rest, check) : own;
  const each = rest.length === 0 && rule.endsWith("Items") ? {} : { items: inner };
  return memberIs(name, { ...inner, ...each });
}

/** The member must be given: the description says so where the table does not. */
/* @__NO_SIDE_EFFECTS__ */
export function required(path: Path, quote: string): Rule {
  const fields = [pathOf(path)];
  return makeRule(
    { rule: "required", quote, fields, words: "required, but missing", path: pathOf(path) },
    (scope, rest) => rest.every((each) => !someAt(scope, each, isMissing)),
    ([rest = []]) => presence(rest),
  );
}

/** `path` must be given when `field` is given, or when it has the value `equals`. */
/* @__NO_SIDE_EFFECTS__ */
export function requiredIf(
  path: Path,
  field: Path,
  equals: string | undefined,
  quote: string,
): Rule {
  const fields = [pathOf(path), pathOf(field)];
  const isMet = meets(equals);
  const condition = equals === undefined ? "given" : JSON.stringify(equals);
  const words = `required when ${nameOf(pathOf(field))} is ${condition}`;
  return makeRule(
    { rule: "requiredIf", quote, fields, words, path: pathOf(path) },
    (scope, [target = [], trigger = []]) =>
      !someAt(scope, trigger, isMet) || !someAt(scope, target, isMissing),
    ([target = [], trigger = []]) => ({ if: presence(trigger, equals), then: presence(target) }),
  );
}
