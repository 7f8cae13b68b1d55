/**
 * How an object refers to another one of the documentation. These are functions of zod under types
 * that name the other object (`top.optional<Trade>(tradeSchema)`) and infer nothing: a compiler that
 * works out for each place what a schema is made of takes half as much memory again for a catalogue.
 */
import { array, optional as optionalOf } from "zod/mini";
import type { Member, ObjectSchema, OptionalMember } from "./flavour.js";
import { list } from "./values.js";

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
