/**
 * What the values of a parameter mean by its description: documented values and their labels, the
 * form of a text, the unit of a number, the value that stands for none.
 */
import type { Param, Rule } from "../schema.js";
import { plainWords, similarity } from "./likeness.js";
import { codesIn, unitsIn } from "./unread.js";
import { type Found, quotesOf } from "./change.js";
import type { ChangeRuleId } from "./rules.js";
import type { Side } from "./types.js";

type RuleOf<Kind extends Rule["kind"]> = Extract<Rule, { kind: Kind }>;

/** How the meaning of a parameter's values changed; `path` is the parameter's. */
export function diffMeanings(before: Param, after: Param, side: Side, path: string): Found {
  return [
    ...diffChoices(before, after, side, path),
    ...diffFormats(before, after, path),
    ...diffUnits(before, after, path),
    ...diffDefaults(before, after, side, path),
  ];
}

const fromOf = ({ from }: Rule): string => from;

function rulesOf<Kind extends Rule["kind"]>({ rules }: Param, kind: Kind): RuleOf<Kind>[] {
  return (rules ?? []).filter((rule): rule is RuleOf<Kind> => rule.kind === kind);
}

/** Value → its label, `""` where it has none. */
function choicesOf(rules: readonly RuleOf<"enum">[]): Map<string, string> {
  const choices = new Map<string, string>();
  for (const { value, label } of rules.flatMap(({ values }) => values)) {
    choices.set(value, choices.get(value) || (label ?? ""));
  }
  return choices;
}

function diffChoices(before: Param, after: Param, side: Side, path: string): Found {
  const [enums, others] = [rulesOf(before, "enum"), rulesOf(after, "enum")];
  const [old, now] = [choicesOf(enums), choicesOf(others)];
  const quoted = { quotes: quotesOf(enums.map(fromOf), others.map(fromOf)) };
  const whole = { path: `${path}#enum`, ...quoted };
  if (old.size === 0 && now.size === 0) return diffUnread(before, after, path);
  if (old.size === 0) return [{ rule: "choices-told", ...whole, after: [...now.keys()] }];
  if (now.size === 0) return [{ rule: "choices-untold", ...whole, before: [...old.keys()] }];
  const at = (value: string) => ({ path: `${path}#enum[${value}]`, ...quoted });
  const found: Found = [];
  for (const value of now.keys()) {
    if (!old.has(value)) found.push({ rule: `${side}-choice-added`, ...at(value), after: value });
  }
  for (const value of old.keys()) {
    if (!now.has(value))
      found.push({ rule: `${side}-choice-removed`, ...at(value), before: value });
  }
  for (const [value, label] of now) {
    const known = old.get(value);
    if (known === undefined || plainWords(known) === plainWords(label)) continue;
    const rule = isMoved(value, [old, now]) ? "choice-meaning-changed" : "choice-relabelled";
    found.push({ rule, ...at(value), before: shown(value, known), after: shown(value, label) });
  }
  return found;
}

/** Codes that the descriptions name and no rule was read from: told only where two changed places. */
function diffUnread(before: Param, after: Param, path: string): Found {
  if (before.description === after.description) return [];
  const [old, now] = [codesIn(before.description), codesIn(after.description)];
  return [...now]
    .filter(([code, label]) => {
      const known = old.get(code);
      if (known === undefined || known === label) return false;
      const elsewhere = [...old].some(([other, text]) => other !== code && text === label);
      return elsewhere && [...now].some(([other, text]) => other !== code && text === known);
    })
    .map(([code, label]) => ({
      rule: "choice-meaning-changed",
      path: `${path}#enum[${code}]`,
      before: shown(code, old.get(code) ?? ""),
      after: shown(code, label),
      quotes: { before: before.description, after: after.description },
    }));
}

