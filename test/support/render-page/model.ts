/**
 * What a documentation page says, as plain data: tests draw one at random, render it as a page of
 * some kind, and expect the scraper to find it again.
 */
import fc from "fast-check";

export interface ModelParam {
  name: string;
  /** The type cell: `String`, `Number []`, `ItemDTO`, `ItemDTO []`. */
  docType: string;
  /** Requests only. */
  required?: boolean;
  example: string;
  description: string;
  /** The items of the limits cell: `最大长度:32`. */
  limits: string[];
  /** Members; present exactly for object types. */
  fields?: ModelParam[];
}

export interface ModelPage {
  method: string;
  title: string;
  description: string;
  category: string;
  auth: "required" | "none";
  request: ModelParam[];
  response: ModelParam[];
  errorCodes: { code: string; message: string; solution: string }[];
}

const word = fc.constantFrom(
  ..."item order shop user card brand price total count list result code msg trade id type status".split(
    " ",
  ),
);

const name = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join("_")),
  fc.tuple(word, fc.integer({ min: 0, max: 9 })).map(([base, digit]) => `${base}${digit}`),
);

/** Text as pages have it: Chinese and Latin, punctuation of both widths, characters HTML must escape. */
const prose = fc
  .array(
    fc.constantFrom(
      ..."外部品牌id 与 不可同时为空 (必填) （选填） <b>注意</b> &ldquo;已读&rdquo; a&b 1<2 , 。 ： : 请求参数 响应示例 └ • CS/KRY".split(
        " ",
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));

const example = fc.oneof(
  fc.constantFrom(
    "",
    "123",
    "1100384769230375417",
    "true",
    "a&b",
    "1 < 2",
    '{"k":"v"}',
    "测试 文本",
  ),
  fc.stringMatching(/^[a-cX-Z019_/.:-]{0,12}$/),
);

const scalarTypes = ["String", "Number", "Boolean", "Date", "Price", "String []", "Number []"];

const limits = fc.subarray([
  "最大列表长度:20",
  "最大长度:32",
  "最大值:100",
  "最小值:1",
  "默认值:1",
]);

/** A tree of at most `depth` levels; names are unique among siblings. */
function params(depth: number, request: boolean): fc.Arbitrary<ModelParam[]> {
  const facts: fc.Arbitrary<Omit<ModelParam, "docType" | "fields">> = request
    ? fc.record({ name, example, description: prose, required: fc.boolean(), limits })
    : fc.record({ name, example, description: prose, limits: fc.constant<string[]>([]) });
  const scalar = fc
    .tuple(facts, fc.constantFrom(...scalarTypes))
    .map(([fact, docType]): ModelParam => ({ ...fact, docType }));
  const members = depth > 1 ? params(depth - 1, request) : fc.constant<ModelParam[]>([]);
  const object = fc
    .tuple(facts, fc.constantFrom("Item", "Order", "Shop", "Card"), fc.boolean(), members)
    .map(([fact, type, list, fields]): ModelParam => {
      return { ...fact, docType: `${type}DTO${list ? " []" : ""}`, fields };
    });
  const param = depth > 1 ? fc.oneof({ weight: 3, arbitrary: scalar }, object) : scalar;
  return fc.uniqueArray<ModelParam, string>(param, {
    minLength: 1,
    maxLength: 5,
    selector: (item) => item.name.replaceAll("_", ""),
  });
}

/** Pages with trees of up to four levels. */
export const modelPage: fc.Arbitrary<ModelPage> = fc.record({
  method: fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map((words) => `taobao.${words.join(".")}.get`),
  title: fc.constantFrom("查询订单", "批量开卡(售卡)", "获取<用户>信息"),
  description: fc.constantFrom("查询订单的接口", "根据 appkey 查询, 见 a&b", "请求参数说明见下"),
  category: fc.constantFrom("用户API", "本地生活API", "物流API"),
  auth: fc.constantFrom("required" as const, "none" as const),
  request: params(3, true),
  response: params(4, false),
  errorCodes: fc.array(
    fc.record({
      code: fc.constantFrom("isv.item-not-exist", "isv.invalid-parameter", "15"),
      message: prose,
      solution: prose,
    }),
    { maxLength: 3 },
  ),
});
