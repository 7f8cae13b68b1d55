import { plainLine } from "./plain-text.js";

/** Text that no Markdown reader takes for markup, a link or a mention, in one table cell. */
export function markdownCell(text: string): string {
  return plainLine(text)
    .replace(/[\\`*[\]|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, (mark) => `\\${mark}`)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/@|(?<!&)#(?=\d)|:(?=\/\/)|(?<=www)\./gi, (mark) => `&#${mark.charCodeAt(0)};`);
}
