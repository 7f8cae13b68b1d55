// Copied by topgen from templates/mock/arguments.ts. Do not edit.
/** The business parameters of a call against the documented ones: codes 40 and 41. */
import { type Answer, type AnswerObject, isJsonNumber, type Member } from "./answer.js";
import { type GatewayError, gatewayError } from "./gateway-error.js";
import { JsonSyntaxError, parseJson } from "./parse-json.js";
import type { UploadedFile } from "./parse-request.js";
import { isDateTime } from "./timestamp.js";
import type { MockParam } from "./types.js";

interface Arguments {
  readonly parameters: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** A documented parameter that the call breaks, by its path (`query.ids.0`). */
interface Problem {
  readonly code: 40 | 41;
  readonly path: string;
}

/**
 * The first parameter that is missing (40) or, when none is, the first of a wrong type or beyond
 * its documented limits (41). Undocumented parameters are ignored, as the gateway does.
 */
export function checkArguments(
  params: readonly MockParam[],
  given: Arguments,
): GatewayError | undefined {
  const problems = params.flatMap((param) => checkTopLevel(param, given));
  const first = problems.find(({ code }) => code === 40) ?? problems[0];
  return first && gatewayError(first.code, { argument: first.path });
}

function checkTopLevel(param: MockParam, given: Arguments): Problem[] {
  const value = given.parameters.get(param.name);
  const file = given.files.get(param.name);
  if (file !== undefined) {
    return param.type === "file" && fits(file.data.length, param) ? [] : wrong(param.name);
  }
  if (value === undefined || value.trim() === "") {
    return param.required === true ? [{ code: 40, path: param.name }] : [];
  }
  if (param.type === "object" || param.type === "map") return checkJsonText(param, value);
  if (param.list) return checkItems(param, value.split(","));
  return scalarProblems(param, value, param.name);
}

function checkItems(param: MockParam, items: readonly string[]): Problem[] {
  const maxItems = param.limits?.maxItems;
  if (maxItems !== undefined && items.length > maxItems) return wrong(param.name);
  return items.flatMap((item, at) => scalarProblems(param, item, `${param.name}.${at}`));
}

/** Objects and lists of objects are sent as JSON text. */
function checkJsonText(param: MockParam, value: string): Problem[] {
  try {
    return checkJson(param, parseJson(value), param.name);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return wrong(param.name);
    throw error;
  }
}

function checkJson(param: MockParam, value: Answer, path: string): Problem[] {
  if (!param.list) return checkJsonItem(param, value, path);
  if (value.kind !== "list") return wrong(path);
  const maxItems = param.limits?.maxItems;
  if (maxItems !== undefined && value.items.length > maxItems) return wrong(path);
  return value.items.flatMap((item, at) => checkJsonItem(param, item, `${path}.${at}`));
}

function checkJsonItem(param: MockParam, value: Answer, path: string): Problem[] {
  switch (param.type) {
    case "object":
      return value.kind === "object" ? checkFields(param.fields ?? [], value, path) : wrong(path);
    case "map":
      return value.kind === "object" ? [] : wrong(path);
    case "unknown":
    case "json":
      return [];
    default:
      return checkJsonScalar(param, value, path);
  }
}

function checkFields(fields: readonly MockParam[], value: AnswerObject, path: string): Problem[] {
  // A name given twice counts once, and the last one wins, as in every JSON parser.
  const members = new Map<string, Answer>(value.members.map((member: Member) => member));
  return fields.flatMap((field): Problem[] => {
    const member = members.get(field.name);
    const fieldPath = `${path}.${field.name}`;
    if (member === undefined || member.kind === "null") {
      return field.required === true ? [{ code: 40, path: fieldPath }] : [];
    }
    return checkJson(field, member, fieldPath);
  });
}

/** A scalar inside JSON: a number may also be given as its digits in a string, and so on. */
function checkJsonScalar(param: MockParam, value: Answer, path: string): Problem[] {
  switch (value.kind) {
    case "text":
      return scalarProblems(param, value.text, path);
    case "number":
      return scalarProblems(param, value.digits, path);
    case "boolean":
      return scalarProblems(param, String(value.value), path);
    default:
      return wrong(path);
  }
}

function scalarProblems(param: MockParam, value: string, path: string): Problem[] {
  return hasType(param, value) && fits(measure(param, value), param) && inRange(param, value)
    ? []
    : wrong(path);
}

const wrong = (path: string): Problem[] => [{ code: 41, path }];

function hasType(param: MockParam, value: string): boolean {
  switch (param.type) {
    case "number":
    case "price":
    case "decimal":
      return isJsonNumber(value);
    case "boolean":
      return value === "true" || value === "false";
    case "date":
      return isDateTime(value);
    case "file":
      return false;
    default:
      return true;
  }
}

/** The length that a documented 最大长度 counts: characters of text. Other types have none. */
const measure = (param: MockParam, value: string): number =>
  param.type === "string" ? Array.from(value).length : 0;

const fits = (length: number, param: MockParam): boolean =>
  length <= (param.limits?.maxLength ?? Number.POSITIVE_INFINITY);

function inRange(param: MockParam, value: string): boolean {
  const { minimum, maximum } = param.limits ?? {};
  if (!isJsonNumber(value)) return true;
  return (
    (minimum === undefined || compareDecimals(value, String(minimum)) >= 0) &&
    (maximum === undefined || compareDecimals(value, String(maximum)) <= 0)
  );
}

/** Compares whole numbers exactly, since bounds and ids can exceed 2^53. */
function compareDecimals(left: string, right: string): number {
  const whole = /^-?\d+$/;
  if (whole.test(left) && whole.test(right)) {
    const difference = BigInt(left) - BigInt(right);
    return difference < 0n ? -1 : Number(difference > 0n);
  }
  return Number(left) - Number(right);
}
