import { unprintable } from "../../spec/unprintable.js";
import { seal, type Code } from "./code.js";
import { breakDirectives } from "./directives.js";

/** Text of a document as one line of Markdown that shows it literally, also inside a table cell. */
export function markdownText(text: string): Code {
  const line = oneLine(text).trim();
  const escaped = line
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*_[\]|~>@]/g, (character) => `\\${character}`);
  return seal(breakDirectives(escaped, (character) => `&#${character.charCodeAt(0)};`));
}

/** Text as inline code; backticks, which would end it, become straight quotes. */
export function markdownCode(text: string): Code {
  const line = oneLine(text).replaceAll("`", "'");
  return seal(`\`${line.replaceAll("|", "\\|")}\``);
}

const oneLine = (text: string): string =>
  text.replace(unprintable, " ").replace(/[\s\p{Cf}]+/gu, " ");
