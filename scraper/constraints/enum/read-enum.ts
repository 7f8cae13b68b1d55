/** The enum rule of a parameter: the most plausible of the code lists in its description. */
import type { Rule } from "../../../spec/schema.js";
import type { Subject } from "../pattern.js";
import { quote } from "../prose.js";
import { codeFirst } from "./code-first.js";
import { glossFirst } from "./gloss-first.js";
import { announcedRun, constantsRun, namedRun, numberedRun, printedRun } from "./other-runs.js";
import type { Run } from "./run.js";
import { isConstant, tokenise } from "./tokens.js";

const unlisted = new Set(["object", "boolean", "file", "date", "map", "price", "decimal", "json"]);

/** Lists of the names of fields to return, and texts that hold a structure, list no codes of their own. */
const noCodes = /字段列表|返回的字段|字段含义|json|(?:填写|用法)规[则范]/i;

export function readEnum(subject: Subject): Rule | undefined {
  const { param, own, prose } = subject;
  if (unlisted.has(param.type) || subject.structured || noCodes.test(own)) return undefined;
  const candidates = (["printed", "named", "numbered"] as const)
    .map((form) => special[form](subject).filter((run) => plausible(run, subject)))
    .find((runs) => runs.length > 0);
  const best = longest(candidates ?? [...glossed(subject), ...bare(subject)]) ?? onlyValue(subject);
  if (best === undefined) return undefined;
  const values = best.values.map(({ value, label }) =>
    label === "" ? { value } : { value, label },
  );
  return {
    kind: "enum",
    values,
    ...(param.list || /逗号|分号/.test(own) ? { perItem: true as const } : {}),
    from: quote(prose, best.start, best.end),
  };
}

const special = {
  printed: ({ own }: Subject) => printedRun(own),
  named: ({ own, param }: Subject) => namedRun(own, param.name),
  numbered: ({ own, param }: Subject) => numberedRun(own, param.type === "number"),
};

function bare(subject: Subject): Run[] {
  return [...announcedRun(subject.own), ...constantsRun(subject.own)].filter(
    ({ values }) =>
      new Set(values.map(({ value }) => value)).size === values.length &&
      (subject.param.type !== "number" || values.every(({ value }) => /^-?\d+$/.test(value))),
  );
}

/** The lists of codes with glosses, first to last. */
function glossed(subject: Subject): Run[] {
  const { own } = subject;
  const tokens = tokenise(own);
  const found: Record<"code" | "gloss", Run[]> = { code: [], gloss: [] };
  tokens.forEach((token, at) => {
    if (token.kind === "code" && token.start >= (found.code.at(-1)?.end ?? 0)) {
      const run = codeFirst(tokens, own, at);
      if (run !== undefined && plausible(run, subject)) found.code.push(run);
    }
    const begins = token.kind === "word" || token.kind === "code";
    if (begins && token.start >= (found.gloss.at(-1)?.end ?? 0)) {
      const run = glossFirst(tokens, own, at);
      if (run !== undefined && plausible(run, subject)) found.gloss.push(run);
    }
  });
  return [...found.code, ...found.gloss, ...joined(found.code, found.gloss)];
}

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

const measured =
  /^(?:个|位|天|月|年|元|分(?![销享组类支账])|秒|字|条|张|次|级|件|种|组|小时|分钟|倍|折|号|点|日|周|万|亿|岁|米|克|以[上下内]|到|至|期|层|楼|人|行|列|套|百|千|家|页|维|选|时|开始)/;
const bounding =
  /最[大小多少高低长短]|默认|超过|大于|小于|至少|上限|下限|不[能可]|范围|长度|单位|例如|示例|否则|^则|参数值|^(?:第|共|每|约|满|的|和|与|或|且|及)/;
const dateLetters = /^(?:yyyy|YYYY)|^(?:mm|ss|hh|dd)$/;
/** No gloss, but what is left of a figure, a time or a range. */
const figures = /^-?[\d.,:/\s-]{1,60}$/;

