/** Two states of a value in one line, long ones by what differs in them. */
import { diffArrays, diffChars, diffLines, type ChangeObject } from "diff";
import { showValue } from "../../spec/spec-error.js";

/** Texts up to this length are shown whole, both of them. */
const short = 40;
/** How much of what is the same is shown around a difference, and of a difference itself. */
const around = 8;
const longest = 60;
/** Lengths beyond which letters are not compared one by one. */
const mostCharacters = 2_000;

/** How removed and added text is set apart. */
export interface Marks {
  removed: (text: string) => string;
  added: (text: string) => string;
  /** Applied to every piece of text of unknown origin. */
  plain: (text: string) => string;
}

/** `"a" → "b"`; `"a" is gone`; of long texts only the pieces that differ, with marks. */
export function showDifference(before: unknown, after: unknown, marks: Marks): string {
  const { plain, removed, added } = marks;
  const shown = (value: unknown): string => plain(valueText(value));
  if (before === undefined) return `${added(shown(after))} is new`;
  if (after === undefined) return `${removed(shown(before))} is gone`;
  if (before === after) return shown(after);
  if (Array.isArray(before) && Array.isArray(after)) return listDifference(before, after, marks);
  if (typeof before !== "string" || typeof after !== "string" || isShort(before, after)) {
    return `${removed(shown(before))} → ${added(shown(after))}`;
  }
  return textDifference(before, after, marks);
}

const isShort = (before: string, after: string): boolean =>
  Math.max(before.length, after.length) <= short;

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(", ");
  if (typeof value === "object" && value !== null) return cut(JSON.stringify(value));
  return showValue(value);
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function listDifference(
  before: unknown[],
  after: unknown[],
  { plain, removed, added }: Marks,
): string {
  const parts = diffArrays(before.map(valueText), after.map(valueText));
  const text = (values: readonly string[]): string => plain(values.join(", "));
  return parts
    .map((part) =>
      part.added ? added(text(part.value)) : part.removed ? removed(text(part.value)) : "…",
    )
    .join(" ");
}

function textDifference(before: string, after: string, marks: Marks): string {
  const lines = before.includes("\n") || after.includes("\n");
  const long = Math.max(before.length, after.length) > mostCharacters;
  const parts = lines || long ? diffLines(before, after) : mended(diffChars(before, after));
  return parts
    .map((part, index) => {
      if (part.added) return marks.added(marks.plain(cut(part.value)));
      if (part.removed) return marks.removed(marks.plain(cut(part.value)));
      return marks.plain(context(part.value, index > 0, index + 1 < parts.length));
    })
    .join("");
}

/** What is the same beside a difference, cut to what stands next to one. */
function context(text: string, isBehind: boolean, isBefore: boolean): string {
  if (text.length <= 2 * around) return text;
  const head = isBehind ? text.slice(0, around) : "";
  const tail = isBefore ? text.slice(-around) : "";
  return `${head}…${tail}`;
}

/** Takes single letters that two texts happen to share into the differences around them. */
function mended(
  parts: readonly ChangeObject<string>[],
): { value: string; added: boolean; removed: boolean }[] {
  const whole: { value: string; added: boolean; removed: boolean }[] = [];
  let [removed, added] = ["", ""];
  const flush = (): void => {
    if (removed !== "") whole.push({ value: removed, added: false, removed: true });
    if (added !== "") whole.push({ value: added, added: true, removed: false });
    [removed, added] = ["", ""];
  };
  for (const [index, { value, added: isNew, removed: isOld }] of parts.entries()) {
    const inside = (removed !== "" || added !== "") && index + 1 < parts.length;
    if (isOld) removed += value;
    else if (isNew) added += value;
    else if (inside && value.length < 2) [removed, added] = [removed + value, added + value];
    else {
      flush();
      whole.push({ value, added: false, removed: false });
    }
  }
  flush();
  return whole;
}
