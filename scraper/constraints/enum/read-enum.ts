/** The enum rule of a parameter: the most plausible of the code lists in its description. */
import type { Rule } from "../../../spec/schema.js";
import type { Subject } from "../pattern.js";
import { quote } from "../prose.js";
import { findRuns, type Coded, type Run } from "./runs.js";
import { tokenise } from "./tokens.js";

const noList = new Set(["object", "boolean", "file", "date", "map", "price", "decimal"]);

export function readEnum(subject: Subject): Rule | undefined {
  const { param, own, prose } = subject;
  if (noList.has(param.type)) return undefined;
  const tokens = tokenise(own);
  const best = findRuns(own, tokens)
    .filter((run) => plausible(run, subject))
    .sort((a, b) => b.values.length - a.values.length)[0];
  const found = best ?? bareList(own) ?? onlyValue(own);
  if (found === undefined) return undefined;
  const values = distinct(found.values, subject);
  if (values === undefined) return undefined;
  return {
    kind: "enum",
    values,
    ...(param.list ? { perItem: true as const } : {}),
    from: quote(prose, found.start, found.end),
  };
}

function distinct(values: readonly Coded[], { param }: Subject) {
  const seen = new Map<string, { value: string; label?: string }>();
  for (const { value, label } of values) {
    if (param.type === "number" && !/^-?\d+(?:\.\d+)?$/.test(value)) return undefined;
    if (!seen.has(value)) seen.set(value, label === "" ? { value } : { value, label });
  }
  return [...seen.values()];
}

function plausible(run: Run, { own }: Subject): boolean {
  const before = own.slice(Math.max(0, run.start - 12), run.start);
  if (/(?:如|例如|比如|例|示例)[:\s]{0,2}["']?$/.test(before)) return false;
  if (/<[^<>]{0,20}$/.test(before)) return false;
  const codes = run.values.map(({ value }) => value);
  if (new Set(codes).size !== codes.length) return false;
  if (run.style === "code bare" || run.style === "code spaced" || run.style === "code -") {
    return codes.every((code) => code.length <= 4) && ascending(codes, run.style);
  }
  if (run.style === "gloss bare" || run.style === "gloss -") {
    return codes.every((code) => /^-?\d{1,3}$/.test(code)) && ascending(codes, run.style);
  }
  return true;
}

/** Run-together lists are believed when their codes count up from 0 or 1. */
function ascending(codes: readonly string[], style: string): boolean {
  if (!codes.every((code) => /^-?\d+$/.test(code))) return style === "code -";
  const numbers = codes.map(Number);
  const small = Math.min(...numbers) <= 1;
  return small && new Set(numbers).size === numbers.length;
}

const lead =
  /(?:可选值|可选项|枚举值?|取值(?:范围)?|值域|有效值|可填值|可取值|可传值?|支持的?值)(?:有|为|包括|包含|是|如下)?[:\s,]{0,3}/g;
const item = /^["'([]{0,2}([A-Za-z\d][\w.-]{0,60})["')\]]{0,2}/;

/** 可选值:A,B,C — codes without glosses, behind words that announce a list. */
function bareList(text: string): Run | undefined {
  for (const match of text.matchAll(lead)) {
    const start = match.index + match[0].length;
    const values: Coded[] = [];
    let at = start;
    for (;;) {
      const found = item.exec(text.slice(at, at + 80));
      if (found?.[1] === undefined || values.length >= 400) break;
      values.push({ value: found[1], label: "" });
      at += found[0].length;
      const separator = /^\s{0,2}(?:[,、|/;]|或者?|和)\s{0,2}/.exec(text.slice(at, at + 8));
      if (separator === null) break;
      at += separator[0].length;
    }
    if (values.length >= 2 && /^(?:$|[\s,;。)\]}\n]|[^\w\u4e00-\u9fff])/.test(text.slice(at)))
      return { start: match.index, end: at, values, style: "bare list" };
  }
  return undefined;
}

const only =
  /(?:必须填|必填|必须传|固定传|固定填|固定值|固定为|请填|统一填|统一传|只能填|只能传|目前只支持|写死)(?:写|入)?(?:为|是)?[:\s]?["'(]?([A-Za-z\d][\w-]{0,40})["')]?(?=$|[\s,;。)])/g;

/** 必须传true — a list of one value. */
function onlyValue(text: string): Run | undefined {
  const match = only.exec(text);
  only.lastIndex = 0;
  if (match?.[1] === undefined) return undefined;
  return {
    start: match.index,
    end: match.index + match[0].length,
    values: [{ value: match[1], label: "" }],
    style: "only",
  };
}
