// Copied by topgen from templates/runtime/json.ts. Do not edit.
/**
 * JSON without loss: numbers keep their text, objects have no prototype, depth and digits are
 * bounded. One pass, linear in the text.
 */
import { TopTransportError } from "./errors.js";
import {
  isWireObject,
  MAX_DEPTH,
  type Wire,
  type WireArray,
  WireJson,
  WireNumber,
  type WireObject,
  wireObject,
} from "./wire.js";

/** Characters of one number; identifiers have 20, and a longer one is an attack. */
const MAX_NUMBER = 1000;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const HEX4 = /^[0-9a-fA-F]{4}$/;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/**
 * Parses JSON text.
 *
 * @throws TopTransportError (`malformed`) naming the position, also for more than {@link MAX_DEPTH}
 *   levels and for numbers over 1,000 characters
 */
export function parseJson(text: string): Wire {
  return new JsonReader(text).document();
}

class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    if (text.charCodeAt(0) === 0xfeff) this.#at = 1;
  }

  document(): Wire {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) this.#fail("the end");
    return value;
  }

  #fail(expected: string): never {
    const found = this.#at < this.#text.length ? `"${this.#text.charAt(this.#at)}"` : "the end";
    throw new TopTransportError(
      "malformed",
      `malformed JSON at character ${this.#at}: expected ${expected}, found ${found}`,
    );
  }

  #space(): number {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return code;
      this.#at++;
    }
  }

  #value(depth: number): Wire {
    if (depth > MAX_DEPTH) this.#fail(`at most ${MAX_DEPTH} levels`);
    switch (this.#space()) {
      case 123:
        return this.#object(depth);
      case 91:
        return this.#array(depth);
      case 34:
        return this.#string();
      case 116:
        return this.#word("true", true);
      case 102:
        return this.#word("false", false);
      case 110:
        return this.#word("null", null);
      default:
        return this.#number();
    }
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#fail("a value");
    this.#at += word.length;
    return value;
  }

  #number(): WireNumber {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.#text)?.[0];
    if (match === undefined) return this.#fail("a value");
    if (match.length > MAX_NUMBER) this.#fail(`a number of at most ${MAX_NUMBER} characters`);
    this.#at += match.length;
    return new WireNumber(match);
  }

  #object(depth: number): WireObject {
    const members = wireObject();
    this.#at++;
    if (this.#space() === 125) {
      this.#at++;
      return members;
    }
    for (;;) {
      if (this.#space() !== 34) this.#fail("a member name");
      const name = this.#string();
      if (this.#space() !== 58) this.#fail('":"');
      this.#at++;
      members[name] = this.#value(depth + 1);
      if (this.#more(125)) return members;
    }
  }

  #array(depth: number): WireArray {
    const items: WireArray = [];
    this.#at++;
    if (this.#space() === 93) {
      this.#at++;
      return items;
    }
    for (;;) {
      items.push(this.#value(depth + 1));
      if (this.#more(93)) return items;
    }
  }

  /** Reads `,` or the closing bracket; true at the closing one. */
  #more(closing: number): boolean {
    const code = this.#space();
    if (code !== 44 && code !== closing) this.#fail(`"," or "${String.fromCharCode(closing)}"`);
    this.#at++;
    return code === closing;
  }

  #string(): string {
    const start = ++this.#at;
    let parts = "";
    let from = start;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 34) {
        const tail = this.#text.slice(from, this.#at++);
        return parts === "" ? tail : parts + tail;
      }
      if (code === 92) {
        parts += this.#text.slice(from, this.#at) + this.#escape();
        from = this.#at;
      } else if (code >= 32) this.#at++;
      else this.#fail("a closed string");
    }
  }

  #escape(): string {
    const letter = this.#text.charAt(this.#at + 1);
    if (letter === "u") {
      const hex = this.#text.slice(this.#at + 2, this.#at + 6);
      if (!HEX4.test(hex)) this.#fail("four hexadecimal digits");
      this.#at += 6;
      return String.fromCharCode(parseInt(hex, 16));
    }
    const character = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (character === undefined) return this.#fail("an escape");
    this.#at += 2;
    return character;
  }
}

/** A wire value as JSON text without blanks; numbers with their own digits. */
export function stringifyJson(wire: Wire): string {
  if (wire instanceof WireNumber || wire instanceof WireJson) return wire.text;
  if (Array.isArray(wire)) return `[${wire.map(stringifyJson).join(",")}]`;
  if (!isWireObject(wire)) return JSON.stringify(wire);
  const members: string[] = [];
  for (const name of Object.keys(wire)) {
    const value = wire[name];
    if (value !== undefined) members.push(`${JSON.stringify(name)}:${stringifyJson(value)}`);
  }
  return `{${members.join(",")}}`;
}
