/**
 * Makes text of unknown origin safe to show: on a terminal it can't move the cursor, recolour, link
 * or reorder; in a CI log it can't be taken for a command to the runner.
 */
import { unicodeEscape, unprintable, unprintableButLayout } from "../../spec/unprintable.js";

/** What ESC starts: terminated OSC/DCS/SOS/PM/APC strings, CSI sequences, two-byte escapes. */
const escapeSequences =
  // eslint-disable-next-line no-control-regex -- control characters are what it removes
  /(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u0080-\u009f]*(?:\u0007|\u001b\\|\u009c)|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-Z\\-~]/g;
/** Line and tab characters of any script: they become one space each. */
const breaks = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g;
/** One line without anything that a terminal or a CI runner would act on. */
export function plainLine(text: string): string {
  const shown = text
    .replace(escapeSequences, "")
    .replace(breaks, " ")
    .replace(unprintable, "")
    // The old form of a runner's command is found anywhere in a line, the new one at its start.
    .replace(/##(?=\[)/g, "# #");
  return /^\s*::/.test(shown) ? `| ${shown}` : shown;
}

/** Several lines, each made plain. */
export function plainText(text: string): string {
  return text.split("\n").map(plainLine).join("\n");
}

/**
 * A value as JSON for stdout, two-space indented, with a final newline. Says exactly the same as
 * the value; characters that a terminal or a CI runner would act on are written as escapes.
 */
export function jsonText(value: unknown): string {
  const escaped = JSON.stringify(value, null, 2)
    .replace(unprintableButLayout, unicodeEscape)
    .replace(/##(?=\[)/g, "\\u0023#");
  return `${escaped}\n`;
}

/** `1 page`, `2 pages`: a number and the thing it counts, in English. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

/** Text that no Markdown reader takes for markup, a link or a mention, in one table cell. */
export function markdownCell(text: string): string {
  return plainLine(text)
    .replace(/[\\`*[\]|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, (mark) => `\\${mark}`)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/@|(?<!&)#(?=\d)|:(?=\/\/)|(?<=www)\./gi, (mark) => `&#${mark.charCodeAt(0)};`);
}
