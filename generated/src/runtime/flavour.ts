// Copied by topgen from templates/runtime/flavour.ts. Do not edit.
/**
 * The one place that knows which flavour of zod the schemas of this package are made of: here
 * `zod/mini`, whose functions a bundler can drop one by one; `topgen generate --zod classic` writes
 * the other one, with methods.
 */
import { type ZodMiniOptional, ZodMiniType } from "zod/mini";
import type {
  $loose,
  $ZodObjectDef,
  $ZodObjectInternals,
  $ZodShape,
  $ZodType,
  $ZodTypeInternals,
} from "zod/v4/core";

/** The constructor behind every schema. */
export { ZodMiniType as SchemaBase };

/**
 * What makes a schema one of zod's objects, all but the reading of members (see `object.ts`): zod's
 * reader, never asked, would be a twelfth of a bundled module.
 */
export const ObjectBase = {
  init(inst: ZodMiniType, def: $ZodObjectDef): void {
    ZodMiniType.init(inst, def);
    inst._zod.traits.add("$ZodObject").add("ZodMiniObject");
    Object.defineProperty(inst, "shape", { get: () => def.shape });
    // By which values of a member a discriminated union finds its object.
    Object.defineProperty(inst._zod, "propValues", { get: () => valuesOf(def.shape) });
  },
};

function valuesOf(shape: $ZodShape): Record<string, Set<unknown>> {
  const all = Object.entries(shape as Record<string, $ZodType>).flatMap(([name, { _zod }]) => {
    const { values, optin } = _zod;
    return values ? [[name, new Set(optin ? [...values, undefined] : values)] as const] : [];
  });
  return Object.fromEntries(all);
}

/** A zod schema whose values, given or got, are `T`. */
export type Schema<T> = ZodMiniType<T, T>;

/** The schema of a member that may be absent. */
export type OptionalSchema<T> = ZodMiniOptional<Schema<Exclude<T, undefined>>>;

/** One schema for each member of `T`, optional exactly where the member is. */
export type ShapeOf<T> = {
  -readonly [K in keyof T]-?: object extends Pick<T, K> ? OptionalSchema<T[K]> : Schema<T[K]>;
};

/** The members of an interface as an anonymous type, which zod's own functions take as an object. */
type Members<T> = { [K in keyof T]: T[K] };

interface ObjectInternals<T> extends $ZodTypeInternals<Members<T>, Members<T>> {
  def: $ZodObjectDef<ShapeOf<T>>;
  config: $loose;
  isst: $ZodObjectInternals["isst"];
  propValues: $ZodObjectInternals["propValues"];
  optin?: "optional" | undefined;
  optout?: "optional" | undefined;
}

/**
 * The schema of an object: `z.infer` of it is the interface `T`, its members stand under `shape`, and
 * `z.extend`, `z.pick`, `z.partial` and the others take it as one of zod's own.
 */
export interface ObjectSchema<T> extends ZodMiniType<Members<T>, Members<T>, ObjectInternals<T>> {
  shape: ShapeOf<T>;
}
