import type { Page } from "../../page.js";
import type { Line } from "./lines.js";

/** 错误码解释: one line a code, `code description solution`; any other line continues the one above. */
export function readErrorCodes(lines: readonly Line[]): Page["errorCodes"] {
  const codes: Page["errorCodes"] = [];
  for (const { text } of lines) {
    if (text === "") continue;
    const last = codes.at(-1);
    const space = text.search(/\s/);
    const code = space === -1 ? text : text.slice(0, space);
    if (!/^[\w.:-]+$/.test(code)) {
      if (last) last[last.solution === "" ? "message" : "solution"] += `\n${text}`;
      continue;
    }
    codes.push({ code, ...splitMessage(space === -1 ? "" : text.slice(space).trim()) });
  }
  return codes;
}

/**
 * Nothing tells where the description ends. Chinese text has no spaces of its own, so the first
 * space behind Chinese is taken; a text without one is all description.
 */
function splitMessage(text: string): { message: string; solution: string } {
  const cut = /[\u3000-\u9fff\uff00-\uffef]\s/.exec(text);
  if (!cut) return { message: text, solution: "" };
  return { message: text.slice(0, cut.index + 1), solution: text.slice(cut.index + 2).trim() };
}
