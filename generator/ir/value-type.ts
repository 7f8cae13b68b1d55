import type { FieldIr, FieldType, ObjectIr, ScalarKind, Side, ValueType } from "./types.js";

const requestValues: Readonly<Record<ScalarKind, ValueType>> = {
  string: "string",
  number: "number",
  int64: "int64Input",
  id: "int64Input",
  boolean: "boolean",
  date: "dateInput",
  price: "decimalInput",
  decimal: "decimalInput",
  json: "jsonInput",
  fieldList: "fieldListInput",
  file: "fileInput",
  map: "mapInput",
  unknown: "unknown",
};

/** The others come as text and stay so. */
const resultValues: Readonly<Partial<Record<ScalarKind, ValueType>>> = {
  number: "number",
  boolean: "boolean",
  map: "record",
  unknown: "unknown",
};

/** The TypeScript type that carries a kind of value, in requests and in results. */
export function valueType(scalar: ScalarKind, side: Side): ValueType {
  return side === "request" ? requestValues[scalar] : (resultValues[scalar] ?? "string");
}

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
