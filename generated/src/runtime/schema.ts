// Copied by topgen from templates/runtime/schema.ts. Do not edit.
/**
 * The words of generated schemas beside those of zod: `import * as top from "…/schema"`. All of them
 * make genuine zod schemas and checks, so an API can be declared by hand with the same words.
 */
export * from "./checks.js";
export type { ObjectSchema, OptionalSchema, Schema, ShapeOf } from "./flavour.js";
export {
  arrayOf,
  listOf,
  type Member,
  type MembersOf,
  optional,
  type OptionalMember,
} from "./members.js";
export { object } from "./object.js";
export * from "./rules.js";
export {
  date,
  dateInput,
  decimal,
  decimalInput,
  fieldListInput,
  fileInput,
  id,
  idInput,
  int64,
  int64Input,
  json,
  jsonInput,
  list,
  map,
  number,
} from "./values.js";
