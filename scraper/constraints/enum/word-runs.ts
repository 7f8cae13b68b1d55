/**
 * Code lists whose codes are words or stand in phrases: kinds after a noun that promises a list
 * (操作类型,add,update), words beside short glosses (asc升序,desc降序), answers of yes and no, codes
 * behind 传, and constants that a numbered list or a comment explains.
 */
import { bare, type Form, MAX_VALUES, pairRun, type Run, runIn, runOf } from "./run.js";
import { re } from "../regex.js";

/** Nouns whose values are kinds of something, so that words behind them are its codes. */
const category = `(?:类型|类别|种类|分类|方式|模式|状态|渠道|来源|平台|排序|方向|顺序|操作|动作|角色|性别|语言|级别|标识|标志|终端|设备|格式|身份|场景)`;

/** Words of a list: all capitals or all small, so that names of parameters are not taken for codes. */
const word = String.raw`[A-Z][A-Z\d_]{1,40}|[a-z][a-z\d_]{1,40}`;
const parameterWord = /(?:^|_)(?:id|ids|key|name|code|url|no|num|list|json|xml)$/i;

const fileType = /^(?:jpe?g|png|gif|bmp|webp|pdf|docx?|xlsx?|txt|zip|mp[34]|avi|amr)$/i;

const listed = re.g`${category}\s{0,2}[,:(\s]\s{0,2}(?:目前|当前|现|仅|只|暂时){0,2}(?:支持|包括|包含|有|分为|分)?[:\s]{0,2}((?:["']?(?:${word})["']?\s{0,2}(?:[,、/|]|或者?|和)\s{0,2}){1,40}["']?(?:${word})["']?)(?=\s{0,2}(?:$|[)。;\n]|,\s?(?:默认|不|必|非|可|区分)|(?:两种|[二三四]种|等几种)))`;

/** 操作类型,add,update,remove — words without glosses. */
const listedRun: Form = (text) =>
  [...text.matchAll(listed)].slice(0, 4).flatMap((match) => {
    const codes = (match[1] ?? "").match(new RegExp(word, "g")) ?? [];
    // 图片地址,支持的文件类型:jpg,png — what kind of file the value leads to is none of its values.
    const files = match.index > 4 && codes.every((code) => fileType.test(code));
    const unlike = files || codes.some((code) => parameterWord.test(code));
    if (unlike || codes.length > MAX_VALUES) return [];
    return [runIn(match, "listed", bare(codes))];
  });

const beside =
  /([A-Za-z][A-Za-z_]{1,30}|(?<![A-Za-z])[A-Z])\s?([\u4e00-\u9fff]{1,8})(?=$|[\s,;、/。)])/g;
const notGloss =
  /^(?:[的和与或及如等在中]|信息|列表|编号|编码|地址|名称|格式|字段|参数|接口|数据|对象|类型|结构|文件|图片|链接|账号|昵称|版本|后缀|协议|标签|方式|服务|系统|平台[的与]|时|必|不能|不传|不填|默认|返回)/;
const promised = re`${category}[^,:;。]{0,6}[\s,:(]{1,3}$`;

/** 通道类型,sms短信,mail邮件 — each word beside its gloss, one after the other to the end of the list. */
const besideRun: Form = (text) => {
  const runs: Run[] = [];
  let open: Run | undefined;
  for (const match of text.matchAll(beside)) {
    const [, value = "", label = ""] = match;
    const end = match.index + match[0].length;
    const follows =
      open !== undefined && /^[\s,;、/]{1,4}$/.test(text.slice(open.end, match.index));
    if (!follows) {
      open = promised.test(text.slice(Math.max(0, match.index - 16), match.index))
        ? runIn(match, "words beside", [])
        : undefined;
      if (open !== undefined) runs.push(open);
    }
    if (open === undefined || runs.length > 8) continue;
    open.values.push({ value, label });
    open.end = end;
  }
  return runs.filter(
    ({ values, end }) =>
      values.length >= 2 &&
      values.every(({ label, value }) => !notGloss.test(label) && !parameterWord.test(value)) &&
      !/^\s?,?\s?[A-Za-z]/.test(text.slice(end, end + 3)),
  );
};

const answers =
  /(?<![\w.])(?<a>1|0|[YyNnTF]|true|false)\s?[-:=]?\s?(?<aLabel>[是否有无开关真假])\s?[,;、/]?\s?(?<b>1|0|[YyNnTF]|true|false)\s?[-:=]?\s?(?<bLabel>[是否有无开关真假])(?![\w\u4e00-\u9fff])/;

