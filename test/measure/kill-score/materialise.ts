import {
  FileInput,
  type Input,
  isInputList,
  isInputObject,
  LongText,
  ManyItems,
  withValue,
} from "../../../generator/examples/input.js";
import type { Edit } from "../../../generator/examples/mutant.js";

/** A request with edits applied in order. */
export function applyEdits(request: Input, edits: readonly Edit[]): Input {
  return edits.reduce<Input>((params, { path, value }) => withValue(params, path, value), request);
}

/** The JavaScript value that a described value stands for. */
export function materialise(value: Input): unknown {
  if (value instanceof FileInput) return { name: value.name, data: new Uint8Array(value.bytes) };
  if (value instanceof LongText) {
    if (value.separator === "") return value.piece.repeat(value.count);
    return Array.from({ length: value.count }, () => value.piece).join(value.separator);
  }
  if (value instanceof ManyItems) {
    return Array.from({ length: value.count }, () => materialise(value.item));
  }
  if (isInputList(value)) return value.map(materialise);
  if (!isInputObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, materialise(member)]),
  );
}
