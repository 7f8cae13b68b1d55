import { seal, type Code } from "./code.js";
import { breakDirectives } from "./directives.js";

/**
 * Characters that must not stand raw in reviewed source: controls, line and paragraph separators,
 * byte order mark, zero-width and direction marks (code that reads differently from what runs),
 * halves of surrogate pairs.
 */
const unprintable =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const shortEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const unicodeEscape = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

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
