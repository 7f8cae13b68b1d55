/** Code lists with a form of their own: printed enumerations, constants with numbers, codes without glosses. */
import { bare, type Coded, type Form, MAX_VALUES, pairRun, type Run, runIn, runOf } from "./run.js";

/** name(1, "label") as a Java enumeration prints itself; the first argument is the wire value. */
const printed =
  /([A-Za-z_]\w{0,60})\s?\(\s?["']?(?<value>-?\w{1,40})["']?\s?,\s?["'](?<label>[^"'()]{1,60})["']\s?(?:,\s?-?\d{1,6}\s?)?\)/g;

const printedRun: Form = (text) => runOf("printed", [...text.matchAll(printed)]);

/** Constants beside their numbers: TAOBAO = 1;WEIXIN = 2 · CHU_KU 1-出库 · VALID -- 1 表示有效. */
const numbered =
  /(?<![\w.])([A-Z][A-Z_]{1,40})\s{0,2}(?:=|:|-{1,3})?\s{0,2}(?<!\w)(-?\d{1,4})(?![\w.%])(?:\s{0,2}[-:=]{0,3}\s{0,2}(?:表示)?\s?([\u4e00-\u9fff]{1,20}))?/g;

/** A Number takes the numbers of such a list; a String the constants, unless an equation says otherwise. */
const numberedRun: Form = (text, { type }) => {
  const isNumber = type === "number";
  const matches = [...text.matchAll(numbered)];
  if (!isNumber && matches.some(([pair]) => /^\w{1,60}\s{0,2}[=:]/.test(pair))) return [];
  return runOf("numbered", matches, ([, name = "", digits = "", label = ""]) =>
    isNumber ? { value: digits, label: label || name } : { value: name, label },
  );
};

/** 1:正常订单:NORMAL — number, gloss and constant of each value. */
const threefold =
  /(?<![\w.])(\d{1,4})\s{0,2}[:-]\s{0,2}([\u4e00-\u9fff]{1,16})\s{0,2}[:-]\s{0,2}([A-Z][A-Z_]{1,40})(?!\w)/g;

const threefoldRun: Form = (text, { type }) => {
  const matches = [...text.matchAll(threefold)];
  return runOf("threefold", matches, ([, digits = "", label = "", name = ""]) => {
    return { value: type === "number" ? digits : name, label };
  });
};

/** msg_type=0 表示文本 — a list that repeats the parameter's own name before each value. */
const namedRun: Form = (text, { name }) => {
  const plain = (key: string): string => key.toLowerCase().replace(/_/g, "");
  const pair =
    /([A-Za-z]\w{0,60})\s{0,2}={1,2}\s{0,2}["']?(?<value>-?\w{1,40})["']?\s{0,2}[,:(]?\s{0,2}(?:表示|代表|为|是|指|即)?\s{0,2}(?<label>[\u4e00-\u9fff]\w{0,20}[\u4e00-\u9fff]{0,20})/g;
  const matches = [...text.matchAll(pair)].filter(([, key = ""]) => plain(key) === plain(name));
  const values = new Set(matches.map(([, , value]) => value));
  return values.size === matches.length ? runOf("named", matches) : [];
};

/** Forms that nothing else has, tried before all others and one after the other. */
export const ownForms: readonly Form[] = [printedRun, namedRun, threefoldRun, numberedRun];

const lead =
  /(?:可选值|可选项|可选入参|可选类型|可选参数值|枚举值?|取值(?:范围)?|值域|有效值|合法值|可填值|可取值|可传值?|支持的?值|值只能[给为是填传]|只能[填传取是为]|(?:状态|类型)[,:]?值有|只支持传入|必须[是为]|支持如下(?:面值|值|选项))(?:有|为|包括|包含|是|如下)?[:\s,]{0,3}/g;
const item = /^["'([]{0,2}(-?[A-Za-z\d][\w.-]{0,60})["')\]]{0,2}(?:\(([^()]{1,60})\))?/;
const separator = /^\s{0,3}(?:[,、|/;]|或者?|和)\s{0,3}/;

const interval = /^[[(]\s?-?\d[\d.]{0,18}\s?[,~-]\s?-?\d[\d.]{0,18}\s?[\])]/;

/** 可选值:A,B,C — codes with or without asides, behind words that announce a list. */
const announcedRun: Form = (text) => {
  const runs: Run[] = [];
  for (const match of text.matchAll(lead)) {
    if (runs.length > 20) break;
    const values: Coded[] = [];
    let at = match.index + match[0].length;
    if (interval.test(text.slice(at, at + 40))) continue;
    let open = true;
    while (values.length < MAX_VALUES) {
      const found = item.exec(text.slice(at, at + 160));
      if (found?.[1] === undefined) break;
      values.push({ value: found[1], label: found[2] ?? "" });
      at += found[0].length;
      const gap = separator.exec(text.slice(at, at + 10));
      open = gap !== null;
      if (gap === null) break;
      at += gap[0].length;
    }
    const closed = /^(?:$|[\s;。.)\]}\n]|[^\w\u4e00-\u9fff]|来表示)/.test(text.slice(at, at + 4));
    if (values.length >= 2 && (closed || open)) {
      runs.push({ start: match.index, end: at, values, style: "announced" });
    }
  }
  return runs;
};

/** Y/N — the one pair of codes that needs no explanation. */
const yesNoRun: Form = (text) =>
  pairRun("yes-no", /(?:^|[,:(\s选]|为)(?<a>Y|y)\s?[/或、,|]\s?(?<b>N|n)(?=$|[,;。)\s])/, text);

const constants =
  /^[^A-Za-z\d]{0,24}?((?:[A-Z][A-Z\d_]{2,60}(?:\s{0,2}[,、/|]\s{0,2}|\s{1,2})){1,60}[A-Z][A-Z\d_]{2,60})(?=$|[\s,;。(:])/;

/** Constants alone make up the description, behind at most a noun: 订单来源 ALPHA BETA. */
const constantsRun: Form = (text) => {
  const match = constants.exec(text);
  if (match?.[1] === undefined) return [];
  const around = text.slice(0, match[0].length + 8);
  if (/如|例|等/.test(around)) return [];
  const codes = match[1].split(/[\s,、/|]{1,9}/).filter((code) => code !== "");
  return [runIn(match, "constants", bare(codes))];
};

/** Codes without glosses, or with asides. */
export const bareForms: readonly Form[] = [announcedRun, constantsRun, yesNoRun];
