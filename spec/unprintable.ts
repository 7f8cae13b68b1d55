/**
 * Characters that must not stand raw in a file that people review: they are not seen, or change how
 * what stands beside them is seen, or are no characters at all. One definition for every encoder.
 */

/**
 * The inside of a character class, for expressions with the flag `u`: controls; line and paragraph
 * separators; characters without a form of their own, those that Unicode keeps free for such ones
 * included; marks of direction; noncharacters. Selectors of variants (U+FE00, U+E0100) are part of
 * the sign before them and stay.
 */
const unseen =
  "\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f" +
  "\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\ufdd0-\\ufdef\\ufffe\\uffff" +
  "\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}" +
  Array.from({ length: 16 }, (_, plane) => {
    const end = ((plane + 1) * 0x10000 + 0xfffe).toString(16);
    return `\\u{${end}}-\\u{${end.slice(0, -1)}f}`;
  }).join("");

/** One such character; halves of surrogate pairs included. Global: for `replace`. */
export const unprintable = new RegExp(`[${unseen}\\p{Cs}]`, "gu");

/** The same for a text in which line breaks and tabs have been dealt with otherwise. */
export const unprintableButLayout = new RegExp(`(?![\\n\\t])[${unseen}\\p{Cs}]`, "gu");

/** `\\ufffe`, in as many escapes as there are UTF-16 units: TypeScript and JSON read them alike. */
export function unicodeEscape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");
}
