import type { Param } from "../../../spec/schema.js";

export interface Coded {
  value: string;
  label: string;
}

/** A code list as found in a text. */
export interface Run {
  start: number;
  end: number;
  values: Coded[];
  /** How codes and glosses are tied: `code :`, `gloss -`, `java`, … */
  style: string;
}

/** One form of code lists: those of a description that have it. */
export type Form = (text: string, param: Param) => Run[];

/** No list is longer; what follows is left unread. */
export const MAX_VALUES = 400;

/** How many tokens a gloss may have. */
export const GLOSS_TOKENS = 40;

/** The list that stands in one match. */
export function runIn(match: RegExpExecArray, style: string, values: Coded[]): Run {
  return { start: match.index, end: match.index + match[0].length, values, style };
}

/** The list of which every match is one value: its groups `value` and `label`, unless they are read otherwise. */
export function runOf(
  style: string,
  matches: readonly RegExpExecArray[],
  read: (match: RegExpExecArray) => Coded = coded,
): Run[] {
  const [first] = matches;
  const last = matches.at(-1);
  if (first === undefined || last === undefined || matches.length < 2) return [];
  const values = matches.slice(0, MAX_VALUES).map(read);
  return [{ start: first.index, end: last.index + last[0].length, values, style }];
}

function coded({ groups = {} }: RegExpExecArray): Coded {
  return { value: groups["value"] ?? "", label: groups["label"] ?? "" };
}

/** The list of two that one match is: its groups `a` and `b`, explained by `aLabel` and `bLabel`. */
export function pairRun(style: string, find: RegExp, text: string): Run[] {
  const match = find.exec(text);
  if (match === null) return [];
  const { a = "", aLabel = "", b = "", bLabel = "" } = match.groups ?? {};
  return [
    runIn(match, style, [
      { value: a, label: aLabel },
      { value: b, label: bLabel },
    ]),
  ];
}

/** Codes without glosses. */
export function bare(codes: readonly string[]): Coded[] {
  return codes.map((value) => ({ value, label: "" }));
}
