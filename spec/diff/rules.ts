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

type Judged = Omit<ChangeRule, "direction">;
const of =
  (level: Level) =>
  (doc: string, example: string): Judged => ({ level, doc, example });
const breaking = of("breaking");
const nonBreaking = of("non-breaking");
const docsOnly = of("docs-only");

/** Kinds of changes that are about values which go one way. */
function about<Id extends string>(direction: Direction, rules: Record<Id, Judged>) {
  const entries = Object.entries<Judged>(rules).map(([id, rule]) => [id, { direction, ...rule }]);
  return Object.fromEntries(entries) as Record<Id, ChangeRule>;
}

/** The registry: rule id → judgement. */
export const changeRules = {
  ...about("api", {
    "api-removed": breaking("The method is gone.", "a page that is no longer there"),
    "api-added": nonBreaking("A new method.", "a new page"),
    "api-renamed": breaking(
      "The method has another name; title and parameters are the same.",
      "taobao.item.get → taobao.item.query",
    ),
    "auth-tightened": breaking("Calls now need a session.", "不需用户授权 → 必须用户授权"),
    "auth-loosened": nonBreaking("Calls no longer need a session.", "必须用户授权 → 可选用户授权"),
    "auth-told": docsOnly(
      "Another word about a session that is not needed.",
      "不需用户授权 → 可选用户授权",
    ),
  }),
  ...about("request", {
    "request-param-removed": breaking("A parameter can no longer be given.", "shop_id is gone"),
    "request-param-added": nonBreaking("A new parameter that may be left out.", "a new row, 可选"),
    "request-required-param-added": breaking("A new one that must be given.", "a new row, 必须"),
    "request-param-renamed": breaking("A parameter has another name.", "brand_id → brand_code"),
    "request-param-moved": breaking("It stands in another object.", "param.shop_id → shop_id"),
    "request-became-required": breaking("A parameter must now be given.", "可选 → 必须"),
    "request-became-optional": nonBreaking("A parameter may now be left out.", "必须 → 可选"),
    "request-type-changed": breaking("Values are of another type.", "String → Boolean"),
    "request-type-widened": nonBreaking(
      "A parameter takes what it took, and more.",
      "Number → Price",
    ),
    "request-became-list": breaking("A parameter now takes a list.", "String → String[]"),
    "request-became-single": breaking("It no longer takes a list.", "String[] → String"),
    "request-integer-widened": nonBreaking(
      "A number now also takes 64-bit integers as text or bigint.",
      "示例 12 → 9007199254740993",
    ),
    "request-integer-narrowed": breaking(
      "A number no longer takes 64-bit integers as text or bigint.",
      "示例 9007199254740993 → 12",
    ),
    "request-bound-added": breaking("Values are now bounded.", "最大长度:32 is new"),
    "request-bound-tightened": breaking(
      "A bound is stricter, so more values are refused.",
      "最大值:100 → 最大值:50",
    ),
    "request-bound-loosened": nonBreaking(
      "A bound is wider: every value that was taken still is.",
      "大于0 → 大于等于0",
    ),
    "request-bound-removed": nonBreaking("A bound is gone.", "最大长度:32 is gone"),
    "request-choice-added": nonBreaking(
      "One more documented value.",
      "1:待付款 → 1:待付款 2:已付款",
    ),
    "request-choice-removed": breaking(
      "A documented value is gone; the gateway may refuse it.",
      "1:待付款 2:已付款 → 1:待付款",
    ),
    "request-default-changed": nonBreaking(
      "Another value is taken when none is given.",
      "默认值:10 → 默认值:20",
    ),
    "constraint-added": breaking(
      "A rule across parameters now refuses some requests.",
      "a与b不可同时为空 is new",
    ),
    "constraint-tightened": breaking(
      "A rule across parameters refuses more requests.",
      "至少填一个 → 必须且只能填一个",
    ),
    "constraint-loosened": nonBreaking(
      "A rule across parameters refuses fewer requests.",
      "a与b不可同时为空 → a、b、c不可同时为空",
    ),
    "constraint-removed": nonBreaking(
      "A rule across parameters no longer refuses requests.",
      "a与b不可同时为空 is gone",
    ),
    "constraint-retold": docsOnly(
      "A rule across parameters in other words, or one that follows from the others.",
      "不可同时为空 → 至少填一个",
    ),
    "bound-retold": docsOnly(
      "The same bound, told elsewhere or in other words.",
      "最大长度:32 → 不超过32个字符",
    ),
  }),
  ...about("response", {
    "response-field-removed": breaking("A member of the answer is gone.", "total is gone"),
    "response-field-added": nonBreaking("A new member of the answer.", "a new row"),
    "response-field-renamed": breaking("A member of the answer has another name.", "total → count"),
    "response-field-moved": breaking("It stands in another object.", "result.total → total"),
    "response-type-changed": breaking(
      "A member of the answer has another type.",
      "String → Number",
    ),
    "response-type-narrowed": nonBreaking(
      "A member of the answer of an unknown type now has one.",
      "no type → String",
    ),
    "response-type-reread": nonBreaking(
      "Another type on the page, the same in TypeScript.",
      "String → Date, both text",
    ),
    "response-became-list": breaking("A member of the answer is now a list.", "Item → Item[]"),
    "response-became-single": breaking("It is no longer a list.", "Item[] → Item"),
    "response-integer-widened": breaking(
      "A number of the answer is now the text of a 64-bit integer.",
      "示例 12 → 9007199254740993",
    ),
    "response-integer-narrowed": breaking(
      "A text of a 64-bit integer is now a number.",
      "示例 9007199254740993 → 12",
    ),
    "response-element-renamed": nonBreaking(
      "The elements of a list have another name on the wire.",
      "<item> → <goods>",
    ),
    "response-choice-added": nonBreaking(
      "One more documented value.",
      "1:待付款 → 1:待付款 2:已付款",
    ),
    "response-choice-removed": nonBreaking(
      "A documented value less.",
      "1:待付款 2:已付款 → 1:待付款",
    ),
    "response-bound-changed": docsOnly(
      "A bound of an answer, which nobody enforces.",
      "不超过10 → 不超过20",
    ),
    "response-default-changed": docsOnly(
      "A default of an answer, which the gateway fills in.",
      "默认0 → 默认1",
    ),
  }),
  ...about("both", {
    "object-renamed": breaking("The interface of an object has another name.", "ItemDTO → ItemVO"),
    "choices-told": nonBreaking(
      "The values that may stand here are now documented.",
      "状态 → 状态 1:开 2:关",
    ),
    "choices-untold": nonBreaking(
      "The values that may stand here are no longer documented.",
      "状态 1:开 2:关 → 状态",
    ),
    "choice-meaning-changed": breaking(
      "A documented value now means what another meant.",
      "0:男 1:女 → 0:女 1:男",
    ),
    "choice-relabelled": docsOnly("The words about a documented value.", "1:开 → 1:打开"),
    "format-changed": breaking(
      "Texts are written in another form; those in the old one are refused or misread.",
      "yyyy-MM-dd → yyyy/MM/dd",
    ),
    "format-told": nonBreaking(
      "The form of a text is now documented.",
      "日期 → 日期，格式yyyy-MM-dd",
    ),
    "format-untold": nonBreaking(
      "The form of a text is no longer documented.",
      "日期，格式yyyy-MM-dd → 日期",
    ),
    "unit-changed": breaking("The same number now means another quantity.", "单位:分 → 单位:元"),
    "unit-told": docsOnly("A unit is now documented, or no longer is.", "价格 → 价格，单位:分"),
  }),
  ...about("api", {
    "error-code-added": nonBreaking("A new documented error.", "a new row of the table"),
    "error-code-removed": breaking(
      "An error is no longer documented: a case of it no longer compiles.",
      "isv.item-not-found is gone",
    ),
    "error-words-changed": docsOnly("The words of a documented error.", "another 解决方案"),
  }),
  ...about("both", {
    "description-changed": docsOnly("The words about a method or parameter.", "门店id → 门店ID"),
    "example-changed": docsOnly("An example value.", "12 → 13"),
    "sample-changed": docsOnly("A sample of a request or an answer.", "another tab of code"),
    "order-changed": docsOnly("The order of parameters on the page.", "a, b → b, a"),
    "prose-changed": docsOnly(
      "What is read from the prose and not enforced, or only its words.",
      "a rule that an example contradicts",
    ),
  }),
  ...about("api", {
    "page-changed": docsOnly(
      "The category or document id of the page, or its findings.",
      "商品API → 交易API",
    ),
  }),
};

/** The id of a kind of change, as reports print it. */
export type ChangeRuleId = keyof typeof changeRules;
