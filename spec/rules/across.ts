/**
 * The kinds of rules across parameters of a request, one entry each: how many of its parameters may
 * be given, and what that is called. Reading, judging, comparing, breaking and generating go by this
 * table alone; the client enforces a kind by the word of the same name in `templates/runtime/rules.ts`.
 */
import { z } from "zod";
import { type ParamPath, pathText } from "../param-path.js";
import { type Condition, conditionText, evidence, path } from "./evidence.js";

/** Whether so many of a rule's parameters may be given. */
type Allows = (given: number, of: number) => boolean;

const paths = z.array(path).min(1);

/** A rule that counts its parameters; `words` go before their names. */
const group = <Kind extends string>(kind: Kind, words: string, allows: Allows) => ({
  kind,
  words,
  allows,
  schema: z.strictObject({
    kind: z.literal(kind),
    /** The parameters whose descriptions state the rule. */
    at: paths,
    /** The parameters it is about. */
    fields: paths,
    ...evidence,
  }),
});

/** A rule of each of its parameters alone, on a condition of its own; `words` go behind the name. */
const conditional = <Kind extends string>(kind: Kind, words: string, allows: Allows) => ({
  kind,
  words,
  allows,
  schema: z.strictObject({
    kind: z.literal(kind),
    at: paths,
    field: path,
    /** The value of `field` that makes the rule hold; absent: any value. */
    equals: z.string().optional(),
    ...evidence,
  }),
});

const kinds = [
  group("atLeastOne", "at least one of", (given) => given >= 1),
  group("exactlyOne", "exactly one of", (given) => given === 1),
  group("atMostOne", "at most one of", (given) => given <= 1),
  conditional("requiredIf", "required", (given) => given === 1),
] as const;

type Schema = (typeof kinds)[number]["schema"];
export type Constraint = z.infer<Schema>;
export type ConstraintKind = Constraint["kind"];
/** A rule that counts its parameters. */
export type Group = Extract<Constraint, { fields: unknown }>;

/** A rule across fields of the request; fields are named by path (`["param_x", "brand_id"]`). */
export const constraintSchema = z.discriminatedUnion(
  "kind",
  kinds.map(({ schema }) => schema) as unknown as readonly [Schema, ...Schema[]],
);

const byKind = new Map<string, (typeof kinds)[number]>(kinds.map((one) => [one.kind, one]));

function definitionOf(kind: ConstraintKind): (typeof kinds)[number] {
  const found = byKind.get(kind);
  if (found === undefined) throw new Error(`${kind}: no kind of rule`);
  return found;
}

/** Whether a request that gives so many of a rule's parameters keeps it. */
export function allows(kind: ConstraintKind, given: number, of: number): boolean {
  return definitionOf(kind).allows(given, of);
}

/** Whether a rule can be kept where so many of its parameters are always given. */
export function mayHold(kind: ConstraintKind, least: number, of: number): boolean {
  const counts = Array.from({ length: of - least + 1 }, (_, more) => least + more);
  return counts.some((given) => allows(kind, given, of));
}

/** What a kind is called: `at least one of`. */
export const wordsOf = (kind: ConstraintKind): string => definitionOf(kind).words;

/** What a rule demands at once: how many of the parameters are given, where all conditions hold. */
export interface Demand {
  fields: readonly ParamPath[];
  conditions: readonly Condition[];
}

/** The demands of a rule: one, or under a condition of its own one for each parameter. */
export function demandsOf(rule: Constraint): Demand[] {
  const conditions = conditionsOf(rule);
  if ("fields" in rule) return [{ fields: rule.fields, conditions }];
  return rule.at.map((one) => ({ fields: [one], conditions }));
}

/** The parameters that have to be given or not. */
export const countedBy = (rule: Constraint): ParamPath[] =>
  "fields" in rule ? rule.fields : rule.at;

/** What has to be so for a rule to hold. */
export function conditionsOf(rule: Constraint): Condition[] {
  return [...("field" in rule ? [rule] : []), ...(rule.when === undefined ? [] : [rule.when])];
}

/** Every parameter that a rule names, those whose descriptions state it included. */
export const pathsOf = (rule: Constraint): ParamPath[] => [
  ...rule.at,
  ...("fields" in rule ? rule.fields : []),
  ...conditionsOf(rule).map(({ field }) => field),
];

/** The same rule about other parameters. */
export function withPaths(rule: Constraint, change: (path: ParamPath) => string[]): Constraint {
  const { at, when } = rule;
  const named = {
    at: at.map(change),
    ...(when === undefined ? {} : { when: { ...when, field: change(when.field) } }),
  };
  return "fields" in rule
    ? { ...rule, ...named, fields: rule.fields.map(change) }
    : { ...rule, ...named, field: change(rule.field) };
}

/** A rule in one line, in the spec's terms. */
export function constraintText(rule: Constraint): string {
  const names = countedBy(rule).map(pathText).join(", ");
  const words = wordsOf(rule.kind);
  const conditions = conditionsOf(rule).map(conditionText).join(" and ");
  const demand = "fields" in rule ? `${words} ${names}` : `${names} ${words}`;
  return conditions === "" ? demand : `${demand} when ${conditions}`;
}
