/**
 * The zod schema of an object as an expression over zod's words (`z.…`) and the runtime's (`top.…`).
 * Said once: `views/schemas.ts` prints it, `live-schemas.ts` beside it evaluates it, so what the exporters and
 * measurements work on is what a generated module says.
 */
import type { Data } from "../emit/data-literal.js";
import { documentedValue } from "../contract/documented-value.js";
import { type Input, isInputList } from "../contract/input.js";
import type {
  Check,
  ConditionIr,
  FieldDoc,
  FieldIr,
  FieldType,
  ObjectIr,
  RuleIr,
  ScalarKind,
  ScalarType,
  Side,
} from "../ir/types.js";

/** A word of zod or of the runtime, as generated modules write it. */
export type Word = `${"z" | "top"}.${string}`;

export type Expression =
  | {
      readonly kind: "call";
      readonly word: Word;
      readonly args: readonly Expression[];
      /** What the word is told it is about, where it infers nothing. */
      readonly type?: TypeArgument;
    }
  /** `on.check(…)`, `on.register(z.globalRegistry, …)` or `on.clone()`. */
  | {
      readonly kind: "method";
      readonly on: Expression;
      readonly name: "check" | "register" | "clone";
      readonly args: readonly Expression[];
    }
  | { readonly kind: "word"; readonly word: Word }
  /** Another schema of the module. */
  | { readonly kind: "schema"; readonly object: ObjectIr }
  | { readonly kind: "members"; readonly members: readonly (readonly [string, Expression])[] }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "undefined" }
  | { readonly kind: "data"; readonly data: Data };

/** The interface of an object, or a list of it. */
export interface TypeArgument {
  readonly object: ObjectIr;
  readonly list?: "readonly" | "mutable";
}

/** What schemas say beside what they check. */
export interface SchemaOptions {
  /** Register title, description and documented examples of every member. */
  readonly metadata: boolean;
}

const call = (word: Word, ...args: readonly Expression[]): Expression => ({
  kind: "call",
  word,
  args,
});
const data = (value: Data): Expression => ({ kind: "data", data: value });

/** The schema of an object: its members and rules in the order of the page. */
export function schemaExpression(object: ObjectIr, options: SchemaOptions): Expression {
  const members = object.fields.map(
    (field) => [field.name, memberExpression(field, object.side, options)] as const,
  );
  const rules = [...object.fields.flatMap(requirement), ...object.rules.map(ruleExpression)];
  const schema = call("top.object", { kind: "members", members }, ...rules);
  return described(schema, metadataOf(object.description), options);
}

function memberExpression(field: FieldIr, side: Side, options: SchemaOptions): Expression {
  const member = referenceExpression(field, side, options) ?? valueExpression(field, side);
  // A schema that other members share is described as what it is itself; the member is another.
  const isShared = member.kind === "schema" && options.metadata;
  const own: Expression = isShared
    ? { kind: "method", on: member, name: "clone", args: [] }
    : member;
  return described(own, fieldMetadata(field), options);
}

function valueExpression({ type, optional }: FieldIr, side: Side): Expression {
  const schema = typeExpression(type, side);
  return optional ? call("z.optional", schema) : schema;
}

/** A member that is another object or a list of such, in words that name it; metadata asks for zod's. */
function referenceExpression(
  { type, optional }: FieldIr,
  side: Side,
  { metadata }: SchemaOptions,
): Expression | undefined {
  const inner = type.kind === "list" && type.checks.length === 0 ? type.item : type;
  if (metadata || inner.kind !== "object") return undefined;
  const { object } = inner;
  const one: Expression = { kind: "schema", object };
  if (inner === type) return optional ? typedCall("top.optional", { object }, one) : one;
  const isGiven = side === "request";
  const list = isGiven
    ? typedCall("top.arrayOf", { object }, one)
    : typedCall("top.listOf", { object }, one, ...elementOf(type));
  const listed = { object, list: isGiven ? "readonly" : "mutable" } as const;
  return optional ? typedCall("top.optional", listed, list) : list;
}

const elementOf = (type: FieldType): Expression[] =>
  type.kind === "list" && type.element !== undefined ? [data(type.element)] : [];

const typedCall = (word: Word, type: TypeArgument, ...args: readonly Expression[]): Expression => ({
  kind: "call",
  word,
  args,
  type,
});

function described(
  on: Expression,
  metadata: Readonly<Record<string, Data>> | undefined,
  options: SchemaOptions,
): Expression {
  if (!options.metadata || metadata === undefined) return on;
  const registry: Expression = { kind: "word", word: "z.globalRegistry" };
  return { kind: "method", on, name: "register", args: [registry, data(metadata)] };
}

function metadataOf(description: string): Readonly<Record<string, Data>> | undefined {
  return description === "" ? undefined : { description };
}

/** What a schema's metadata says of a member: the page's words, and its example as a value. */
function fieldMetadata({ doc, type }: FieldIr): Readonly<Record<string, Data>> | undefined {
  const valueOf = (text: string): Data | undefined =>
    type.kind === "object" ? undefined : plainData(documentedValue(type, text)?.input);
  const example = valueOf(doc.example);
  const usual = valueOf(doc.default ?? "");
  const metadata = {
    ...(descriptionOf(doc) === "" ? {} : { description: descriptionOf(doc) }),
    ...(usual === undefined ? {} : { default: usual }),
    ...(example === undefined ? {} : { examples: [example] }),
  };
  return Object.keys(metadata).length === 0 ? undefined : metadata;
}

