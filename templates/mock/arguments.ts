/**
 * The business parameters of a call by the schema that a client checks them with before it sends
 * them, so that both take and refuse the same values: codes 40, 41 and 50.
 */
import type { $ZodType } from "zod/v4/core";
import { codecOf } from "../runtime/codec-of-schema.js";
import type { TopIssue } from "../runtime/errors.js";
import { issuesOf } from "../runtime/judge.js";
import { decodeParams } from "../runtime/decode-params.js";
import { FilePart, setMember } from "../runtime/wire.js";
import { type GatewayError, gatewayError } from "./gateway-error.js";
import type { UploadedFile } from "./parse-request.js";

interface Arguments {
  readonly parameters: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/**
 * What the platform has against a call: the first parameter that is missing (40, by its path
 * `query.ids.0`), else the first of a wrong type or beyond its limits (41), else the first rule
 * across parameters that is broken, which its service refuses (50 with a sub code). Undocumented
 * parameters are ignored, as the gateway does.
 */
export function checkArguments(request: $ZodType, given: Arguments): GatewayError | undefined {
  const { values, unreadable } = readArguments(request, given);
  const issues = issuesOf(request, values, "forward").filter(
    ({ path: [name] }) => !unreadable.includes(String(name)),
  );
  const missing = issues.find(({ rule }) => rule === "required");
  if (missing !== undefined) return gatewayError(40, { argument: argumentOf(missing) });
  const [broken] = unreadable;
  if (broken !== undefined) return gatewayError(41, { argument: broken });
  const invalid = issues.find((issue) => !isAcross(issue));
  if (invalid !== undefined) return gatewayError(41, { argument: argumentOf(invalid) });
  const [refused] = issues;
  return refused && serviceError(refused);
}

const argumentOf = ({ path }: TopIssue): string => path.join(".");

/**
 * The rules across parameters, and how a service calls a breach of each. The gateway has a list of
 * its own; a kind that is not in it is refused as a value out of its bounds is, with 41.
 */
const subCodes: Readonly<Record<string, string>> = {
  atLeastOne: "isv.missing-parameter",
  exactlyOne: "isv.invalid-parameter",
  atMostOne: "isv.invalid-parameter",
  requiredIf: "isv.missing-parameter",
};

const isAcross = ({ rule }: TopIssue): boolean => Object.hasOwn(subCodes, rule);

/** The refusal of a service, in the words of the page. */
const serviceError = ({ rule, quote, message }: TopIssue): GatewayError =>
  gatewayError(50, {
    subCode: subCodes[rule] ?? "isv.invalid-parameter",
    subMsg: quote ?? message,
  });

interface ReadArguments {
  readonly values: Record<string, unknown>;
  /** The parameters whose text, or whose being a file, has no meaning at all. */
  readonly unreadable: readonly string[];
}

/** A blank text is not given. */
function readArguments(request: $ZodType, { parameters, files }: Arguments): ReadArguments {
  const values: Record<string, unknown> = {};
  const unreadable: string[] = [];
  for (const [name, codec] of codecOf(request).members ?? []) {
    const file = files.get(name);
    const text = parameters.get(name) ?? "";
    if (file === undefined && text.trim() === "") continue;
    const read = file === undefined ? readText(request, name, text) : toFile(file);
    if (read === undefined || (file !== undefined && codec.isFile !== true)) unreadable.push(name);
    else if (read.value !== undefined) setMember(values, name, read.value);
  }
  return { values, unreadable };
}

/** The value of a text, `undefined` for text that should be JSON and is not. */
function readText(request: $ZodType, name: string, text: string): { value: unknown } | undefined {
  try {
    return { value: decodeParams(request, { [name]: text })[name] };
  } catch {
    return undefined;
  }
}

const toFile = ({ fileName, data, type }: UploadedFile): { value: unknown } => ({
  value: new FilePart(fileName, data, type),
});
