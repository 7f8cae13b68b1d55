import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import { MAX_JSON_DEPTH } from "../../limits.js";
import { PageError } from "../../page.js";

/**
 * A JSON value that loses nothing: numbers keep their digits (`1100384769230375417` is no double),
 * objects are Maps, so that `__proto__` is a key like any other.
 */
export type JsonValue = null | boolean | string | JsonNumber | JsonArray | JsonObject;

export class JsonNumber {
  constructor(readonly text: string) {}
}

export class JsonArray {
  readonly items: JsonValue[] = [];
}

export class JsonObject {
  readonly members = new Map<string, JsonValue>();
}

type Open = { value: JsonArray } | { value: JsonObject; key: string };

/**
 * Parses one JSON document.
 * @throws PageError at the line of the first thing that is no JSON, or that nests too deep.
 */
export function parseJson(source: string): JsonValue {
  return new JsonBuilder(source).build();
}

class JsonBuilder {
  private readonly root = new JsonArray();
  private readonly open: Open[] = [{ value: this.root }];

  constructor(private readonly source: string) {}

  build(): JsonValue {
    visit(
      this.source,
      {
        onObjectBegin: (offset) => {
          this.enter({ value: new JsonObject(), key: "" }, offset);
        },
        onObjectProperty: (name) => {
          const top = this.open.at(-1);
          if (top && "key" in top) top.key = name;
        },
        onObjectEnd: () => {
          this.open.pop();
        },
        onArrayBegin: (offset) => {
          this.enter({ value: new JsonArray() }, offset);
        },
        onArrayEnd: () => {
          this.open.pop();
        },
        onLiteralValue: (value: unknown, offset, length) => {
          this.place(this.literal(value, offset, length));
        },
        onError: (code, offset) => {
          throw this.broken(code, offset);
        },
      },
      { disallowComments: true, allowTrailingComma: false },
    );
    return this.root.items[0] ?? null;
  }

  private enter(open: Open, offset: number): void {
    this.place(open.value);
    this.open.push(open);
    if (this.open.length > MAX_JSON_DEPTH) {
      throw new PageError(
        `line ${this.lineOf(offset)}`,
        `JSON of at most ${MAX_JSON_DEPTH} levels`,
        "a deeper one",
        "check that the file is a document of the documentation site",
      );
    }
  }

  private place(value: JsonValue): void {
    const top = this.open.at(-1);
    if (!top) return;
    if ("key" in top) top.value.members.set(top.key, value);
    else top.value.items.push(value);
  }

  private literal(value: unknown, offset: number, length: number): JsonValue {
    if (typeof value === "number")
      return new JsonNumber(this.source.slice(offset, offset + length));
    return typeof value === "string" || typeof value === "boolean" ? value : null;
  }

  private broken(code: ParseErrorCode, offset: number): PageError {
    const found = printParseErrorCode(code)
      .replace(/([A-Z])/g, " $1")
      .trim()
      .toLowerCase();
    return new PageError(
      `line ${this.lineOf(offset)}`,
      "JSON",
      `a syntax error (${found})`,
      "save the whole answer of getDocument.json, nothing before or behind it",
    );
  }

  private lineOf(offset: number): number {
    return this.source.slice(0, offset).split("\n").length;
  }
}