/** Y是N否 — both answers to a question. */
export const answersRun: Form = (text) =>
  pairRun("answers", answers, text).filter(({ values: [a, b] }) => a?.label !== b?.label);

/** A text that takes `true` and `false`: whatever stands between them, both are its values. */
const booleansRun: Form = (text) => {
  const match =
    /(?<![\w.])true(?!\w)[^{}]{1,60}?(?<![\w.])false(?!\w)|(?<![\w.])false(?!\w)[^{}]{1,60}?(?<![\w.])true(?!\w)/.exec(
      text,
    );
  if (match === null) return [];
  const values = bare(match[0].startsWith("t") ? ["true", "false"] : ["false", "true"]);
  return [runIn(match, "booleans", values)];
};

const otherwise =
  /[A-Za-z\u4e00-\u9fff]{0,20}?(?:传入?|填)\s?["']?(?<a>-?[A-Za-z\d_]{1,20})["']?\s?[,;。]\s?(?:否则|其他|其它|反之|不然)(?:情况)?(?:下|则|都|请){0,2}(?:传入?|填|为)\s?["']?(?<b>-?[A-Za-z\d_]{1,20})["']?(?=$|[\s,;。)])/;

/** 自提时传1,否则传0 — a code for a case and one for all others. */
const otherwiseRun: Form = (text) => pairRun("otherwise", otherwise, text);

const handed =
  /(?<![A-Za-z\d\u4e00-\u9fff])(?<label>[A-Za-z\d\u4e00-\u9fff]{1,16}?)传(?:入|值)?\s?["']?(?<value>-?\d{1,4}|[A-Z][A-Z_]{0,40})["']?(?=$|[\s,;、。)])/g;

/** 甲站传0,1号店传3 — what to hand over for which case. */
const handedRun: Form = (text) => {
  const matches = [...text.matchAll(handed)].slice(0, MAX_VALUES);
  const joined = matches.every((match, at) => {
    const before = matches[at - 1];
    return before === undefined || match.index - before.index - before[0].length <= 3;
  });
  const isOther = ([, label = ""]: RegExpExecArray): boolean =>
    /^第|默认|不$|时$|比如|例如|^如/.test(label);
  return joined && !matches.some(isOther) ? runOf("handed", matches) : [];
};

const turned =
  /(?<![A-Za-z\d_])(?<a>[A-Z][A-Z\d_]{0,40})(?:是|为|代表|表示|指)(?<aLabel>[\u4e00-\u9fff]{1,10})[,;、]\s?(?<bLabel>[\u4e00-\u9fff]{1,10}?)(?:是|为|用|传)(?<b>[A-Z][A-Z\d_]{0,40})(?![A-Za-z\d_])/;

/** AB是甲,乙是CD — two equations, the second turned round. */
const turnedRun: Form = (text) => pairRun("turned", turned, text);

const commented =
  /\/\*{1,2}([^*/]{0,80}(?:\*[^*/]{1,80})?)\*\/\s{0,4}([A-Z][A-Z\d_]{1,60})(?![\w.])/g;

/** A comment before each constant, as copied from the source of an enumeration. */
const commentedRun: Form = (text) =>
  runOf(
    "commented",
    [...text.matchAll(commented)].slice(0, MAX_VALUES),
    ([, label = "", value = ""]) => ({ value, label: label.replace(/^[\s*]{1,9}/, "").trim() }),
  );

const ordered =
  /(?<![\w.])(\d{1,2})\s?[.、)]\s{0,2}(?<value>[A-Z][A-Z\d_]{2,60})\s{0,2}[:\-(]{1,2}\s{0,2}(?<label>[\u4e00-\u9fffA-Z][^\s:;,。()\n]{0,40})/g;

/** 1. CASH:现金 2. CARD:刷卡 — list numbers before constants; of a String the constants are the values. */
const orderedRun: Form = (text) => {
  const matches = [...text.matchAll(ordered)];
  const first = Number(matches[0]?.[1] ?? 0);
  const counted = matches.every(([, number], at) => Number(number) === first + at);
  return counted && first <= 1 ? runOf("ordered", matches.slice(0, MAX_VALUES)) : [];
};

/** What to hand over for which case: of identifiers and counts it names one special value of many. */
export const handedForms: readonly Form[] = [otherwiseRun, handedRun];

export const textForms: readonly Form[] = [
  ...[orderedRun, commentedRun, turnedRun],
  ...[besideRun, listedRun, booleansRun],
];
