import { isObjectType, isScalarType, looksLikeType } from "../../doc-types.js";
import { nameKey } from "../../../spec/spelling.js";
import type { NameEvidence } from "../../samples/members.js";
import { requiredOfWord, type Required } from "../required.js";
import type { Line } from "./lines.js";

export type Side = "request" | "response";

/** A line read as a row of the table itself: its cells joined by one space, empty ones dropped. */
export interface Head {
  name: string;
  type: string;
  required?: Required;
  /** Example and description, with no telling where one ends. */
  rest: string;
}

/** A line that may be such a row, and how much speaks for it. */
interface Candidate {
  index: number;
  head: Head;
  score: number;
}

/** Reads a line as a row; any line of two words is one, so the score has to tell. */
export function readHead(text: string, side: Side): Head | undefined {
  const words = text.slice(0, 1000).split(/\s/, 6);
  const name = words[0] ?? "";
  if (name === "" || name.length > 200) return undefined;
  const at = side === "request" ? words.findIndex((w, i) => i > 0 && requiredOfWord(w)) : -1;
  if (at > 0 && at <= 3) {
    const type = words.slice(1, at).join(" ");
    if (type === "" || looksLikeType(type) || at === 2) {
      const required = requiredOfWord(words[at] ?? "") ?? { required: false };
      return { name, type, required, rest: restBehind(text, words.slice(0, at + 1)) };
    }
  }
  const typeWords = leadingType(words);
  return {
    name,
    type: typeWords.join(" "),
    rest: restBehind(text, [name, ...typeWords]),
  };
}

function leadingType(words: readonly string[]): string[] {
  const [, first = "", second = ""] = words;
  if (looksLikeType(`${first} ${second}`)) return [first, second];
  return looksLikeType(first) ? [first] : [];
}

function restBehind(text: string, words: readonly string[]): string {
  let at = 0;
  for (const word of words) at = text.indexOf(word, at) + word.length;
  return text.slice(at).trim();
}

/**
 * Finds the lines that begin a row of the table itself. A description may have line breaks, and then
 * a line of it may look like a row; names from the samples, types and 必须/可选 speak for a row, and
 * of several lines with one name the likeliest is its row.
 */
export function findHeads(
  lines: readonly Line[],
  side: Side,
  evidence: NameEvidence,
): Map<number, Head> {
  const candidates: Candidate[] = [];
  let first = true;
  lines.forEach((line, index) => {
    if (line.text === "" || line.cell !== undefined) return;
    const head = readHead(line.text, side);
    if (head) {
      const bullets = lines[index + 1]?.cell;
      const score = scoreHead(head, { side, evidence, first, bullets });
      candidates.push({ index, head, score });
    }
    first = false;
  });
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = nameKey(candidate.head.name);
    if (candidate.score > (best.get(key)?.score ?? -Infinity)) best.set(key, candidate);
  }
  const heads = candidates.filter((candidate) => {
    const isBest = best.get(nameKey(candidate.head.name)) === candidate;
    return candidate.score - (isBest ? 0 : 4) >= 0;
  });
  return new Map(heads.map(({ index, head }) => [index, head]));
}

interface Context {
  side: Side;
  evidence: NameEvidence;
  /** The first line below the table's header has nothing to continue. */
  first: boolean;
  /** The bullet on the next line. */
  bullets: string | undefined;
}

function scoreHead(head: Head, { side, evidence, first, bullets }: Context): number {
  let score = first ? 4 : 0;
  if (side === "request") score += head.required === undefined ? -3 : 3;
  if (head.type === "") score -= 2;
  else score += isObjectType(head.type) ? 1 : 2;
  if (!/^[A-Za-z_$][\w$.:@-]*$/.test(head.name)) score -= 4;
  if (evidence.known) score += evidence.has(head.name) ? 3 : -2;
  const hasMembers = /^(?:[└├┗┣╰]|[A-Za-z_]\w*$)/.test(bullets ?? "");
  if (hasMembers && head.type !== "" && !isScalarType(head.type)) score += 2;
  return score;
}
