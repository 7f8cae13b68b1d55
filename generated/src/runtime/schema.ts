// Copied by topgen from templates/runtime/schema.ts. Do not edit.
/**
 * How a schema of this package is made: a zod codec between the wire and a value, over a node that
 * checks, reads and writes. The node does the work by itself: it looks at own members only, names
 * like `constructor` and `__proto__` included, and reads an answer even where it breaks a rule.
 */
import * as z from "zod";
import type { TopIssue } from "./errors.js";
import { once } from "./once.js";
import type { Members, Node } from "./schema-node.js";
import { optionally, pathText, sentence } from "./validate.js";
import type { Wire, WireParams } from "./wire.js";

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

/** The same schema for a member that may be absent. */
/* @__NO_SIDE_EFFECTS__ */
export function optional<T>(schema: Schema<T>): OptionalSchema<T> {
  const node = nodeOf(schema);
  const check = optionally(node.check);
  return codec<T | undefined>({ ...node, check, optional: true }) as OptionalSchema<T>;
}

const anything = once(() => z.unknown());

/** Makes the codec of a node. */
export function codec<T>(node: Node): Schema<T> {
  const value = anything().check((payload) => {
    for (const issue of node.check(payload.value)) {
      const { path, rule, quote } = issue;
      const params = quote === undefined ? { rule } : { rule, quote };
      const found = { code: "custom", input: payload.value, params } as const;
      payload.issues.push({ ...found, path: [...path], message: sentence(issue) });
    }
  });
  const schema = z.codec(anything(), value, {
    decode: (wire) => (node.decode ?? node.read)(wire as Wire),
    encode: (input) => node.write(input),
  }) as unknown as Schema<T>;
  nodes.set(schema, node);
  return schema;
}

/** Everything that a schema has against a value, as errors and hooks show it. */
export function issuesOf(schema: z.ZodType, value: unknown): TopIssue[] {
  const found = nodeOf(schema).check(value);
  return found.map((issue) => ({ ...issue, path: pathText(issue.path), message: sentence(issue) }));
}
