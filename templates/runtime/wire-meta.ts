/** How a value travels: metadata beside its schema, never part of it. */
import { registry } from "zod/mini";

/** What travels otherwise than its type says, or can't be told from its type. */
export type WireKind =
  "int64" | "date" | "decimal" | "json" | "fieldList" | "file" | "map" | "unknown";

export interface WireMeta {
  readonly kind?: WireKind;
  /** Lists of answers: the wire name of one element. */
  readonly element?: string;
}

/** The metadata of schemas; one made from another by `check` or `meta` keeps it. */
export const wire = /* @__PURE__ */ registry<WireMeta>();
