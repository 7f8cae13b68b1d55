/**
 * Values that a program reads or writes as before and that now mean something else, or that the
 * documentation no longer takes: the documentation of both states is asked about one value.
 */
import { boundFaults } from "../../spec/diff/bounds.js";
import type { Change } from "../../spec/diff/change.js";
import { keepsRule } from "../../spec/diff/constraints.js";
import { conditionsOf } from "../../spec/rules/across.js";
import type { ApiSpec, Param, Rule } from "../../spec/schema.js";
import { pathKey } from "../../spec/param-path.js";
import { codesIn, unitsIn } from "../../spec/diff/unread.js";
import type { Witness } from "../report/report.js";
import type { Placed } from "./code-witness.js";
import { fieldsBeside, numbersOf, paramOf, ruleOf } from "./value-witness.js";

/** What the documentation of both states says of a value; undefined when it says the same. */
export function readingWitness(
  { change, before: place }: Placed,
  before: ApiSpec,
  after: ApiSpec,
): Witness | undefined {
  if (change.rule === "auth-tightened") return authReading(before, after);
  if (change.path.startsWith("constraints")) return ruleReading(change, before, after);
  const [old, now] = [paramOf(before, place), paramOf(after, change.path)];
  if (old === undefined || now === undefined) return undefined;
  switch (change.rule) {
    case "choice-meaning-changed":
    case "request-choice-removed":
      return choiceReading(change, old, now);
    case "request-type-changed":
      return typeReading(old, now);
    case "unit-changed":
      return unitReading(old, now);
    case "format-changed":
      return formatReading(old, now);
    case "request-bound-added":
    case "request-bound-tightened":
      return boundReading(old, now);
    default:
      return undefined;
  }
}

function reading(text: string, before: string, after: string): Witness | undefined {
  return before === after ? undefined : { kind: "reading", text, before, after };
}

function authReading(before: ApiSpec, after: ApiSpec): Witness | undefined {
  const answer = ({ auth }: ApiSpec): string =>
    auth === "required" ? "refused by the gateway: 26 Missing session" : "taken";
  return reading(`${after.method} called without a session`, answer(before), answer(after));
}

function rulesOf<Kind extends Rule["kind"]>({ rules = [] }: Param, kind: Kind) {
  return rules.filter((rule): rule is Extract<Rule, { kind: Kind }> => rule.kind === kind);
}

function choiceReading({ path }: Change, old: Param, now: Param): Witness | undefined {
  const value = /#enum\[(.*)\]$/s.exec(path)?.[1] ?? "";
  const meaning = (param: Param): string => {
    const choice = rulesOf(param, "enum")
      .flatMap(({ values }) => values)
      .find((one) => one.value === value);
    const unread = codesIn(param.description).get(value);
    if (choice === undefined)
      return unread === undefined ? "no documented value" : `means ${unread}`;
    return choice.label === undefined ? "a documented value" : `means ${choice.label}`;
  };
  return reading(JSON.stringify(value), meaning(old), meaning(now));
}

/** Texts that values of a type are written as. */
const written: Readonly<Partial<Record<Param["type"], (text: string) => boolean>>> = {
  number: isDecimal,
  price: isDecimal,
  decimal: isDecimal,
  boolean: (text) => text === "true" || text === "false",
  date: (text) => /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text),
  json: isJson,
};

function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function typeReading(old: Param, now: Param): Witness | undefined {
  const texts = ["text", "1.5", "true", "2020-02-03 14:05:06"];
  const fits = ({ type }: Param, text: string): boolean => written[type]?.(text) ?? true;
  const text = texts.find((one) => fits(old, one) && !fits(now, one));
  if (text === undefined) return undefined;
  return reading(JSON.stringify(text), `is ${old.docType}`, `is no ${now.docType}`);
}

/** How much of the first unit of its row each unit is. */
const units: readonly Readonly<Record<string, number>>[] = [
  { fen: 1, jiao: 10, yuan: 100 },
  { millisecond: 1, second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 },
  { milligram: 1, gram: 1_000, kilogram: 1_000_000 },
  { millimeter: 1, centimeter: 10, decimeter: 100, meter: 1_000, kilometer: 1_000_000 },
  { byte: 1, kilobyte: 1_024, megabyte: 1_048_576 },
];

function unitReading(old: Param, now: Param): Witness | undefined {
  const [a, b] = [old, now].map((param) => {
    return rulesOf(param, "unit")[0]?.value ?? unitsIn(param.description).join(", ");
  });
  if (a === undefined || b === undefined) return undefined;
  const row = units.find((one) => a in one && b in one);
  const times = row === undefined ? "" : ` (${(row[b] ?? 1) / (row[a] ?? 1)} times as much)`;
  return reading("100", `100 ${a}`, `100 ${b}${times}`);
}

/** What each letter of a date pattern stands for. */
const fields: readonly [letters: RegExp, digits: (count: number) => string][] = [
  [/^y+/i, (count) => (count > 2 ? "2020" : "20")],
  [/^M+(?!i)/, () => "02"],
  [/^d+/i, () => "03"],
  [/^h+/i, () => "14"],
  [/^(mi|m+)/i, () => "05"],
  [/^s+/i, () => "06"],
];