/** A value that data can hold: no file, no made-up text. */
function plainData(value: Input | undefined): Data | undefined {
  if (isInputList(value)) {
    const items = value.map(plainData);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  return typeof value === "object" && value !== null ? undefined : value;
}

function descriptionOf({ description, notes, choices }: FieldDoc): string {
  const labels = choices.flatMap(({ value, label }) =>
    label === undefined ? [] : [`${value}: ${label}`],
  );
  return [description, ...notes, ...labels].filter((line) => line !== "").join("\n");
}

/** A member that only the prose makes required is refused with the words that say so. */
function requirement({ name, requiredQuote }: FieldIr): Expression[] {
  return requiredQuote === undefined ? [] : [call("top.required", data(name), data(requiredQuote))];
}

const plain = { string: "z.string", boolean: "z.boolean", unknown: "z.unknown" } as const;
const words: Readonly<Record<Side, Readonly<Record<ScalarKind, Word>>>> = {
  request: {
    ...plain,
    number: "top.number",
    int64: "top.int64Input",
    id: "top.idInput",
    date: "top.dateInput",
    price: "top.decimalInput",
    decimal: "top.decimalInput",
    json: "top.jsonInput",
    fieldList: "top.fieldListInput",
    file: "top.fileInput",
    map: "top.map",
  },
  response: {
    ...plain,
    number: "z.number",
    int64: "top.int64",
    id: "top.id",
    date: "top.date",
    price: "top.decimal",
    decimal: "top.decimal",
    json: "top.json",
    fieldList: "z.string",
    file: "z.string",
    map: "top.map",
  },
};

function typeExpression(type: FieldType, side: Side): Expression {
  if (type.kind === "object") return { kind: "schema", object: type.object };
  if (type.kind === "scalar") return scalarExpression(type, side);
  const item = typeExpression(type.item, side);
  const list =
    type.element === undefined ? call("z.array", item) : call("top.list", item, data(type.element));
  return checked(list, type.checks);
}

/** Documented values are offered beside whatever else the type takes. */
function scalarExpression(type: ScalarType, side: Side): Expression {
  const open = checked(call(words[side][type.scalar]), type.checks);
  const known = knownValues(type);
  if (known.length === 0) return open;
  const word = typeof known[0] === "string" ? "z.enum" : "z.literal";
  return call("z.union", { kind: "list", items: [call(word, data(known)), open] });
}

const integer = /^-?(?:0|[1-9][0-9]{0,14})$/;

/** The documented values of a text or a number, as its TypeScript type has them. */
export function knownValues({ value, choices }: ScalarType): string[] | number[] {
  const texts = [...new Set(choices.map((choice) => choice.value))];
  if (value === "string") return texts;
  if (value !== "number" || !texts.every((text) => integer.test(text))) return [];
  return [...new Set(texts.map((text) => Number(text === "-0" ? "0" : text)))];
}

function checked(on: Expression, checks: readonly Check[]): Expression {
  if (checks.length === 0) return on;
  return { kind: "method", on, name: "check", args: checks.map(checkExpression) };
}

const checkExpression = ({ kind, value, quote }: Check): Expression =>
  call(`top.${kind}`, data(bound(value)), data(quote));

/** A bound as a number where a double holds it exactly, else as its digits. */
const bound = (value: number | string): number | string =>
  String(Number(value)) === String(value) ? Number(value) : value;

/** A path as rules take it: a name alone, or names. */
const path = (names: readonly string[]): Data => (names.length === 1 ? (names[0] ?? "") : names);

function ruleExpression(rule: RuleIr): Expression {
  const { when } = rule;
  if (when === undefined) return demandExpression(rule);
  return call("top.when", ...conditionArguments(when), demandExpression(rule));
}

function demandExpression(rule: RuleIr): Expression {
  if (rule.kind === "limit") {
    return call("top.limit", data(path(rule.path)), checkExpression(rule.check));
  }
  const { kind, fields, on, quote } = rule;
  const about =
    on === undefined
      ? [data(fields.map(path))]
      : [...fields.map((field) => data(path(field))), ...conditionArguments(on)];
  return call(`top.${kind}`, ...about, data(quote));
}

const conditionArguments = ({ field, equals }: ConditionIr): Expression[] => [
  data(path(field)),
  equals === undefined ? { kind: "undefined" } : data(equals),
];

/** The words that an expression is made of. */
export function wordsOf(expression: Expression): readonly Word[] {
  switch (expression.kind) {
    case "call":
      return [expression.word, ...expression.args.flatMap(wordsOf)];
    case "method":
      return [...wordsOf(expression.on), ...expression.args.flatMap(wordsOf)];
    case "word":
      return [expression.word];
    case "members":
      return expression.members.flatMap(([, member]) => wordsOf(member));
    case "list":
      return expression.items.flatMap(wordsOf);
    default:
      return [];
  }
}
