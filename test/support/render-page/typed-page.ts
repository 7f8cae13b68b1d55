/**
 * Random pages whose examples are values of their types and whose names recur on several levels, as
 * on real pages: what a scraper must find again from a text capture, where nothing but the samples
 * tells how deep a row is and where an example ends.
 */
import fc from "fast-check";
import type { ModelPage, ModelParam } from "./model.js";

const words =
  "item order shop user card brand price total count list result code msg trade id type status data model success".split(
    " ",
  );
const word = fc.constantFrom(...words);

/** Few names on purpose: the same ones turn up on several levels. */
const name = fc.oneof(
  { weight: 3, arbitrary: word },
  fc.tuple(word, word).map((pair) => pair.join("_")),
  fc.tuple(word, word).map(([a, b]) => a + b.charAt(0).toUpperCase() + b.slice(1)),
);

const exampleOf: Record<string, fc.Arbitrary<string>> = {
  String: fc.constantFrom(
    "",
    "T1001",
    "测试 文本",
    "a&b",
    "1 < 2",
    '{"k":"v w"}',
    '""',
    "null",
    "A,B",
    "true",
    "订单",
  ),
  Number: fc.constantFrom("", "0", "1", "20", "4519561", "1100384769230375417"),
  Boolean: fc.constantFrom("", "true", "false"),
  Date: fc.constantFrom("", "2010-01-01 00:00:00", "2021-11-11 23:59:59"),
  Price: fc.constantFrom("", "200.07", "5"),
  Json: fc.constantFrom("", '{"a":1,"b":"x y"}', "[1,2]"),
  "String []": fc.constantFrom("", "a,b", "[CODE_A,CODE_B]", "x"),
  "Number []": fc.constantFrom("", "1,2", "7"),
};

const phrases = [
  "品牌id",
  "与out_brand_id不可同时为空",
  "(必填)",
  "状态,0,未使用",
  "<b>注意</b>",
  "key = value",
  "item name",
  "1:是 2:否",
  "• 见下",
  "请求参数",
  "返回 success 时有值",
  "Map",
  "success",
];
/** Lines of a description that looks like something else. */
const trickyLines = [
  "请求参数",
  "响应参数",
  "返回",
  "FAQ",
  "status 为 0 时必须",
  "• 第一项",
  "item 商品",
];

const sentence = fc
  .array(fc.constantFrom(...phrases), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(" ").replace(/^• /, ""));
const description = fc.oneof(
  { weight: 1, arbitrary: fc.constant("") },
  { weight: 8, arbitrary: sentence },
);
const wrapped = fc
  .tuple(sentence, fc.array(fc.constantFrom(...trickyLines), { minLength: 1, maxLength: 2 }))
  .map(([first, lines]) => [first, ...lines].join("\n"));

const limits = fc.oneof(
  { weight: 4, arbitrary: fc.constant<string[]>([]) },
  fc.subarray(["最大列表长度:20", "最大长度:32", "最大值:100", "最小值:1", "默认值:true"]),
);

export interface TypedPageOptions {
  /** Levels of response parameters. */
  depth?: number;
  /** Parameters of one object. */
  width?: number;
  /** Some descriptions have line breaks. */
  wrap?: boolean;
}

function params(
  request: boolean,
  depth: number,
  options: TypedPageOptions,
): fc.Arbitrary<ModelParam[]> {
  const base = {
    name,
    description: options.wrap
      ? fc.oneof({ weight: 4, arbitrary: description }, wrapped)
      : description,
    limits: request ? limits : fc.constant<string[]>([]),
  };
  const withRequired = (param: fc.Arbitrary<ModelParam>): fc.Arbitrary<ModelParam> =>
    request
      ? fc.tuple(param, fc.boolean()).map(([drawn, required]) => ({ ...drawn, required }))
      : param;
  const scalar: fc.Arbitrary<ModelParam> = fc
    .constantFrom(...Object.keys(exampleOf))
    .chain((docType) =>
      fc.record({
        ...base,
        docType: fc.constant(docType),
        example: exampleOf[docType] ?? fc.constant(""),
      }),
    );
  if (depth <= 1) return siblings(withRequired(scalar), options);
  const object: fc.Arbitrary<ModelParam> = fc.record({
    ...base,
    docType: fc.constantFrom(
      "ItemDTO",
      "Order",
      "CommonResult",
      "ItemDTO []",
      "Order []",
      "ShopVO []",
    ),
    example: fc.constantFrom("", "", "", "{}", "[]", "null"),
    fields: params(request, depth - 1, options),
  });
  return siblings(withRequired(fc.oneof({ weight: 3, arbitrary: scalar }, object)), options);
}

function siblings(
  param: fc.Arbitrary<ModelParam>,
  { width = 6 }: TypedPageOptions,
): fc.Arbitrary<ModelParam[]> {
  return fc.uniqueArray<ModelParam, string>(param, {
    minLength: 1,
    maxLength: width,
    selector: (item) => item.name.replaceAll("_", "").toLowerCase(),
  });
}

export function typedPage(options: TypedPageOptions = {}): fc.Arbitrary<ModelPage> {
  const depth = options.depth ?? 5;
  return fc.record({
    method: fc
      .array(word, { minLength: 1, maxLength: 3 })
      .map((parts) => `taobao.${parts.join(".")}.get`),
    title: fc.constantFrom("查询订单", "批量开卡(售卡)", "获取<用户>信息"),
    description: fc.constantFrom("查询订单的接口", "根据 appkey 查询, 见 a&b", "第一行\n第二行"),
    category: fc.constantFrom("用户API", "本地生活API"),
    auth: fc.constantFrom("required" as const, "none" as const),
    request: params(true, Math.max(1, depth - 2), options),
    response: params(false, depth, options),
    errorCodes: fc.constant([
      { code: "isv.item-not-exist", message: "商品不存在", solution: "检查商品ID" },
    ]),
  });
}