/** A date in a pattern, and the pattern as a regular expression. */
function ofPattern(pattern: string): { example: string; matches: (text: string) => boolean } {
  let [example, expression, rest] = ["", "", pattern];
  while (rest !== "") {
    const field = fields.find(([letters]) => letters.test(rest));
    const [found = rest.charAt(0)] = field?.[0].exec(rest) ?? [];
    const text = field === undefined ? found : field[1](found.length);
    example += text;
    expression +=
      field === undefined ? found.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&") : `\\d{${text.length}}`;
    rest = rest.slice(found.length);
  }
  const whole = new RegExp(`^${expression}$`, "u");
  return { example, matches: (text) => whole.test(text) };
}

const separators: Readonly<Record<string, string>> = { "comma-list": ",", "semicolon-list": ";" };

/** Texts as each format writes them. */
const samples: Readonly<Record<string, string>> = {
  "timestamp-ms": "1577836800000",
  "timestamp-s": "1577836800",
  "date-time": "2020-02-03 14:05:06",
  date: "2020-02-03",
  time: "14:05:06",
  json: '{"a":1}',
  url: "https://example.com/a",
  email: "a@example.com",
  phone: "13800000000",
  decimal: "1.50",
  md5: "d41d8cd98f00b204e9800998ecf8427e",
  ip: "192.0.2.1",
};

function formatReading(old: Param, now: Param): Witness | undefined {
  const [was, is] = [rulesOf(old, "format"), rulesOf(now, "format")];
  const [a, b] = [was, is].map((rules) => rules.find(({ value }) => value in separators));
  if (a !== undefined && b !== undefined && a.value !== b.value) {
    const text = ["a", "b"].join(separators[a.value] ?? ",");
    const items = (mark: string | undefined): string => `${text.split(mark ?? ",").length} items`;
    return reading(
      JSON.stringify(text),
      items(separators[a.value]),
      items(separators[b.value]).replace("1 items", "1 item"),
    );
  }
  const [form, other] = [was, is].map((rules) => rules.find(({ value }) => !(value in separators)));
  if (form === undefined || other === undefined) return undefined;
  const example =
    form.pattern === undefined ? samples[form.value] : ofPattern(form.pattern).example;
  if (example === undefined) return undefined;
  return reading(JSON.stringify(example), verdict(form, example), verdict(other, example));
}

function verdict({ value, pattern }: Extract<Rule, { kind: "format" }>, text: string): string {
  const name = pattern ?? value;
  const fits = pattern === undefined ? text === samples[value] : ofPattern(pattern).matches(text);
  return fits ? `is ${name}` : `is no ${name}`;
}

/** A value that keeps the documented bounds of one state and breaks those of the other. */
function boundReading(old: Param, now: Param): Witness | undefined {
  for (const number of numbersOf(old, now)) {
    const count = Number(number);
    const values: (number | string)[] = [count, count + 1, count - 1, count + 0.5];
    if (Number.isInteger(count) && count > 0 && count < 1_000_000) {
      values.push(
        ...["1", "中"].flatMap((piece) => [piece.repeat(count), piece.repeat(count + 1)]),
      );
      values.push(`${"a,".repeat(count)}a`);
    }
    for (const value of values) {
      const [before, after] = [boundFaults(old, String(value)), boundFaults(now, String(value))];
      if (before.length > 0 || after.length === 0) continue;
      const text = String(value);
      const shown =
        text.length > 60
          ? `a text of ${Array.from(text).length} characters`
          : JSON.stringify(value);
      return reading(shown, "as documented", `against the documentation: ${after.join("; ")}`);
    }
  }
  return undefined;
}

/** A choice of parameters that keeps the documented rules of one state and breaks one of the other. */
function ruleReading(change: Change, before: ApiSpec, after: ApiSpec): Witness | undefined {
  const rule = ruleOf(after.constraints, change.after);
  if (rule === undefined) return undefined;
  const paths = fieldsBeside(rule, before.constraints);
  const told = conditionsOf(rule);
  for (let mask = 0; mask < 1 << paths.length; mask++) {
    const given = new Map<string, string>();
    for (const [index, path] of paths.entries()) {
      if ((mask & (1 << index)) === 0) continue;
      const equals = told.find((one) => pathKey(one.field) === pathKey(path))?.equals;
      given.set(pathKey(path), equals ?? "a value");
    }
    const fits = ({ constraints }: ApiSpec): boolean =>
      constraints.every((one) => one.documentationOnly === true || keepsRule(one, given));
    if (!fits(before) || keepsRule(rule, given)) continue;
    const names = paths.filter((path) => given.has(pathKey(path))).map((path) => path.join("."));
    const text =
      names.length === 0
        ? `none of ${paths.map((path) => path.join(".")).join(", ")}`
        : `${names.join(", ")} given`;
    return reading(text, "as documented", `against the documentation: ${rule.from}`);
  }
  return undefined;
}
