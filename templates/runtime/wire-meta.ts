/** How a value travels: metadata beside what its schema checks. */
import { clone } from "zod/mini";

/** What travels otherwise than its type says, or can't be told from its type. */
export type WireKind =
  "int64" | "date" | "decimal" | "json" | "fieldList" | "file" | "map" | "unknown";

export interface WireMeta {
  readonly kind?: WireKind;
  /** Lists of answers: the wire name of one element. */
  readonly element?: string;
}

interface Described {
  readonly _zod: { readonly def: { readonly wire?: WireMeta } };
}

/** The metadata of a schema; zod hands it on to what is made of it by `check` and the like. */
export function wireOf(schema: object): WireMeta {
  return (schema as Described)._zod.def.wire ?? {};
}

/** A schema like another, with metadata. */
/* @__NO_SIDE_EFFECTS__ */
export function travelling<Schema extends Parameters<typeof clone>[0]>(
  schema: Schema,
  wire: WireMeta,
): Schema {
  return clone<Schema>(schema, { ...schema._zod.def, wire } as never);
}
