/** What tells a code list from figures, examples, bounds and formulas that look like one. */
import { isMemberName } from "../members.js";
import type { Subject } from "../subject.js";
import type { Run } from "./run.js";
import { isConstant } from "./tokens.js";

const measured =
  /^(?:个|位|天|月|年|元|分(?![销享组类支账])|秒|字|条|张|次|级|件|种|组|小时|分钟|倍|折|号|点|日|周|万|亿|岁|米|克|以[上下内]|到|至|期|层|楼|段|人|行|列|套|百|千|家|页|维|选|时|开始)/;
const spanned = /^(?:天|小时|分钟|个月|元|位)/;
const bounding =
  /最[大小多少高低长短](?!化)|默认(?!值?$)[^,)]|超过|大于|小于|至少|上限|下限|不能[^,]{0,2}[超大小低少]|范围|长度|单位|例如|示例|否则|^则|参数值|第.{1,3}页/;
/** What follows a figure in running prose, but hardly in a list. */
const running = /^(?:第(?![一二三]方)|时|共(?![存同享用])|每|约|满|的|和|与|或|且|及)/;
const dateLetters = /^(?:yyyy|YYYY)|^(?:mm|ss|hh|dd)$/;
/** No gloss, but what is left of a figure, a time or a range. */
const figures = /^-?[\d.,:/\s-]{1,60}$/;

const quoted = /(?:如|例如|比如|例|示例|eg|样例)[:\s.]{0,3}["'([]?$|<[^<>]{0,20}$|[=.]["']?$/i;

/** A run, with its codes and glosses apart. */
interface Parted extends Run {
  codes: string[];
  labels: string[];
  /** All codes are whole numbers. */
  numeric: boolean;
}

/** type=CASH：为空 — the codes are another parameter's values. */
function isFormula({ start, end, codes }: Parted, own: string): boolean {
  const text = own.slice(Math.max(0, start - 1), end);
  return codes.slice(0, 20).some((code) => text.includes(`=${code}`));
}

/** Whether a run is a list of this parameter's values, and not an example, a bound or a formula. */
export function plausible(found: Run, { own, param }: Subject): boolean {
  const codes = found.values.map(({ value }) => value);
  const labels = found.values.map(({ label }) => label);
  const numeric = codes.every((code) => /^-?\d+$/.test(code));
  const run: Parted = { ...found, codes, labels, numeric };
  if (run.style !== "named" && quoted.test(own.slice(Math.max(0, run.start - 12), run.start)))
    return false;
  if (codes.some((code) => dateLetters.test(code) || code === param.name)) return false;
  // 12:00表示 — the figures of a time.
  const isTime = /\d{2}:$/.test(own.slice(Math.max(0, run.start - 3), run.start));
  if (isTime && /^\d{2}$/.test(codes[0] ?? "")) return false;
  if (!numeric && (isNonsense(run, own) || codes.some((code) => /^\d+\.\d+$/.test(code))))
    return false;
  if (numeric ? new Set(codes).size !== codes.length : param.type === "number") return false;
  if (!numeric && run.style.startsWith("code") && isFormula(run, own)) return false;
  if (labels.some((label) => figures.test(label) || bounding.test(headOf(label)))) return false;
  // 1.新增必填 2.修改选填 — cases of a demand.
  if (
    /^code [.、)]$/.test(run.style) &&
    labels.some((label) => /必[填传选]|选填|可不[填传]/.test(label))
  )
    return false;
  const handed = run.style === "gloss verb" && own.slice(run.start, run.end).includes("传");
  if (handed && takesSentinels(param.name)) return false;
  if (!numeric && isStructure(run, own)) return false;
  if (/^code [、.)]$/.test(run.style) && param.type !== "number" && !isWhole(run, own))
    return false;
  return run.style.startsWith("gloss") ? plausibleGloss(run, own) : plausibleCode(run, own);
}

