/** The wordings of the rules over a group of parameters. */
import type { Group } from "../../../spec/rules/across.js";
import { re } from "../regex.js";

/** One way in which pages word a rule over a group of parameters. */
export interface GroupPattern {
  kind: Group["kind"];
  find: RegExp;
  /** Tested against the sentence: a hit refuses the match. */
  unless?: RegExp;
  /** What it says of both being given leaves open whether one has to be. */
  likely?: true;
}

const no = `(?:不(?:能|可以|可|允许|得|要|应)|禁止)(?:够)?`;
const empty = `(?:空|null|不传|不填|不设|缺省|没有)`;

/** Tried in order; of words that two read, the first has them. */
export const groupPatterns: Readonly<Record<string, GroupPattern>> = {
  不能同时为空: {
    kind: "atLeastOne",
    find: re.gi`${no}(?:(?:和|与|跟|同)[^,。;!?\n]{1,40})?(?:同时|都|全部?|均|一起)(?:为|是)?${empty}`,
  },
  至少一个: {
    kind: "atLeastOne",
    find: /(?:至少|最少|必须|必需)(?:需要?|要|应|必须|得)?(?:传入?|填写?|有|选择?|存在|指定|提供|输入|包含|设置)?(?:其中)?(?:的|之)?(?:任意|任何)?[一1](?:(?:个|项|种|者|组)?(?:不(?:能)?为空|有值|必填|必传)|(?:个|项|种|者|组)|(?=\s?(?:$|[,;。)\]\s])))|(?:至少|最少)(?:需要?|要)?(?:传|填|有|选)?其中(?:之)?[一1]|其中(?:任意)?[一1](?:个|项|者)?(?:必填|必传|必选|不能为空|不为空)|必须?要?在[^,。;\n]{3,60}中(?:任意)?选择?[一1]个?/g,
    unless:
      /(?:至少|最少|必须|必需)(?:包含|有|需要?|传入?|填写?|选择?|输入|要)?[一1]个?(?:位|条|张|件|天|年|月|周|次|字|行|元素|商品|图片|子|维|以上的|级|步|直|般|定|致|起)/,
  },
  必选其一: {
    kind: "atLeastOne",
    find: /(?:必选|必传|必填|必有|必须(?:选|传|填|有|要)?|任选|选填|任填|任传|需传|须填|选传|至少)(?:写|择|入)?其(?:中)?(?:之)?[一1](?:即可)?|必[传填选][一1](?!\d)|任选[一1]|任意传?[一1]个?即可/g,
  },
  "at least one of": {
    kind: "atLeastOne",
    find: /\bat least one of\b|\beither\s(?=[\w.]{2,40}\sor\s[\w.]{2,40}\s(?:is|are|must|has|should be)\b)|\b(?:can\s?not|must not|should not)\s(?:(?:both|all) be|be (?:both|all)) (?:empty|null|blank)\b|\b(?:any\s)?one of\b(?=[^.;]{3,80}\b(?:must|has to|is required)\b)|\b(?:can\s?not|must not) be (?:empty|null|blank) at the same time\b/gi,
  },
  有且只能一个: {
    kind: "exactlyOne",
    find: /(?:必须|有)且(?:只|仅)(?:能|可)?(?:有|传入?|填写?|选择?|存在)?[一1]个|\bexactly one of\b/gi,
  },
  N选一: {
    kind: "exactlyOne",
    find: /[二两三四五六2-6]\s?者?(?:中|之中)?(?:任|只能|任意)?\s?[选取]\s?[一1](?!个?以上|\d|一|对)|[二两三四五2-5]个?(?:参数)?(?:中|里)?(?:任)?选[一1]个?/g,
  },
  选其一: {
    kind: "exactlyOne",
    find: /(?<![必任])选(?:择)?其(?:中)?[一1]|(?<![择选])择[一1](?![\d~～\-至到一])|只[传填选]其?中?[一1]个?(?:即可|就可以|就行)/g,
  },
  都传以X为准: {
    kind: "atLeastOne",
    likely: true,
    find: /(?:同时|都|均|一起)(?:传入?|填写?|有值?|存在|设置|输入|不为空|提供|指定)(?:了|的话|时|的时候|值)?(?:\s?[A-Za-z]\w{0,40})?[,\s]?(?:则|就|会|将)?(?:优先)?(?:以|按|取|使用|用)/g,
  },
  不能同时存在: {
    kind: "atMostOne",
    find: /(?:不能|不可|不可以|不允许|不得)(?:(?:和|与|跟)[^,。;]{0,20})?同时(?:填写?|传入?|存在|使用|设置|有值|不为空|出现|指定|选择)|互斥(?!的?(?:分组|组|标签|类|关系))/g,
  },
};
