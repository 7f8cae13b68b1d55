/** Parameters that the page marks optional and yet calls required, without any condition. */
import { clauseAround, type Pattern } from "../pattern.js";
import { headNoun } from "../cross/field-index.js";

const conditional =
  /当|如果|若|仅|否则|场景|(?:用户|卖家|商家|店铺|订单|类目|业务|模式|平台|商品)[,\s]{0,2}(?:为|是)?必|非[^,。]{1,8}必|[=:]\s?\w{1,20}时|时[,\s]?(?:该|此|本)?(?:参数|字段)?必|时候/;
const must = `(?:必填|必传|必须填写?|必须传入?|不能为空|不可为空|不允许为空|不得为空|必选|必输)`;
const whole = new RegExp(
  `^[\\s\\[]{0,2}(?:备注|注意|说明)?:?(?:此|该|本)?(?:参数|字段|项|值|属性|选项)?(?:实际|其实|为|是|属|都|均|一定|也|上){0,3}${must}(?:项|字段|参数|的|!|\\]|\\s|选项){0,3}$`,
);

export const requiredPatterns: readonly Pattern[] = [
  {
    name: "实际必填",
    find: /(?:实际|其实|事实上)(?:上|是|为|都)?必[填传选]/g,
    unless: /当|如果|若/,
    read: (_, { param }) => (param.required === true ? undefined : { kind: "requiredByProse" }),
  },
  {
    name: "必填",
    find: new RegExp(must, "g"),
    unless: conditional,
    read: (match, { param, own }) => {
      if (param.required === true) return undefined;
      const clause = clauseAround(own, match.index, match.index + match[0].length).trim();
      const noun = headNoun(own);
      const repeated = noun !== "" && clause.startsWith(noun) && !own.trim().startsWith(clause);
      const rest = repeated ? clause.slice(noun.length) : clause;
      return whole.test(rest) ? { kind: "requiredByProse" } : undefined;
    },
  },
];
