import { code, joinCode, type Code } from "../emit/code.js";
import { dataLiteral } from "../emit/data-literal.js";
import { propertyName } from "../emit/identifier.js";
import { numberLiteral } from "../emit/number-literal.js";
import { stringLiteral } from "../emit/string-literal.js";
import { FileInput, type Input, isInputList, LongText, ManyItems } from "../contract/input.js";

/** Texts up to this length are written out. */
const longestWritten = 40;

/** A value of a test as source; files and long texts by the helpers of `test/support.ts`. */
export function inputLiteral(value: Input): Code {
  if (value instanceof FileInput) {
    return code`contract.file(${stringLiteral(value.name)}, ${numberLiteral(value.bytes)})`;
  }
  if (value instanceof LongText) return longText(value);
  if (value instanceof ManyItems) {
    const item = inputLiteral(value.item);
    if (value.count === 0) return code`[]`;
    return code`contract.items(${numberLiteral(value.count)}, ${item})`;
  }
  if (isInputList(value)) return code`[${joinCode(value.map(inputLiteral), ", ")}]`;
  if (typeof value !== "object" || value === null) return dataLiteral(value);
  const members = Object.entries(value).map(
    ([name, member]) => code`${propertyName(name)}: ${inputLiteral(member)}`,
  );
  return members.length === 0 ? code`{}` : code`{ ${joinCode(members, ", ")} }`;
}

function longText({ piece, count, separator }: LongText): Code {
  if ((piece.length + separator.length) * count <= longestWritten) {
    return stringLiteral(Array.from({ length: count }, () => piece).join(separator));
  }
  const repeated = code`${stringLiteral(piece)}.repeat(${numberLiteral(count)})`;
  if (separator === "") return repeated;
  return code`contract.items(${numberLiteral(count)}, ${stringLiteral(piece)}).join(${stringLiteral(separator)})`;
}
