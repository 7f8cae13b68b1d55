/** Ways through the objects of an API. */
import type { FieldIr, FieldType, ObjectIr } from "../../ir/types.js";

/** The object that a type is, or is a list of. */
export function objectOf(type: FieldType): ObjectIr | undefined {
  if (type.kind === "list") return objectOf(type.item);
  return type.kind === "object" ? type.object : undefined;
}

/** The field at a path of names below an object; lists on the way are gone through. */
export function fieldAt(object: ObjectIr, path: readonly string[]): FieldIr | undefined {
  const [name, ...rest] = path;
  const field = object.fields.find((each) => each.name === name);
  if (field === undefined || rest.length === 0) return field;
  const inner = objectOf(field.type);
  return inner === undefined ? undefined : fieldAt(inner, rest);
}
