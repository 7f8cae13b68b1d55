/**
 * The one place that knows which flavour of zod the schemas of this package are made of: here
 * classic `zod`, whose schemas have methods; without `--zod classic`, `topgen generate` writes the
 * smaller `zod/mini`.
 */
import { ZodObject, type ZodOptional, ZodType } from "zod";
import type { $loose, $ZodObjectDef, $ZodObjectInternals, $ZodTypeInternals } from "zod/v4/core";

/** The constructor behind every schema, and the one behind objects. */
export { ZodObject as ObjectBase, ZodType as SchemaBase };

/** A zod schema whose values, given or got, are `T`. */
export type Schema<T> = ZodType<T, T>;

/** The schema of a member that may be absent. */
export type OptionalSchema<T> = ZodOptional<Schema<Exclude<T, undefined>>>;

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

type ObjectMethods<T> = Omit<ZodObject<ShapeOf<T>, $loose>, keyof ZodType | "_zod" | "shape">;

/**
 * The schema of an object: `z.infer` of it is the interface `T`, its members stand under `shape`, and
 * it has zod's methods of objects.
 */
export interface ObjectSchema<T>
  extends ZodType<Members<T>, Members<T>, ObjectInternals<T>>, ObjectMethods<T> {
  shape: ShapeOf<T>;
}
