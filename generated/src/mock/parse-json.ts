// Copied by topgen from templates/mock/parse-json.ts. Do not edit.
/** JSON that keeps what `JSON.parse` loses: the digits of numbers, the order and every name. */
import { type Answer, type Member, number, object, text } from "./answer.js";

const maxDepth = 64;

/** Thrown for text that is not JSON; `offset` counts UTF-16 units. */
export class JsonSyntaxError extends Error {
  override name = "JsonSyntaxError";
  constructor(
    expected: string,
    readonly offset: number,
  ) {
    super(`not JSON at character ${offset}: expected ${expected}`);
  }
}

/**
 * Parses one JSON text. Arrays come as lists without an element name. Throws `JsonSyntaxError`,
 * also for nesting deeper than 64 levels.
 */
export function parseJson(source: string): Answer {
  const reader = new JsonReader(source);
  const value = reader.value(0);
  reader.end();
  return value;
}

const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordToken = /true|false|null/y;
const blankToken = /[ \t\r\n]*/y;

class JsonReader {
  private at = 0;

  constructor(private readonly source: string) {}

  value(depth: number): Answer {
    if (depth > maxDepth) throw new JsonSyntaxError(`at most ${maxDepth} levels`, this.at);
    this.skipBlanks();
    const next = this.source[this.at];
    if (next === "{") return this.object(depth);
    if (next === "[") return this.list(depth);
    if (next === '"') return text(this.string());
    const word = this.token(wordToken);
    if (word !== undefined) {
      return word === "null" ? { kind: "null" } : { kind: "boolean", value: word === "true" };
    }
    const digits = this.token(numberToken);
    if (digits === undefined) throw new JsonSyntaxError("a value", this.at);
    return number(digits);
  }

  end(): void {
    this.skipBlanks();
    if (this.at < this.source.length) throw new JsonSyntaxError("the end", this.at);
  }

  private object(depth: number): Answer {
    const members: Member[] = [];
    this.sequence("}", () => {
      this.skipBlanks();
      const name = this.string();
      this.expect(":");
      members.push([name, this.value(depth + 1)]);
    });
    return object(members);
  }

  private list(depth: number): Answer {
    const items: Answer[] = [];
    this.sequence("]", () => items.push(this.value(depth + 1)));
    return { kind: "list", items };
  }

  private sequence(close: string, readItem: () => void): void {
    this.at += 1;
    this.skipBlanks();
    if (this.source[this.at] === close) {
      this.at += 1;
      return;
    }
    for (;;) {
      readItem();
      this.skipBlanks();
      if (this.source[this.at] === close) break;
      this.expect(",");
    }
    this.at += 1;
  }

  private string(): string {
    const start = this.at;
    if (this.source[start] !== '"') throw new JsonSyntaxError("a string", start);
    let end = start + 1;
    while (end < this.source.length && this.source[end] !== '"') {
      end += this.source[end] === "\\" ? 2 : 1;
    }
    this.at = end + 1;
    try {
      return JSON.parse(this.source.slice(start, this.at)) as string;
    } catch {
      throw new JsonSyntaxError("a string", start);
    }
  }

  private token(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private expect(character: string): void {
    this.skipBlanks();
    if (this.source[this.at] !== character) throw new JsonSyntaxError(character, this.at);
    this.at += 1;
  }

  private skipBlanks(): void {
    this.token(blankToken);
  }
}
