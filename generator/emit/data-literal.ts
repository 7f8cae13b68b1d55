import { code, joinCode, type Code, seal } from "./code.js";
import { propertyName } from "./identifier.js";
import { integerLiteral, numberLiteral } from "./number-literal.js";
import { stringLiteral } from "./string-literal.js";

/** Plain data that generated code can hold as a literal. */
export type Data = null | boolean | number | bigint | string | readonly Data[] | DataObject;
/** Own members in their order; `__proto__` is a member like any other. */
export interface DataObject {
  readonly [key: string]: Data;
}

const isList = (value: readonly Data[] | DataObject): value is readonly Data[] =>
  Array.isArray(value);

/** Plain data as one TypeScript expression with the same value. */
export function dataLiteral(value: Data): Code {
  if (value === null || typeof value === "boolean") return seal(String(value));
  if (typeof value === "number") return numberLiteral(value);
  if (typeof value === "bigint") return integerLiteral(value);
  if (typeof value === "string") return stringLiteral(value);
  if (isList(value)) return code`[${joinCode(value.map(dataLiteral), ", ")}]`;
  const members = Object.entries(value).map(
    ([key, member]) => code`${propertyName(key)}: ${dataLiteral(member)}`,
  );
  return members.length === 0 ? code`{}` : code`{ ${joinCode(members, ", ")} }`;
}
