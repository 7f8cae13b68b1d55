/**
 * JSON without loss: numbers keep their text, objects have no prototype, depth and digits are
 * bounded. Control characters in texts and members without a value (`"a":,`) are read, as the platform
 * sends them; everything else that is no JSON is refused. One pass, linear in the text.
 */
import { malformed } from "./errors.js";
import {
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
const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE_OR_CONTROL = /\\[^]|[^ -\uffff]/g;
/** Control characters stand as they are in the platform's texts, also behind a backslash. */
const escapeControl = (found: string): string =>
  found >= "\\ " ? found : `\\u00${found.slice(-1).charCodeAt(0).toString(16).padStart(2, "0")}`;
const [QUOTE, COMMA, COLON, BACKSLASH, BRACKET, BRACE] = [34, 44, 58, 92, 91, 123];

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
  #at: number;
  /** Where the next backslash stands. */
  #backslash = -1;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  document(): Wire {
    const value = this.#value(0);
    if (!Number.isNaN(this.#next())) this.#fail("the end");
    return value;
  }

  #fail(expected: string): never {
    throw malformed("JSON", this.#text, this.#at, expected);
  }

  /** The code of the next character that is no blank, NaN at the end. */
  #next(): number {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return code;
      this.#at++;
    }
  }

  #value(depth: number): Wire {
    const code = this.#next();
    if (code === QUOTE) return this.#string();
    if (code !== BRACE && code !== BRACKET) return this.#literal();
    if (depth > MAX_DEPTH) this.#fail(`at most ${MAX_DEPTH} levels`);
    this.#at++;
    return code === BRACE ? this.#object(depth + 1) : this.#array(depth + 1);
  }

  #literal(): Wire {
    LITERAL.lastIndex = this.#at;
    const word = LITERAL.exec(this.#text)?.[0];
    if (word === undefined) return this.#fail("a value");
    if (word.length > MAX_NUMBER) this.#fail(`a number of at most ${MAX_NUMBER} characters`);
    this.#at += word.length;
    if (word === "null") return null;
    return word === "true" || (word === "false" ? false : new WireNumber(word));
  }

  #object(depth: number): WireObject {
    const members = wireObject();
    if (this.#ends(BRACE + 2)) return members;
    do {
      if (this.#next() !== QUOTE) this.#fail("a member name");
      const name = this.#string();
      if (this.#next() !== COLON) this.#fail('":"');
      this.#at++;
      // The platform leaves the value of an empty member out: `"a":,`.
      const next = this.#next();
      members[name] = next === COMMA || next === BRACE + 2 ? null : this.#value(depth);
    } while (this.#continues(BRACE + 2));
    return members;
  }

  #array(depth: number): WireArray {
    const items: WireArray = [];
    if (this.#ends(BRACKET + 2)) return items;
    do items.push(this.#value(depth));
    while (this.#continues(BRACKET + 2));
    return items;
  }

  #ends(closing: number): boolean {
    const ends = this.#next() === closing;
    if (ends) this.#at++;
    return ends;
  }

  #continues(closing: number): boolean {
    if (this.#ends(closing)) return false;
    return this.#ends(COMMA) || this.#fail(`"," or "${String.fromCharCode(closing)}"`);
  }

  #string(): string {
    const start = this.#at + 1;
    const end = this.#text.indexOf('"', start);
    if (this.#backslash < start) this.#backslash = this.#text.indexOf("\\", start) >>> 0;
    if (end > 0 && end < this.#backslash) {
      this.#at = end + 1;
      return this.#text.slice(start, end);
    }
    return this.#escaped();
  }

  /** A text with escapes, or without an end. */
  #escaped(): string {
    const start = this.#at++;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === QUOTE) break;
      if (code === BACKSLASH) this.#at++;
      else if (Number.isNaN(code)) this.#fail("a closed string");
      this.#at++;
    }
    this.#at++;
    try {
      const text = this.#text.slice(start, this.#at).replace(ESCAPE_OR_CONTROL, escapeControl);
      return JSON.parse(text) as string;
    } catch {
      this.#at = start;
      return this.#fail("a string with valid escapes");
    }
  }
}

/** A value out of the text that some services put its JSON into; anything else as it is. */
export function unfolded<T>(wire: T): T | Wire {
  if (typeof wire !== "string" || !/^\s*(?:\{[^]*\}|\[[^]*\])\s*$/.test(wire)) return wire;
  try {
    return parseJson(wire);
  } catch {
    return wire;
  }
}

/** Text that JSON writes as it is. Asking takes half the time of the platform's writer. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

function stringText(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** A wire value as JSON text without blanks; numbers with their own digits. */
export function stringifyJson(wire: Wire): string {
  if (typeof wire === "string") return stringText(wire);
  if (wire instanceof WireNumber || wire instanceof WireJson) return wire.text;
  if (Array.isArray(wire)) return `[${wire.map(stringifyJson).join(",")}]`;
  if (typeof wire !== "object" || wire === null) return String(wire);
  let members = "";
  for (const name in wire) {
    const value = wire[name];
    if (value === undefined) continue;
    if (members !== "") members += ",";
    members += `${stringText(name)}:${stringifyJson(value)}`;
  }
  return `{${members}}`;
}
