/** What the client does with a schema, step by step: encode and check parameters, read and check answers. */
import type { $ZodType } from "zod/v4/core";
import { parseBody } from "../../../templates/runtime/body.js";
import { type TopIssue, TopValidationError } from "../../../templates/runtime/errors.js";
import { givenParams } from "../../../templates/runtime/given-params.js";
import { encodeParams, requestIssues } from "../../../templates/runtime/request.js";
import { decodeAndJudge, decodeResult } from "../../../templates/runtime/response.js";
import type { WireParams } from "../../../templates/runtime/wire.js";

/** What is refused of parameters before they are sent. */
export function refused(schema: $ZodType, params: unknown): readonly TopIssue[] {
  return requestIssues(schema, givenParams(schema, params));
}

export const messages = (issues: readonly TopIssue[]): string[] =>
  issues.map(({ message }) => message);

/** The parameters as they are sent; throws where they are refused. */
export function encode(schema: $ZodType, params: unknown): WireParams {
  const given = givenParams(schema, params);
  const issues = requestIssues(schema, given);
  if (issues.length > 0) throw new TopValidationError("test", issues);
  return encodeParams(schema, given);
}

/** The value of an answer; throws where it differs from the schema. */
export function decode<T>(schema: $ZodType<T>, text: string): T {
  const { result, issues } = decodeAndJudge(schema, parseBody(text));
  if (issues.length > 0) throw new TypeError(messages(issues).join("; "));
  return result;
}

/** The best value that an answer gives. */
export function read<T>(schema: $ZodType<T>, text: string): T {
  return decodeResult(schema, parseBody(text));
}
