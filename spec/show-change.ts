import { showValue } from "./spec-error.js";

/** Longest piece of a text that is shown, and how much of it stands before the first difference. */
const longest = 60;
const lead = 20;

/** `"a" → "b"`, long texts cut to where they begin to differ; `is new` and `is gone` at the ends. */
export function showChange(before: unknown, after: unknown): string {
  if (before === undefined) return `${showValue(after)} is new`;
  if (after === undefined) return `${showValue(before)} is gone`;
  if (typeof before !== "string" || typeof after !== "string") {
    return `${showValue(before)} → ${showValue(after)}`;
  }
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  const from = Math.max(before.length, after.length) <= longest ? 0 : Math.max(0, same - lead);
  return `${piece(before, from)} → ${piece(after, from)}`;
}

function piece(text: string, from: number): string {
  const shown = text.slice(from, from + longest);
  const end = from + longest < text.length ? "…" : "";
  return `${from > 0 ? "…" : ""}${JSON.stringify(shown)}${end}`;
}
