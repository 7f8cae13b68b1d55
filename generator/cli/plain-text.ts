/**
 * Makes text of unknown origin safe to show: on a terminal it can't move the cursor, recolour, link
 * or reorder; in a CI log it can't be taken for a command to the runner.
 */

/** What ESC starts: terminated OSC/DCS/SOS/PM/APC strings, CSI sequences, two-byte escapes. */
const escapeSequences =
  // eslint-disable-next-line no-control-regex -- control characters are what it removes
  /(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u0080-\u009f]*(?:\u0007|\u001b\\|\u009c)|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-Z\\-~]/g;
/** Line and tab characters of any script: they become one space each. */
const breaks = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g;
/** The rest of C0, DEL, C1, bidi controls, zero-width and other invisible characters, lone surrogates. */
const invisible =
  // eslint-disable-next-line no-control-regex -- control characters are what it removes
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\u{e0000}-\u{e007f}]/gu;

/** One line without anything that a terminal or a CI runner would act on. */
export function plainLine(text: string): string {
  const shown = text
    .replace(escapeSequences, "")
    .replace(breaks, " ")
    .replace(invisible, "")
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
    .replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    })
    .replace(/##(?=\[)/g, "\\u0023#");
  return `${escaped}\n`;
}
