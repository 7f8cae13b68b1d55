/**
 * How a schema of this package is made: a zod codec between the wire and a value, whose value side
 * is checked by an ordinary zod schema that is built on first use, so that importing an API costs
 * little.
 */
import * as z from "zod";
import type { FilePart, Wire, WireParams } from "./wire.js";
import type { Members } from "./members.js";
import { once } from "./once.js";
import type { TopIssue } from "./errors.js";

/** What a schema knows beside zod: its two directions and the schema of its values. */
export interface Node {
  /** The zod schema of the value alone. */
  readonly value: () => z.ZodType;
  /** The value that a wire value stands for, as well as it can be told; never refuses. */
  readonly read: (wire: Wire | undefined) => unknown;
  /** The wire value of a value, as well as it can be told; never refuses. */
  readonly write: (value: unknown) => Wire | FilePart | undefined;
  /** The value of a whole body, where that is more than {@link read}. */
  readonly decode?: (wire: Wire | undefined) => unknown;
  /** Takes away what does not count as given, before the value is checked. */
  readonly prepare?: (value: unknown) => unknown;
  /** Lists: the items of a top-level parameter are joined by commas instead of written as JSON. */
  readonly joined?: boolean;
  /** As a top-level parameter the text is JSON. */
  readonly structured?: boolean;
  readonly list?: boolean;
  readonly optional?: boolean;
  /** A file, or a list of files. */
  readonly file?: boolean;
  /** Objects: the documented names. */
  readonly names?: ReadonlySet<string>;
}

/** A schema whose values are `T`, decoded from and encoded to the wire. */
export type Schema<T> = z.ZodType<T>;

/** A schema of parameters: it encodes to what is signed and sent. */
export type ParamsSchema<T> = z.ZodType<T, WireParams>;

declare const optionalBrand: unique symbol;
/** The schema of a member that may be absent. */
export type OptionalSchema<T> = z.ZodType<T | undefined> & {
  readonly [optionalBrand]: true;
};

/** One schema for each member of `T`, optional exactly where the member is. */
export type Shape<T> = {
  readonly [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K>
    ? OptionalSchema<Exclude<T[K], undefined>>
    : Schema<T[K]>;
};

const nodes = new WeakMap<object, Node>();

/** The node behind a schema of this package. */
export function nodeOf(schema: z.ZodType): Node {
  const node = nodes.get(schema);
  if (node === undefined) throw new TypeError("expected a schema made by request.* or response.*");
  return node;
}

/** The nodes of a shape's schemas. */
export function membersOf(shape: object): Members {
  const entries = Object.entries(shape) as [string, z.ZodType][];
  return new Map(entries.map(([name, schema]) => [name, nodeOf(schema)]));
}

/** The zod schema of an object. What it yields is not used, so that it may drop unknown members. */
export function objectSchema(members: Members, valueOf: (node: Node) => z.ZodType): z.ZodType {
  const values = [...members].map(([name, node]) => [name, valueOf(node)] as const);
  return z.object(Object.fromEntries(values), expected("an object"));
}

/** The same schema for a member that may be absent. */
export function optionalOf<T>(
  schema: Schema<T>,
  widen: (value: z.ZodType) => z.ZodType,
): OptionalSchema<T> {
  const node = nodeOf(schema);
  const value = once(() => widen(node.value()));
  return codec<T | undefined>({ ...node, value, optional: true }) as OptionalSchema<T>;
}

/** Makes the codec of a node. */
export function codec<T>(node: Node): Schema<T> {
  const value = z.unknown().check((payload) => {
    for (const { path, message, ...params } of findIssues(node, payload.value)) {
      const issue = { path: [...path], message: located(path, message), params };
      payload.issues.push({ ...issue, code: "custom", input: payload.value });
    }
  });
  const schema = z.codec(z.unknown(), value, {
    decode: (wire) => (node.decode ?? node.read)(wire as Wire),
    encode: (input) => node.write(input),
  }) as unknown as Schema<T>;
  nodes.set(schema, node);
  return schema;
}

/** The words of a zod schema for a value of another type. */
/* @__NO_SIDE_EFFECTS__ */
export function expected(what: string): { error: string } {
  return { error: `expected ${what}` };
}

/** Something wrong with a value, with its path still in parts. */
export interface FoundIssue {
  readonly path: readonly PropertyKey[];
  readonly rule: string;
  readonly message: string;
  readonly quote?: string;
}

function memberAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) {
      return undefined;
    }
    current = (current as Record<PropertyKey, unknown>)[key];
  }
  return current;
}

/** Everything that the schema of the values has against a value. */
export function findIssues(node: Node, value: unknown): FoundIssue[] {
  const subject = node.prepare === undefined ? value : node.prepare(value);
  const { error } = node.value().safeParse(subject);
  return (error?.issues ?? []).map(({ path, message, ...issue }): FoundIssue => {
    const params = issue.code === "custom" ? issue.params : undefined;
    if (isRuled(params)) return { ...params, path, message };
    const found = memberAt(subject, path) ?? undefined;
    if (found === undefined) return { path, rule: "required", message: "required, but missing" };
    return { path, rule: "type", message: `${message}, found ${kindOf(found)}` };
  });
}

function isRuled(params: object | undefined): params is Pick<FoundIssue, "rule" | "quote"> {
  return params !== undefined && "rule" in params;
}

/** {@link findIssues} as errors and hooks show it. */
export function issuesOf(schema: z.ZodType, value: unknown): TopIssue[] {
  return findIssues(nodeOf(schema), value).map(({ path, message, ...issue }) => ({
    ...issue,
    path: pathText(path),
    message: located(path, message),
  }));
}

function located(path: readonly PropertyKey[], message: string): string {
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
  if (typeof value !== "object") return Number.isNaN(value) ? "NaN" : typeof value;
  return Array.isArray(value) ? "a list" : value instanceof Date ? "a date" : "an object";
}