function plausible(run: Run, { own, param }: Subject): boolean {
  const before = own.slice(Math.max(0, run.start - 12), run.start);
  if (
    /(?:如|例如|比如|例|示例|eg|样例)[:\s.]{0,3}["'([]?$|<[^<>]{0,20}$|[=.]\s?["']?$/i.test(
      before,
    ) &&
    run.style !== "named"
  )
    return false;
  const codes = run.values.map(({ value }) => value);
  const labels = run.values.map(({ label }) => label);
  if (new Set(codes).size !== codes.length || codes.some((code) => dateLetters.test(code)))
    return false;
  const numeric = codes.every((code) => /^-?\d+$/.test(code));
  if (!numeric && param.type === "number") return false;
  if (labels.some((label) => figures.test(label))) return false;
  if (labels.some((label) => bounding.test(label.slice(0, 12)))) return false;
  return run.style.startsWith("gloss") ? plausibleGloss(run, codes) : plausibleCode(run, codes);
}

/** Lower-case words explained this far into a description are about something else. */
const FAR = 100;

function plausibleCode({ style, values, start }: Run, codes: readonly string[]): boolean {
  const numeric = codes.every((code) => /^-?\d+$/.test(code));
  const labels = values.map(({ label }) => label);
  switch (style) {
    case "code beside":
      if (!numeric)
        return codes.every(isConstant) && labels.every((label) => /[\u3400-\u9fff]/.test(label));
      return !labels.some((label) => measured.test(label)) && countsUp(codes);
    case "code -":
      return (
        !numeric ||
        (codes.every((code) => code.length <= 4) && labels.every((label) => !/^\d/.test(label)))
      );
    case "code 、":
    case "code .":
    case "code ,":
    case "code )":
      return numeric && countsUp(codes) && labels.every((label) => label.length <= 16);
    case "code =":
    case "code :":
      return labels.every((label) => !/^-?\d/.test(label)) || numeric;
    case "code verb":
      return labels.every((label) => !/^\d/.test(label)) && (numeric || start < FAR);
    default:
      return true;
  }
}

/** Numbers run into their glosses are believed when they rise, and begin low or are all of one width. */
function countsUp(codes: readonly string[]): boolean {
  const numbers = codes.map(Number);
  const rising = numbers.every((value, at) => at === 0 || value > (numbers[at - 1] ?? 0));
  const low = Math.min(...numbers) <= 1;
  const wide = codes.every((code) => code.length === 3);
  return wide || (low && (rising || new Set(numbers).size === numbers.length));
}

function plausibleGloss({ style, values }: Run, codes: readonly string[]): boolean {
  const numeric = codes.every((code) => /^-?\d+$/.test(code));
  if (values.some(({ label }) => /^(?:如|例如|比如|示例|格式|0\d)|[从到]$/.test(label)))
    return false;
  switch (style) {
    case "gloss beside":
      if (!numeric) return codes.every((code) => /^[A-Z][A-Z_]+$/.test(code));
      return pairOfBooleans(codes) || (codes.length >= 3 && consecutive(codes));
    case "gloss -":
      return !numeric || countsUp(codes);
    case "gloss (":
      return codes.every((code) => code.length <= 24);
    case "gloss verb":
      return true;
    default:
      return codes.every((code) => code.length <= 40);
  }
}

function consecutive(codes: readonly string[]): boolean {
  return codes.every((code, at) => at === 0 || Number(code) === Number(codes[at - 1]) + 1);
}

function pairOfBooleans(codes: readonly string[]): boolean {
  return codes.length === 2 && codes.includes("0") && codes.includes("1");
}

const only =
  /(?:^|[,;。(:\s])(?:该字段|该值|此值|本字段|这里)?(?:必须填|必须传|必须为|固定传|固定填|固定值|固定为|统一填|统一传|只能填|只能传|写死)(?:写|入)?(?:为|是)?[:\s]?["'(]?(-?[A-Za-z\d][\w-]{0,40})["')]?(?=$|[\s,;。)])/;

/** 必须传true — a list of one value, where nothing makes it conditional. */
function onlyValue({ own, param }: Subject): Run | undefined {
  const match = only.exec(own);
  if (match?.[1] === undefined || /如果|若|当|时|否则/.test(own)) return undefined;
  if (param.type === "number" && !/^-?\d/.test(match[1])) return undefined;
  return {
    start: match.index,
    end: match.index + match[0].length,
    values: [{ value: match[1], label: "" }],
    style: "only",
  };
}
