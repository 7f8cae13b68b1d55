import { printParseErrorCode, visit } from "jsonc-parser";
import { MAX_JSON_DEPTH } from "../../caps.js";
import { PageError } from "../../page.js";

/**
 * A JSON value that loses nothing: numbers keep their digits (`1100384769230375417` is no double),
 * objects are Maps, so that `__proto__` is a key like any other.
 */
export type JsonValue = null | boolean | string | JsonNumber | JsonValue[] | JsonObject;
export type JsonObject = Map<string, JsonValue>;

export class JsonNumber {
  constructor(readonly text: string) {}
}

/**
 * Parses one JSON document.
 * @throws PageError at the line of the first thing that is no JSON, or that nests too deep.
 */
export function parseJson(source: string): JsonValue {
  const root: JsonValue[] = [];
  /** The objects and lists around, and the name of the object's member that is being read. */
  const open: { value: JsonValue[] | JsonObject; key: string }[] = [{ value: root, key: "" }];
  const refuse = (offset: number, expected: string, found: string, hint: string): never => {
    const line = source.slice(0, offset).split("\n").length;
    throw new PageError(`line ${line}`, expected, found, hint);
  };
  const place = (value: JsonValue): void => {
    const top = open.at(-1);
    if (top?.value instanceof Map) top.value.set(top.key, value);
    else top?.value.push(value);
  };
  const enter = (value: JsonValue[] | JsonObject, offset: number): void => {
    place(value);
    if (open.push({ value, key: "" }) <= MAX_JSON_DEPTH) return;
    const hint = "check that the file is a document of the documentation site";
    refuse(offset, `JSON of at most ${MAX_JSON_DEPTH} levels`, "a deeper one", hint);
  };
  const leave = (): void => {
    open.pop();
  };
  visit(
    source,
    {
      onObjectBegin: (offset) => {
        enter(new Map(), offset);
      },
      onObjectProperty: (name) => {
        const top = open.at(-1);
        if (top) top.key = name;
      },
      onObjectEnd: leave,
      onArrayBegin: (offset) => {
        enter([], offset);
      },
      onArrayEnd: leave,
      onLiteralValue: (value: null | boolean | string | number, offset, length) => {
        const isNumber = typeof value === "number";
        place(isNumber ? new JsonNumber(source.slice(offset, offset + length)) : value);
      },
      onError: (code, offset) => {
        const words = printParseErrorCode(code).replace(/([A-Z])/g, " $1");
        const hint = "save the whole answer of getDocument.json, nothing before or behind it";
        refuse(offset, "JSON", `a syntax error (${words.trim().toLowerCase()})`, hint);
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return root[0] ?? null;
}
