import { seal, type Code } from "./code.js";
import { unicodeEscape, unprintable } from "../../spec/unprintable.js";
import { breakDirectives } from "./directives.js";

const shortEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A double-quoted string literal whose value is exactly `text`. */
export function stringLiteral(text: string): Code {
  // Only quotes and backslashes can end or bend a literal; they go first, and what follows adds
  // backslashes of its own. No directive holds either, so their order does not matter to them.
  const quoted = text.replace(/["\\]/g, (character) => `\\${character}`);
  const printable = quoted.replace(
    unprintable,
    (character) => shortEscapes[character] ?? unicodeEscape(character),
  );
  return seal(`"${breakOutsideEscapes(printable)}"`);
}

/** Breaks directives without touching the digits of an escape: `\u001c8 ignore` holds none. */
function breakOutsideEscapes(literal: string): string {
  return literal
    .split(/(\\u[0-9a-f]{4}|\\.)/)
    .map((piece, index) => (index % 2 === 1 ? piece : breakDirectives(piece, unicodeEscape)))
    .join("");
}
