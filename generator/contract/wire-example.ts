import type { FieldIr, ObjectIr, ScalarKind } from "../ir/types.js";
import { FileInput, isInputList, type Input, type InputObject } from "./input.js";
import type { RequestExample } from "./request-example.js";

/** Kinds whose lists are one comma-joined text as a parameter of a call; others are JSON. */
const joinedKinds: ReadonlySet<ScalarKind> = new Set<ScalarKind>([
  "string",
  "number",
  "int64",
  "id",
  "boolean",
  "date",
  "price",
  "decimal",
  "fieldList",
]);

/**
 * The parameters of the documented request as the call sends them: texts, files, and plain data
 * where the text is JSON.
 */
export function wireExample(request: ObjectIr, example: RequestExample): InputObject {
  const sent: Record<string, Input> = {};
  for (const field of request.fields) {
    const wire = example.wire[field.name];
    const input = example.input[field.name];
    if (wire !== undefined && input !== undefined) sent[field.name] = parameter(field, wire, input);
  }
  return sent;
}

function parameter({ type }: FieldIr, wire: Input, input: Input): Input {
  if (type.kind === "object") return wire;
  if (type.kind === "scalar") {
    if (type.scalar === "map") return wire;
    return input instanceof FileInput ? input : text(wire);
  }
  const isJoined = type.item.kind === "scalar" && joinedKinds.has(type.item.scalar);
  return isJoined && isInputList(wire) ? wire.map(text).join(",") : wire;
}

const text = (value: Input): string => (typeof value === "object" ? "" : String(value));
