/** Parameters that the page marks optional and yet calls required, without any condition. */
import type { Pattern } from "../pattern.js";

const conditional =
  /当|时|如果|如[^下,。;]{1,20}[则,]|若|场景|业务|模式|类型|情况|特殊|非|否则|二选一|三选一|选一|其一|其中|至少|同时|和|与|或|都|全|除|首次|新增|新建|更新|创建|修改|不是必|不必|可不|选填|用户|商家|商品|订单|才|是否|部分|行业|类目|渠道|国际|跨境|海外|进口|以下|之一|则|的必填|无需|不填|[a-z_]{2,}\s{0,2}(?:=|为|是)/i;

export const requiredPatterns: readonly Pattern[] = [
  {
    name: "必填",
    find: /必填|必传|必须填写?|必须传入?|必须设置|不能为空|不可为空|不允许为空|不得为空|不可空|不能空|必选|必输|不为空/g,
    unless: conditional,
    read: (match, { param, own }) => {
      if (param.required !== false) return undefined;
      const before = own.slice(Math.max(0, match.index - 2), match.index);
      const after = own.slice(match.index + match[0].length, match.index + match[0].length + 3);
      if (/[非不是否]$/.test(before) || /^(?:项|字段|参数|的|[a-zA-Z\d])/.test(after.trim()))
        return undefined;
      return { kind: "requiredByProse" };
    },
  },
  {
    name: "实际必填",
    find: /(?:实际|其实|事实上)(?:上|是|为|都)?必[填传]|虽然?(?:是|为|标)[^,。]{0,10}可选[^。]{0,20}必[填传]/g,
    read: (_, { param }) => (param.required === false ? { kind: "requiredByProse" } : undefined),
  },
];
