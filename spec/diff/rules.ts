/**
 * The registry of changes: every kind of change between two specs with a stable id, whom it
 * concerns, what it means for a program that uses the generated package, and an example. Ids never
 * change meaning. The judgement is by implication: a change breaks when a program that compiled no
 * longer does, a request that was taken is refused, or the same code now means something else.
 */
export const levels = ["breaking", "non-breaking", "docs-only"] as const;
export type Level = (typeof levels)[number];

/** Which way the value goes that a change is about; `api` where it is about the method as a whole. */
export type Direction = "api" | "request" | "response" | "both";

/** What a kind of change means, and its line in the documentation. */
export interface ChangeRule {
  direction: Direction;
  level: Level;
  doc: string;
  /** What a page said before and after, in short. */
  example: string;
}

type Line = readonly [direction: Direction, doc: string, example: string];
const of =
  (level: Level) =>
  ([direction, doc, example]: Line): ChangeRule => ({ direction, level, doc, example });
const breaking = (...line: Line): ChangeRule => of("breaking")(line);
const nonBreaking = (...line: Line): ChangeRule => of("non-breaking")(line);
const docsOnly = (...line: Line): ChangeRule => of("docs-only")(line);

/** The registry: rule id → judgement. */
export const changeRules = {
  "api-removed": breaking("api", "The method is gone.", "a page that is no longer there"),
  "api-added": nonBreaking("api", "A new method.", "a new page"),
  "api-renamed": breaking(
    "api",
    "The method has another name; title and parameters are the same.",
    "taobao.item.get → taobao.item.query",
  ),
  "auth-tightened": breaking("api", "Calls now need a session.", "不需用户授权 → 必须用户授权"),
  "auth-loosened": nonBreaking(
    "api",
    "Calls no longer need a session.",
    "必须用户授权 → 可选用户授权",
  ),
  "auth-told": docsOnly(
    "api",
    "Another word about a session that is not needed.",
    "不需用户授权 → 可选用户授权",
  ),

  "request-param-removed": breaking(
    "request",
    "A parameter can no longer be given.",
    "shop_id is gone",
  ),
  "request-param-added": nonBreaking(
    "request",
    "A new parameter that may be left out.",
    "a new row, 可选",
  ),
  "request-required-param-added": breaking(
    "request",
    "A new one that must be given.",
    "a new row, 必须",
  ),
  "request-param-renamed": breaking(
    "request",
    "A parameter has another name.",
    "brand_id → brand_code",
  ),
  "request-param-moved": breaking(
    "request",
    "It stands in another object.",
    "param.shop_id → shop_id",
  ),
  "request-became-required": breaking("request", "A parameter must now be given.", "可选 → 必须"),
  "request-became-optional": nonBreaking(
    "request",
    "A parameter may now be left out.",
    "必须 → 可选",
  ),
  "request-type-changed": breaking("request", "Values are of another type.", "String → Boolean"),
  "request-type-widened": nonBreaking(
    "request",
    "A parameter takes what it took, and more.",
    "Number → Price",
  ),
  "request-became-list": breaking("request", "A parameter now takes a list.", "String → String[]"),
  "request-became-single": breaking("request", "It no longer takes a list.", "String[] → String"),
  "request-integer-widened": nonBreaking(
    "request",
    "A number now also takes 64-bit integers as text or bigint.",
    "示例 12 → 9007199254740993",
  ),
  "request-integer-narrowed": breaking(
    "request",
    "A number no longer takes 64-bit integers as text or bigint.",
    "示例 9007199254740993 → 12",
  ),
  "request-bound-added": breaking("request", "Values are now bounded.", "最大长度:32 is new"),
  "request-bound-tightened": breaking(
    "request",
    "A bound is stricter, so more values are refused.",
    "最大值:100 → 最大值:50",
  ),
  "request-bound-loosened": nonBreaking(
    "request",
    "A bound is wider: every value that was taken still is.",
    "大于0 → 大于等于0",
  ),
  "request-bound-removed": nonBreaking("request", "A bound is gone.", "最大长度:32 is gone"),
  "request-choice-added": nonBreaking(
    "request",
    "One more documented value.",
    "1:待付款 → 1:待付款 2:已付款",
  ),
  "request-choice-removed": breaking(
    "request",
    "A documented value is gone; the gateway may refuse it.",
    "1:待付款 2:已付款 → 1:待付款",
  ),
  "request-default-changed": nonBreaking(
    "request",
    "Another value is taken when none is given.",
    "默认值:10 → 默认值:20",
  ),
  "constraint-added": breaking(
    "request",
    "A rule across parameters now refuses some requests.",
    "a与b不可同时为空 is new",
  ),
  "constraint-tightened": breaking(
    "request",
    "A rule across parameters refuses more requests.",
    "至少填一个 → 必须且只能填一个",
  ),
  "constraint-loosened": nonBreaking(
    "request",
    "A rule across parameters refuses fewer requests.",
    "a与b不可同时为空 → a、b、c不可同时为空",
  ),
  "constraint-removed": nonBreaking(
    "request",
    "A rule across parameters no longer refuses requests.",
    "a与b不可同时为空 is gone",
  ),
  "constraint-retold": docsOnly(
    "request",
    "A rule across parameters in other words, or one that follows from the others.",
    "不可同时为空 → 至少填一个",
  ),
  "bound-retold": docsOnly(
    "request",
    "The same bound, told elsewhere or in other words.",
    "最大长度:32 → 不超过32个字符",
  ),

  "response-field-removed": breaking(
    "response",
    "A member of the answer is gone.",
    "total is gone",
  ),
  "response-field-added": nonBreaking("response", "A new member of the answer.", "a new row"),
  "response-field-renamed": breaking(
    "response",
    "A member of the answer has another name.",
    "total → count",
  ),
  "response-field-moved": breaking(
    "response",
    "It stands in another object.",
    "result.total → total",
  ),
  "response-type-changed": breaking(
    "response",
    "A member of the answer has another type.",
    "String → Number",
  ),
  "response-type-narrowed": nonBreaking(
    "response",
    "A member of the answer of an unknown type now has one.",
    "no type → String",
  ),
  "response-type-reread": nonBreaking(
    "response",
    "Another type on the page, the same in TypeScript.",
    "String → Date, both text",
  ),
  "response-became-list": breaking(
    "response",
    "A member of the answer is now a list.",
    "Item → Item[]",
  ),
  "response-became-single": breaking("response", "It is no longer a list.", "Item[] → Item"),
  "response-integer-widened": breaking(
    "response",
    "A number of the answer is now the text of a 64-bit integer.",
    "示例 12 → 9007199254740993",
  ),
  "response-integer-narrowed": breaking(
    "response",
    "A text of a 64-bit integer is now a number.",
    "示例 9007199254740993 → 12",
  ),
  "response-element-renamed": nonBreaking(
    "response",
    "The elements of a list have another name on the wire.",
    "<item> → <goods>",
  ),
  "response-choice-added": nonBreaking(
    "response",
    "One more documented value.",
    "1:待付款 → 1:待付款 2:已付款",
  ),
  "response-choice-removed": nonBreaking(
    "response",
    "A documented value less.",
    "1:待付款 2:已付款 → 1:待付款",
  ),
  "response-bound-changed": docsOnly(
    "response",
    "A bound of an answer, which nobody enforces.",
    "不超过10 → 不超过20",
  ),
  "response-default-changed": docsOnly(
    "response",
    "A default of an answer, which the gateway fills in.",
    "默认0 → 默认1",
  ),

  "object-renamed": breaking(
    "both",
    "The interface of an object has another name.",
    "ItemDTO → ItemVO",
  ),
  "choices-told": nonBreaking(
    "both",
    "The values that may stand here are now documented.",
    "状态 → 状态 1:开 2:关",
  ),
  "choices-untold": nonBreaking(
    "both",
    "The values that may stand here are no longer documented.",
    "状态 1:开 2:关 → 状态",
  ),
  "choice-meaning-changed": breaking(
    "both",
    "A documented value now means what another meant.",
    "0:男 1:女 → 0:女 1:男",
  ),
  "choice-relabelled": docsOnly("both", "The words about a documented value.", "1:开 → 1:打开"),
  "format-changed": breaking(
    "both",
    "Texts are written in another form; those in the old one are refused or misread.",
    "yyyy-MM-dd → yyyy/MM/dd",
  ),
  "format-told": nonBreaking(
    "both",
    "The form of a text is now documented.",
    "日期 → 日期，格式yyyy-MM-dd",
  ),
  "format-untold": nonBreaking(
    "both",
    "The form of a text is no longer documented.",
    "日期，格式yyyy-MM-dd → 日期",
  ),
  "unit-changed": breaking(
    "both",
    "The same number now means another quantity.",
    "单位:分 → 单位:元",
  ),
  "unit-told": docsOnly(
    "both",
    "A unit is now documented, or no longer is.",
    "价格 → 价格，单位:分",
  ),

  "error-code-added": nonBreaking("api", "A new documented error.", "a new row of the table"),
  "error-code-removed": breaking(
    "api",
    "An error is no longer documented: a case of it no longer compiles.",
    "isv.item-not-found is gone",
  ),
  "error-words-changed": docsOnly("api", "The words of a documented error.", "another 解决方案"),
  "description-changed": docsOnly(
    "both",
    "The words about a method or parameter.",
    "门店id → 门店ID",
  ),
  "example-changed": docsOnly("both", "An example value.", "12 → 13"),
  "sample-changed": docsOnly("both", "A sample of a request or an answer.", "another tab of code"),
  "order-changed": docsOnly("both", "The order of parameters on the page.", "a, b → b, a"),
  "prose-changed": docsOnly(
    "both",
    "What is read from the prose and not enforced, or only its words.",
    "a rule that an example contradicts",
  ),
  "page-changed": docsOnly(
    "api",
    "The category or document id of the page, or its findings.",
    "商品API → 交易API",
  ),
} as const satisfies Record<string, ChangeRule>;

/** The id of a kind of change, as reports print it. */
export type ChangeRuleId = keyof typeof changeRules;