/** The first words of a gloss, without its aside. */
const headOf = (label: string): string => label.replace(/\(.{0,200}$/s, "").slice(0, 12);

/** Abbreviations that prose is full of, and names that parameters have. */
const abbreviation =
  /^(?:ID|IP|URL|API|SKU|SPU|ISV|FAQ|OCS|ECS|RDS|VPC|HTTPS?|JSON|XML|ERP|WMS|TMS|OMS|TOP|FOB|POI|MAC|GMV|KEY|VALUE|NULL|SDK|TAE|CDN|OSS)$/;
const parameterName = /[a-z\d]_(?:id|ids|name|time|date|no|code|list)$/;

/** Words of a sentence that look like codes: abbreviations, names of parameters, what 参见 points to. */
function isNonsense({ start, end, values, codes, style }: Parted, own: string): boolean {
  if (promise.test(own.slice(Math.max(0, start - 14), start))) return false;
  if (codes.some((code) => parameterName.test(code))) return true;
  if (!/beside|verb/.test(style)) return false;
  const isPhrase = values.some(
    ({ value, label }) => /^(?:PC|APP|H5)$/.test(value) && /^(?:端[^口]|页|站)/.test(label),
  );
  return (
    isPhrase ||
    codes.some((code) => abbreviation.test(code)) ||
    /参见|参考|详见|参照/.test(own.slice(start, end))
  );
}

const promise = /(?:可选值|可选项|取值|枚举值?|有效值)[^,。;]{0,6}$/;

/** max:上限 min:下限 — what the members of a structure mean, where nothing promises a list of values. */
function isStructure({ start, codes, style }: Parted, own: string): boolean {
  if (!/^(?:code|gloss) [:(=]/.test(style)) return false;
  if (promise.test(own.slice(Math.max(0, start - 14), start))) return false;
  const letters = codes.every((code) => /^[a-z]$/.test(code)) && !codes.includes("y");
  return letters || codes.some(isMemberName);
}

/** 不存在传0 on an identifier or a count names one special value of many. */
export function takesSentinels(name: string): boolean {
  return /(?:^|_)(?:ids?|no|num|count|cursor|offset)$/.test(name);
}

/** A numbered list that is all there is behind a noun is one of codes, even of a String. */
function isWhole({ start, end, labels }: Parted, own: string): boolean {
  const short = labels.every((label) => /^[\u3400-\u9fff]{1,8}$/.test(label));
  return short && start <= 16 && end >= own.trimEnd().length - 1;
}

const chinese = /[\u3400-\u9fff]/;

/** Lower-case words explained this far into a description are about something else. */
const FAR = 100;

function plausibleCode({ style, codes, labels, numeric, start }: Parted, own: string): boolean {
  switch (style) {
    case "code beside":
      if (labels.some((label) => running.test(label) || /^-\d/.test(label))) return false;
      if (!numeric) {
        const glued = chinese.test(own.charAt(start - 1));
        return !glued && codes.every(isConstant) && labels.every((label) => chinese.test(label));
      }
      return !labels.some((label) => measured.test(label)) && (countsUp(codes) || areAside(labels));
    case "code -":
      return !numeric || (codes.every((code) => code.length <= 4) && !isRow(codes, labels));
    case "code 、":
    case "code .":
    case "code ,":
    case "code )":
      return (
        numeric &&
        countsUp(codes) &&
        labels.every((label) => label.length <= 16 && !/=|^(?:传入|如果|若|当|请|必须)/.test(label))
      );
    case "code =":
      if (labels.some((label) => /且|时(?:[,)]|$)|必[填传]/.test(label))) return false;
      return numeric || labels.every((label) => !/^-?\d/.test(label));
    case "code :":
      if (numeric) return true;
      return new Set(codes).size === codes.length && labels.every((one) => !/^-?\d/.test(one));
    case "code verb":
      if (numeric && labels.some((label) => spanned.test(label))) return false;
      // 1和3为甲,2和4为乙 — said of several codes at once.
      if (/\d\s?[和与或、]\s?$/.test(own.slice(Math.max(0, start - 4), start))) return false;
      // 1表示2人,2表示3人
      if (countsUp(codes) && codes.every(isShort) && labels.every(isCounted)) return true;
      return labels.every((label) => !/^\d/.test(label)) && (numeric || start < FAR);
    default:
      return true;
  }
}

/** 1-2层 3-4层 — spans, not codes; of a list that counts up a gloss or two may begin with a digit (3-0元购). */
function isRow(codes: readonly string[], labels: readonly string[]): boolean {
  const begun = labels.filter((label) => /^\d/.test(label));
  if (begun.length === 0) return false;
  return begun.length * 2 >= labels.length || !consecutive(codes) || begun.some(isFigure);
}

const isFigure = (label: string): boolean => !/^\d{1,4}[\u3400-\u9fff]{2}/.test(label);

/** Numbers run into their glosses are believed when they rise, and begin low or are all of one width. */
function countsUp(codes: readonly string[]): boolean {
  const numbers = codes.map(Number);
  const rising = numbers.every((value, at) => at === 0 || value > (numbers[at - 1] ?? 0));
  const low = Math.min(...numbers) <= 1;
  const wide = codes.every((code) => code.length === 3);
  return wide || (low && (rising || new Set(numbers).size === numbers.length));
}

const isShort = (code: string): boolean => /^\d{1,2}$/.test(code);
const isCounted = (label: string): boolean => /^\d{1,4}[\u3400-\u9fff]{1,8}$/.test(label);

/** 创建(回执),成功(回执) — glosses with asides are none of running prose. */
const areAside = (labels: readonly string[]): boolean =>
  labels.every((label) => /^[\u3400-\u9fff]{2,8}\([\u3400-\u9fff]{1,8}\)?$/.test(label));

function plausibleGloss(
  { style, codes, labels, numeric, start, end }: Parted,
  own: string,
): boolean {
  if (numeric && labels.some((label) => measured.exec(label)?.[0] === label)) return false;
  if (style === "gloss =" && labels.some((label) => /[a-z]_[a-z]|[a-z][A-Z]/.test(label)))
    return false;
  if (labels.some((label) => /^(?:如|例如|比如|示例|格式|0\d)|[从到]$/.test(label))) return false;
  switch (style) {
    case "gloss beside":
      if (!numeric) return codes.every((code) => /^[A-Z][A-Z_]+$/.test(code));
      if (areAside(labels)) return true;
      if (codes.join() === "1,2" && spacedPairs.test(own.slice(start, end))) return true;
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

/** 创建 1,修改 2 */
const spacedPairs = /^(?:[\u3400-\u9fff]{2,8}\s\d[,;、\s]{0,2}){2}$/;

function consecutive(codes: readonly string[]): boolean {
  return codes.every((code, at) => at === 0 || Number(code) === Number(codes[at - 1]) + 1);
}

function pairOfBooleans(codes: readonly string[]): boolean {
  return codes.length === 2 && codes.includes("0") && codes.includes("1");
}
