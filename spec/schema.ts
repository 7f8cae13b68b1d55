/**
 * The spec format, version 1: the one definition from which its TypeScript types, its validation
 * and its JSON Schema (`spec/schema.json`) come. The kinds of rules stand in `rules/`.
 */
import { z } from "zod";
import { constraintSchema } from "./rules/across.js";
import { type Limits, limitsSchema } from "./rules/bounds.js";
import { type Rule, ruleSchema } from "./rules/own.js";

export type { Constraint } from "./rules/across.js";
export type { Limits } from "./rules/bounds.js";
export type { Rule } from "./rules/own.js";
export { type Condition, isEnforced } from "./rules/evidence.js";

/** The version that every spec file names; another one is refused. */
export const SPEC_VERSION = 1;

/** What a value is; `unknown` where the page gives no type or one that is not known. */
export const paramTypes = [
  "string",
  "number",
  "boolean",
  "date",
  "price",
  "decimal",
  "json",
  "fieldList",
  "file",
  "map",
  "object",
  "unknown",
] as const;
export type ParamType = (typeof paramTypes)[number];

/** One parameter of a request or a response; an object carries its members in `fields`. */
export interface Param {
  /** The name on the wire. */
  name: string;
  type: ParamType;
  /** The type as the page writes it, `String []`. */
  docType: string;
  list: boolean;
  /** Requests only: 必须 or 可选. */
  required?: boolean | undefined;
  description: string;
  /** The example value as the page shows it, `""` when it shows none. */
  example: string;
  /** The limits column's 默认值. */
  default?: string | undefined;
  limits?: Limits | undefined;
  rules?: Rule[] | undefined;
  /** An identifier or another integer that may exceed 2^53. */
  int64?: true | undefined;
  /** Response lists: the wire name of one element. */
  element?: string | undefined;
  /** Objects: the type's name on the page. */
  typeName?: string | undefined;
  /** Objects: the members, in the page's order. */
  fields?: Param[] | undefined;
}

export const paramSchema: z.ZodType<Param> = z.strictObject({
  name: z.string().min(1),
  type: z.enum(paramTypes),
  docType: z.string(),
  list: z.boolean(),
  required: z.boolean().optional(),
  description: z.string(),
  example: z.string(),
  default: z.string().optional(),
  limits: limitsSchema.optional(),
  rules: z.array(ruleSchema).optional(),
  int64: z.literal(true).optional(),
  element: z.string().min(1).optional(),
  typeName: z.string().min(1).optional(),
  get fields() {
    return z.array(paramSchema).optional();
  },
});

const codeSample = z.strictObject({ language: z.string().min(1), text: z.string() });
const bodySample = z.strictObject({
  format: z.enum(["xml", "json", "json-simplified"]),
  text: z.string(),
});
export type CodeSample = z.infer<typeof codeSample>;
export type BodySample = z.infer<typeof bodySample>;

/** Something a reader of the spec should know; `code` is one of the table in `spec/findings.ts`. */
export const findingSchema = z.strictObject({
  code: z.string().min(1),
  /** Where: `request.a.b`, `response.result`, `examples.request`, or `page`. */
  at: z.string().min(1),
  message: z.string().min(1),
});
export type Finding = z.infer<typeof findingSchema>;

/** One row of the page's table of errors, its cells verbatim. */
const errorCodeSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  solution: z.string(),
});

/** One API as one file of `spec/apis/`. The order of the keys here is their order in the file. */
export const apiSpecSchema = z.strictObject({
  specVersion: z.literal(SPEC_VERSION),
  method: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)+$/),
  docId: z.int().positive().optional(),
  title: z.string(),
  description: z.string(),
  category: z.string().optional(),
  /** Whether a call needs the session of a user. */
  auth: z.enum(["required", "optional", "none", "unknown"]),
  request: z.array(paramSchema),
  response: z.array(paramSchema),
  constraints: z.array(constraintSchema),
  examples: z.strictObject({
    request: z.array(codeSample),
    response: z.array(bodySample),
    error: z.array(bodySample),
  }),
  errorCodes: z.array(errorCodeSchema),
  findings: z.array(findingSchema),
});
export type ApiSpec = z.infer<typeof apiSpecSchema>;
