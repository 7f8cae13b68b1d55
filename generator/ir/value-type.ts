import type { ScalarKind, Side, ValueType } from "./types.js";

const requestValues: Readonly<Record<ScalarKind, ValueType>> = {
  string: "string",
  number: "number",
  int64: "int64Input",
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

const responseValues: Readonly<Record<ScalarKind, ValueType>> = {
  string: "string",
  number: "number",
  int64: "string",
  boolean: "boolean",
  date: "string",
  price: "string",
  decimal: "string",
  json: "string",
  fieldList: "string",
  file: "string",
  map: "record",
  unknown: "unknown",
};

/** The TypeScript type that carries a kind of value, in requests and in results. */
export function valueType(scalar: ScalarKind, side: Side): ValueType {
  return (side === "request" ? requestValues : responseValues)[scalar];
}
