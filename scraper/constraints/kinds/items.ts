/** How many items a list, or a text that lists several values, may have. */
import type { Patterns, RuleBody } from "../pattern.js";
import { countOf, isMany, isNumber } from "./figures.js";
import { re } from "../regex.js";

const count = String.raw`(\d{1,6}|[一二两三四五六七八九十])`;
const counter = `(?:个(?!字|汉字|中文|英文|字符|月|小时|工作日)|条|张|件|项|笔|组|对|只|款|行|家|枚|种|人|单(?![位个])|商品|货品)`;
const most = String.raw`(?:最多|上限|最大|不(?:能|可|得|可以|允许|要)?(?:超过|多于|大于)|不超|限制|限(?=\s?\d)|仅支持|只支持|只能支持)`;
const doing = `(?:只?能|可以?|支持|传入?|为|是|输入|查询|返回|添加|上传|包含|设置|填写?|允许|选择?|有|数量|个数|同步|处理|删除|提交|指定|放入?|携带|勾选|不超过|不能超过)`;

function items(value: string): Extract<RuleBody, { kind: "maxItems" }> | undefined {
  const most = countOf(value);
  return most > 0 ? { kind: "maxItems", value: most } : undefined;
}

export const itemPatterns: Patterns = {
  "a~b个": {
    find: /(\d{1,4})\s?[~\-至到]\s?(\d{1,4})\s?(?:个(?!字|汉字|中文|英文|字符|月)|条|张|项)/g,
    unless: /字符|汉字|每页|建议/,
    read: ([, low = "", high = ""], subject) => {
      if (!subject.param.list || Number(low) >= Number(high)) return undefined;
      const upper: RuleBody = { kind: "maxItems", value: Number(high) };
      return Number(low) > 0 ? [{ kind: "minItems", value: Number(low) }, upper] : upper;
    },
  },
  最多N个: {
    find: re.g`(?:${most}|最对)(?:的?(?:列表)?(?:${doing}|一次|单次|批量|同时|并发|上传|操作|更新|修改|录入?|获取|关联|支持|请求|含|拆分|插入|推送|创建|发送|导入|绑定|配置|选取|传递|数目|为|了|只能?)){0,5}[:\s]{0,2}${count}\s?${counter}`,
    unlessClause:
      /字符|汉字|个字|字节|长度|每页|天内|建议|推荐|只能查|每个|每条|每家|每人|每[段张]|单个(?!款)|行程|次数/,
    read: (match, subject) => {
      const end = match.index + match[0].length;
      const object = /^\s?([a-z][a-z\d]*_[a-z_\d]+)/i.exec(subject.own.slice(end, end + 60))?.[1];
      const other = object !== undefined && object !== subject.param.name;
      if (/^[只仅]/.test(match[0]) && items(match[1] ?? "")?.value === 1 && !subject.param.list)
        return undefined;
      return isMany(subject) && !isNumber(subject) && !other ? items(match[1] ?? "") : undefined;
    },
  },
  N个以下: {
    find: re.g`(?<![\d.\-~])(?:\d{1,4}\s?[~\-至到]\s?)?${count}\s?(?:(?:个|条|张|项|件)(?:[\u3400-\u9fff]{0,3})?|码|商品|货品|订单)?(?:以下|以内|之内)`,
    unlessClause:
      /字符|汉字|个字|\d\s?字|字节|长度|位|每页|[天月年日时秒]内|\d\s?(?:天|小时|分钟|个?月|年|日|[kKmM]|元|米)|建议|推荐|每个/,
    read: ([, value = ""], subject) =>
      isMany(subject) && !isNumber(subject) ? items(value) : undefined,
  },
  个数不超过N: {
    find: /(?:个数|数量|条数|列表(?:长度|大小)|数组(?:长度|大小)|集合(?:长度|大小)|size|数目|总数|元素|最大列表长度|单次|一次|单批)[\s,]{0,2}(?:最大|最多|上限|限制|必须|应|需|是|为){0,3}(?:不(?:能|可|得|可以|要)?(?:超过|大于|多于)|小于等于|不大于|<=|≤|[:\s]){0,2}\s?(\d{1,6})(?!\d|\s?(?:个?字|字符|位|字节|天|[kKmM元]))/gi,
    unlessClause: /建议|每页|每个|单个/,
    read: ([words = "", value = ""], subject) =>
      isMany(subject) &&
      !isNumber(subject) &&
      /最大|最多|上限|限制|超过|大于|多于|小于等于|<=|≤/.test(words)
        ? items(value)
        : undefined,
  },
  "长度N of a list": {
    find: /(?:最大长度|长度限制|长度上限|长度(?:最大|最多|不超过|不能超过))(?:为|是|[:\s]){0,2}(\d{1,6})(?!\d|\s?(?:个?字|字符|位|字节))/g,
    unlessClause: /每个|单个|元素长度|字符/,
    read: ([, value = ""], { param }) =>
      param.list && param.type === "object" ? items(value) : undefined,
  },
  限制N: {
    find: /(?:最多|上限|最大|限制|不超过|不能超过)(?:支持|数量|个数|传)?(?:为|是|[:\s])?\s?(\d{1,6})(?=$|[,;。)\s])/g,
    unlessClause: /字|长度|每页|建议|位|值/,
    read: ([, value = ""], subject) =>
      subject.param.list || (/逗号|分号|列表/.test(subject.own) && !isNumber(subject))
        ? items(value)
        : undefined,
  },
  至少N个: {
    find: re.g`(?:至少|最少)(?:要|需要?|传入?|填写?|包含|有|选择?){0,2}\s?${count}\s?${counter}`,
    unless: /其中|之一|字符|个字|参数|同时为空|选一/,
    // 至少一个商品有库存 asks for a kind of item, a至少传一个 of several names for one of them.
    unlessClause:
      /[A-Za-z]\w*\s?[、,和与或]\s?[A-Za-z]|[、]\s?\w+\s?至少|[个条张项]\s?[A-Za-z\u3400-\u9fff]{0,8}(?:有|需|要|为|是|必须|不|包含)/,
    read: ([, value = ""], { param }) =>
      param.list && countOf(value) > 0 ? { kind: "minItems", value: countOf(value) } : undefined,
  },
};
