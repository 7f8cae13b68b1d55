/** The enum rule of a parameter: the most plausible of the code lists in its description. */
import type { Param, Rule } from "../../../spec/schema.js";
import type { Subject } from "../subject.js";
import { quote } from "../prose.js";
import { codeFirst } from "./code-first.js";
import { glossFirst } from "./gloss-first.js";
import { bareForms, ownForms } from "./other-runs.js";
import { plausible, takesSentinels } from "./plausible.js";
import { bare, MAX_VALUES, type Run, runIn } from "./run.js";
import { answersRun, handedForms, textForms } from "./word-runs.js";
import { isConstant, tokenise } from "./tokens.js";

const unlisted = new Set(["object", "boolean", "file", "date", "map", "price", "decimal", "json"]);

/** Lists of the names of fields to return, and texts that hold a structure, list no codes of their own. */
const noCodes =
  /字段列表|返回的(?:\S{1,6})?字段|返回的fields|结构体|pid\d?:vid|p1:v1|字段含义|列表对象|扩展字段|自定义属性|\^|第\d{1,2}位|json|(?:填写|用法)规[则范]/i;

export function readEnum(subject: Subject): Rule | undefined {
  const { param, own, prose } = subject;
  if (unlisted.has(param.type) || subject.structured || noCodes.test(own)) return undefined;
  const candidates = ownForms
    .map((form) => form(own, param).filter((run) => plausible(run, subject)))
    .find((runs) => runs.length > 0);
  const found = candidates ?? [...glossed(subject), ...unexplained(subject)];
  const listed = united(longest(found), found) ?? longest(worded(subject)) ?? onlyValue(subject);
  const best = listed && withTrailing(listed, own);
  if (best === undefined) return undefined;
  const seen = new Set<string>();
  const values = best.values
    .filter(({ value }) => !seen.has(value) && seen.add(value))
    .map(({ value, label }) => (label === "" ? { value } : { value, label }));
  if (values.length < 2 && best.style !== "only") return undefined;
  return {
    kind: "enum",
    values,
    ...(param.list || /逗号|分号/.test(own) ? { perItem: true as const } : {}),
    from: quote(prose, best.start, best.end),
  };
}

function unexplained({ own, param }: Subject): Run[] {
  return bareForms.flatMap((form) => form(own, param)).filter((run) => isDistinct(run, param));
}

/** Lists in forms that are tried only where the usual ones read nothing. */
function worded({ own, param }: Subject): Run[] {
  const handed = takesSentinels(param.name) ? [] : handedForms;
  const forms = [...handed, answersRun, ...(param.type === "number" ? [] : textForms)];
  return forms
    .flatMap((form) => form(own, param))
    .filter((run) => isDistinct(run, param))
    .filter(({ values }) => values.every(({ value }) => value !== param.name));
}

/** Every value once, and a Number's values are numbers. */
function isDistinct({ values }: Run, { type }: Param): boolean {
  const codes = new Set(values.map(({ value }) => value));
  const areNumbers = type !== "number" || [...codes].every((code) => /^-?\d+$/.test(code));
  return codes.size === values.length && areNumbers;
}

/** More lists than this in one description are not looked at. */
const RUNS = 100;

/** The lists of codes with glosses, first to last. */
function glossed(subject: Subject): Run[] {
  const { own } = subject;
  const tokens = tokenise(own);
  const code: Run[] = [];
  const gloss: Run[] = [];
  let codeEnd = 0;
  let glossEnd = 0;
  for (const [at, token] of tokens.entries()) {
    if (code.length + gloss.length > RUNS) break;
    if (token.kind === "code" && token.start >= codeEnd) {
      codeEnd = collect(codeFirst(tokens, own, at), subject, code);
    }
    if ((token.kind === "word" || token.kind === "code") && token.start >= glossEnd) {
      glossEnd = collect(glossFirst(tokens, own, at), subject, gloss);
    }
  }
  return [...code, ...gloss, ...joined(code, gloss)];
}

/** Keeps a run that is plausible; gives the end of what need not be read again. */
function collect(run: Run | undefined, subject: Subject, kept: Run[]): number {
  if (run === undefined) return 0;
  if (plausible(run, subject)) kept.push(run);
  else if (run.values.length <= REREAD) return 0;
  return run.end;
}

/** A short run that is no list may hide one that begins later; a long one is read once. */
const REREAD = 4;

/** A list whose last pairs are turned round: A:甲 B:乙 丙:C. */
function joined(before: readonly Run[], behind: readonly Run[]): Run[] {
  return before.flatMap((run) => {
    const rest = behind.find(
      ({ start, style }) =>
        start >= run.end && start - run.end <= 6 && style.slice(-1) === run.style.slice(-1),
    );
    const values = [...run.values, ...(rest?.values ?? [])];
    return rest !== undefined && values.every(({ value }) => isConstant(value))
      ? [{ ...run, end: rest.end, values }]
      : [];
  });
}

/** The run with the most values; of equals the first. */
function longest(runs: readonly Run[]): Run | undefined {
  let best: Run | undefined;
  for (const run of runs) if (run.values.length > (best?.values.length ?? 0)) best = run;
  return best;
}

/** A list of constants that the text goes on with, for another role say, is part of the same. */
function united(best: Run | undefined, runs: readonly Run[]): Run | undefined {
  const further = runs.filter(
    ({ start, style, values }) =>
      best !== undefined &&
      start >= best.end &&
      style === best.style &&
      [...best.values, ...values].every(({ value }) => /^[A-Z]+_[A-Z_\d]+$/.test(value)),
  );
  if (best === undefined || further.length === 0) return best;
  return { ...best, values: [best, ...further].flatMap(({ values }) => values) };
}

const trailing =
  /[)\]\s]{0,3}[\s、,;/]{1,3}([A-Z][A-Z\d]*_[A-Z\d_]{1,60})\s?[(:]\s?([\u3400-\u9fff][^()、,;\n]{0,40})\)?/y;

/** A:甲、B:乙)、C(丙) — constants that stand behind the list in another form are of it. */
function withTrailing(run: Run, own: string): Run {
  if (!run.values.every(({ value }) => /^[A-Z]+_[A-Z_\d]+$/.test(value))) return run;
  const values = [...run.values];
  let { end } = run;
  for (;;) {
    trailing.lastIndex = end;
    const match = trailing.exec(own);
    if (match === null || values.length >= MAX_VALUES) return { ...run, end, values };
    values.push({ value: match[1] ?? "", label: match[2] ?? "" });
    end = trailing.lastIndex;
  }
}

const only =
  /(?:^|[,;。(:\s])(?:该字段|该值|此值|本字段|这里)?(?:必须填|必须传|必须为|固定传|固定填|固定值|固定为|统一填|统一传|只能填|只能传|写死)(?:写|入)?(?:为|是)?[:\s]?["'(]?(-?[A-Za-z\d][\w-]{0,40})["')]?(?=$|[\s,;。)])/;

/** 必须传true — a list of one value, where nothing makes it conditional. */
function onlyValue({ own, param }: Subject): Run | undefined {
  const match = only.exec(own);
  if (match?.[1] === undefined || /如果|若|当|时|否则/.test(own)) return undefined;
  if (param.type === "number" && !/^-?\d/.test(match[1])) return undefined;
  if (/^\d+[km]b?$/i.test(match[1])) return undefined;
  return runIn(match, "only", bare([match[1]]));
}
