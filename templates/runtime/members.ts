/**
 * What an object asks of the schemas of its members, and how it refers to another one of the
 * documentation: by functions of zod under types that name the other object
 * (`top.optional<Trade>(tradeSchema)`) and infer nothing. A compiler that works out for each place
 * what a schema is made of takes two thirds more memory for a catalogue.
 */
import { array, optional as optionalOf } from "zod/mini";
import type { ObjectSchema } from "./flavour.js";
import { list } from "./values.js";

/** The least that is asked of the schema of a member: that its values are `T`. */
export interface Member<T> {
  readonly _zod: { readonly output: T };
}

/** A {@link Member} that may be absent. */
export interface OptionalMember<T> {
  readonly _zod: { readonly output: T; readonly optout: "optional" };
}

/**
 * What is asked of the schemas that an object is made of: one for each member of `T`, whose values
 * are that member's, optional where the member may be absent. It says less than `ShapeOf`, and costs
 * the compiler a fraction of it: only of a member that may be anything does `undefined` tell nothing.
 */
export type MembersOf<T> = {
  readonly [K in keyof T]-?: unknown extends T[K]
    ? Pick<T, K> extends Required<Pick<T, K>>
      ? Member<unknown>
      : OptionalMember<unknown>
    : undefined extends T[K]
      ? OptionalMember<T[K]>
      : Member<T[K]>;
};

/**
 * A member of {@link object} that may be absent: an object, or a list of objects that the words below
 * make. Of other schemas it is zod's own `z.optional`.
 */
export const optional = optionalOf as unknown as <T>(
  schema: ObjectSchema<T> | Member<T>,
) => OptionalMember<T | undefined>;

/** A member of parameters that is a list of objects. */
export const arrayOf = array as unknown as <T>(item: ObjectSchema<T>) => Member<readonly T[]>;

/**
 * A member of an answer that is a list of objects.
 *
 * @param element the wire name of one element, from the documentation's samples
 */
/* @__NO_SIDE_EFFECTS__ */
export function listOf<T>(item: ObjectSchema<T>, element?: string): Member<T[]> {
  return element === undefined ? array(item) : list(item, element);
}
