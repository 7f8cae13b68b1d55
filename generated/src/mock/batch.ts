// Copied by topgen from templates/mock/batch.ts. Do not edit.
/** Batch bodies: an optional segment of shared parameters, then one segment a call. */
import { parseForm } from "./form.js";
import type { ParsedRequest } from "./parse-request.js";

const standardSeparator = "-S-";
const separatorHeader = "top-api-separator";
const sharedMark = "#PUBLIC#";
const noParameters = "N";

/** The calls of one batch, in order. */
export interface BatchCalls {
  /** The parameters of each call: the request's, the shared ones, then its own. */
  readonly calls: readonly ReadonlyMap<string, string>[];
  /** What stood between the segments, line breaks included. */
  readonly separator: string;
}

/** Splits the body of a batch request whose signature was verified. */
export function batchCalls(request: ParsedRequest): BatchCalls {
  const body = request.body ?? "";
  const separator = separatorOf(body, request.headers.get(separatorHeader) ?? standardSeparator);
  const segments = body.split(separator);
  const [first = ""] = segments;
  const shared = first.startsWith(sharedMark)
    ? parseForm(first.slice(sharedMark.length).trim(), accept)
    : [];
  const own = first.startsWith(sharedMark) ? segments.slice(1) : segments;
  const calls = own.map(
    (segment) => new Map([...request.parameters, ...shared, ...parseSegment(segment.trim())]),
  );
  return { calls, separator };
}

/** Answers in the order of their calls, set apart as the calls were. */
export const joinAnswers = (answers: readonly string[], separator: string): string =>
  answers.join(separator);

/** The body as a whole was UTF-8; a value inside that is not is the call's own affair. */
const accept = (): void => undefined;

const parseSegment = (segment: string): [string, string][] =>
  segment === noParameters ? [] : parseForm(segment, accept);

/** The separator stands on a line of its own; one of the caller's choice may stand without. */
function separatorOf(body: string, name: string): string {
  const line = `\r\n${name}\r\n`;
  return name === standardSeparator || body.includes(line) ? line : name;
}