/** Whether a value took over the label of another, or its own label went to another. */
function isMoved(
  value: string,
  [old, now]: readonly [Map<string, string>, Map<string, string>],
): boolean {
  const [was, is] = [plainWords(old.get(value) ?? ""), plainWords(now.get(value) ?? "")];
  return isCloser(is, was, value, old) || isCloser(was, is, value, now);
}

/** The least likeness of two labels that mean the same. */
const alike = 0.6;

/** Whether a label is more like that of another value than like its own counterpart. */
function isCloser(
  label: string,
  own: string,
  value: string,
  labels: ReadonlyMap<string, string>,
): boolean {
  if (label === "") return false;
  const likeness = similarity(label, own);
  return [...labels].some(([other, text]) => {
    const found = other === value ? 0 : similarity(label, plainWords(text));
    return found >= alike && found > likeness;
  });
}

const shown = (value: string, label: string): string =>
  label === "" ? value : `${value} (${label})`;

/** What separates the items of one text is told beside the form of each. */
const separators: readonly string[] = ["comma-list", "semicolon-list"];

function diffFormats(before: Param, after: Param, path: string): Found {
  const found: Found = [];
  for (const isSeparator of [false, true]) {
    const [old, now] = [before, after].map((param) =>
      rulesOf(param, "format").filter(({ value }) => separators.includes(value) === isSeparator),
    );
    if (old === undefined || now === undefined) continue;
    const [a, b] = [old, now].map((rules) => rules.map(formOf).sort().join(", "));
    if (a === b) continue;
    const facts = {
      path: `${path}#${isSeparator ? "separator" : "format"}`,
      before: formWords(old),
      after: formWords(now),
      quotes: quotesOf(old.map(fromOf), now.map(fromOf)),
    };
    const rule: ChangeRuleId =
      old.length === 0 ? "format-told" : now.length === 0 ? "format-untold" : "format-changed";
    found.push({ rule, ...facts });
  }
  return found;
}

/** A format without the ways of writing one pattern: `YYYY-MM-DD` is `yyyy-MM-dd`. */
const formOf = ({ value, pattern = "" }: RuleOf<"format">): string =>
  pattern === "" ? value : pattern.normalize("NFKC").trim().toLowerCase().replace(/mi\b/g, "mm");

const formWords = (rules: readonly RuleOf<"format">[]): string | undefined =>
  listed(rules.map(({ value, pattern }) => pattern ?? value));

const listed = (words: readonly string[]): string | undefined => words.join(", ") || undefined;

function diffUnits(before: Param, after: Param, path: string): Found {
  const [old, now] = [rulesOf(before, "unit"), rulesOf(after, "unit")];
  const unread = old.length === 0 && now.length === 0;
  const [a, b] = unread
    ? [before, after].map(({ description }) => unitsIn(description))
    : [old, now].map((rules) => [...new Set(rules.map(({ value }) => value))].sort());
  if (a === undefined || b === undefined || a.join() === b.join()) return [];
  // What was not read is told only where one unit took the place of another.
  if (unread && a.length !== b.length) return [];
  const facts = {
    path: `${path}#unit`,
    before: listed(a),
    after: listed(b),
    quotes: quotesOf(old.map(fromOf), now.map(fromOf)),
  };
  const told = a.length === 0 || b.length === 0;
  return [{ rule: told ? "unit-told" : "unit-changed", ...facts }];
}

/** The value that stands for none: the limits column's, else the description's. */
function defaultOf(param: Param): string | undefined {
  return param.default ?? rulesOf(param, "default")[0]?.value;
}

function diffDefaults(before: Param, after: Param, side: Side, path: string): Found {
  const [old, now] = [defaultOf(before), defaultOf(after)];
  if (old === now) return [];
  const [a, b] = [before, after].map((param) => rulesOf(param, "default").map(fromOf));
  const facts = { path: `${path}#default`, before: old, after: now };
  return [{ rule: `${side}-default-changed`, ...facts, quotes: quotesOf(a ?? [], b ?? []) }];
}
