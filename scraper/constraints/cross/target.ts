/** Whom a demand is about: the parameter that speaks, one that it names, or only a part of it. */
import { fieldOf, type Speaker } from "../clauses/meaning.js";
import type { Segment } from "../clauses/segments.js";
import type { Subject } from "../subject.js";
import { foldNoun, resolveName, type Field } from "./field-index.js";

/** Where a demand stands. */
export interface Place {
  subject: Subject;
  start: number;
  end: number;
  segment: Segment;
}

/** Whom a demand is about: the parameter itself, or a sibling that its subject or object names. */
export function targetOf(
  before: string,
  behind: string,
  speaker: Speaker,
  place: Place,
): Field | undefined {
  const { self, scope } = speaker;
  const object = /^\s{0,2}["']?([A-Za-z]\w{1,60})["']?/.exec(behind)?.[1];
  if (before === "") {
    if (object !== undefined) {
      const named = resolveName(object, [scope]);
      if (named !== undefined) return named;
    }
    const next = place.subject.plain.slice(place.end, place.end + 4);
    // required for customs: of English, nothing may stand behind.
    if (/[a-z]$/i.test(place.subject.plain.slice(0, place.end)) && behind !== "") return undefined;
    // 必须填写2024-01-01之前的: what the value has to be.
    if (/^\s?["']?\d/.test(behind)) return undefined;
    const isAlone = behind === "" || /^(?:项|字段|的)?[,:、\-\s]/.test(next);
    return isAlone || place.subject.conditions.length > 0 ? self : undefined;
  }
  const names = before.split(/\s?[和与及、]\s?/);
  if (names.length > 1) {
    const isSelf = (name: string): boolean =>
      fieldOf(name, speaker) === self || resolveName(name, [scope]) === self;
    return names.some(isSelf) ? self : undefined;
  }
  const named = /^[A-Za-z]\w*$/.test(before) ? resolveName(before, [scope]) : nounOf(before, scope);
  // A noun that the description begins with says nothing of itself: 会员卡必填.
  const lead = place.subject.plain.slice(0, place.start);
  const isFirst = bare(lead).trim() === bare(before);
  return named === self && isFirst && !/[\s*]$/.test(lead) ? undefined : named;
}

/** Words without the marks and quotes behind them. */
const bare = (words: string): string => words.replace(/[\s*"']+$/, "");

/** The one parameter whose description is about just this noun. */
function nounOf(words: string, { byNoun }: Speaker["scope"]): Field | undefined {
  const found = byNoun.get(foldNoun(words)) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

/** In a bracket behind other words than the description's own noun, a demand is about those. */
export function isPart(subject: Subject, segment: Segment, start: number): boolean {
  if (subject.structured && start > subject.membersFrom) return true;
  if (segment.depth === 0) return false;
  const { plain: text } = subject;
  const open = Math.max(text.lastIndexOf("(", start), text.lastIndexOf("[", start));
  const within = text.slice(open + 1, start);
  if (/^\s?[A-Za-z]\w*\s?[,:]/.test(within)) return true;
  const before = text.slice(Math.max(0, open - 40), open);
  return (
    /[,;、:#+|]\s?[\u3400-\u9fffA-Za-z]{1,12}\s?$/.test(before) &&
    /[(][^()]{0,30}必[填选传]/.test(text.slice(0, open))
  );
}
