/** Strict reading of a JSON file that people may have edited: every refusal names its line and place. */
import {
  findNodeAtLocation,
  parseTree,
  printParseErrorCode,
  visit,
  type ParseError,
} from "jsonc-parser";
import type { z } from "zod";
import { explainIssues } from "./explain-issues.js";
import { showJsonPath, showValue, SpecError, type JsonPath } from "./spec-error.js";

/** More levels than any real document has; deeper ones could exhaust the stack of what reads them. */
const maxDepth = 200;

/** A file to read, and what its errors say. */
export interface JsonFile {
  text: string;
  /** For messages. */
  file: string;
  /** What to do when the file is wrong. */
  hint: string;
}

/** A file whose text is JSON. */
export interface JsonText extends JsonFile {
  value: unknown;
}

/**
 * Text → a value of the schema.
 * @throws SpecError for a syntax error, a repeated key, too many levels, or what the schema refuses
 */
export function parseJsonFile<T>(file: JsonFile, schema: z.ZodType<T>): T {
  return fitJson(readJson(file), schema);
}

/**
 * What is in a text, whatever it is.
 * @throws SpecError for a syntax error, a repeated key or too many levels
 */
export function readJson({ text, file, hint }: JsonFile): JsonText {
  const source = text.startsWith("\ufeff") ? text.slice(1) : text;
  return { text: source, file, hint, value: parseValue(source, file, hint) };
}

/**
 * The value of a text as one of a schema.
 * @throws SpecError for what the schema refuses
 */
export function fitJson<T>(json: JsonText, schema: z.ZodType<T>): T {
  const result = schema.safeParse(json.value);
  if (result.success) return result.data;
  const { path, ...refusal } = explainIssues(result.error.issues, json.value, schema);
  const { text, file, hint } = json;
  throw new SpecError({ ...refusal, file, line: lineOf(text, path), hint });
}

function parseValue(text: string, file: string, hint: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw syntaxError(text, file, hint);
  }
  refuseDepth(value, file, hint);
  // A file that topgen wrote reads back to the same text; only another one can repeat a key.
  if (`${JSON.stringify(value, null, 2)}\n` !== text) refuseRepeatedKeys(text, file, hint);
  return value;
}

function syntaxError(text: string, file: string, hint: string): SpecError {
  const errors: ParseError[] = [];
  parseTree(text.slice(0, 5_000_000), errors, {
    allowTrailingComma: false,
    disallowComments: true,
  });
  const first = errors[0];
  const offset = first?.offset ?? 0;
  const { line, column } = placeOf(text, offset);
  const found =
    text.trim() === ""
      ? "an empty file"
      : first === undefined
        ? "something else"
        : `${showValue(text.slice(offset, offset + 20))} (${words(printParseErrorCode(first.error))})`;
  return new SpecError({ file, line, at: `column ${column}`, expected: "JSON", found, hint });
}

function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

function refuseDepth(value: unknown, file: string, hint: string): void {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) {
      const expected = `at most ${maxDepth} levels`;
      throw new SpecError({ file, at: "", expected, found: "more", hint });
    }
    const next: unknown[] = [];
    for (const one of level) {
      if (typeof one !== "object" || one === null) continue;
      for (const member of Object.values(one)) next.push(member);
    }
    level = next;
  }
}

function refuseRepeatedKeys(text: string, file: string, hint: string): void {
  const seen: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      seen.push(new Set());
    },
    onObjectEnd: () => {
      seen.pop();
    },
    onObjectProperty: (...[key, , , line, , pathOf]) => {
      const keys = seen.at(-1);
      if (keys?.has(key) === true) {
        const at = showJsonPath([...pathOf(), key]);
        const words = { expected: "each key once", found: "it twice" };
        throw new SpecError({ file, line: line + 1, at, ...words, hint });
      }
      keys?.add(key);
    },
  });
}

/** The line of the value, or of the nearest thing around it. */
export function lineOf(text: string, path: JsonPath): number | undefined {
  const tree = parseTree(text);
  if (tree === undefined) return undefined;
  for (let length = path.length; length >= 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node !== undefined) return placeOf(text, node.offset).line;
  }
  return undefined;
}
