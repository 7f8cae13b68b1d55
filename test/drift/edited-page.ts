/** A page to edit: rendered as each kind of page, scraped, and compared with its edited self. */
import { scrapePage } from "../../scraper/scrape.js";
import { expect, it } from "vitest";
import { levelOf, type Change } from "../../spec/diff/change.js";
import { diffSpecs } from "../../spec/diff/diff-specs.js";
import { levels, type ChangeRuleId, type Level } from "../../spec/diff/rules.js";
import type { ApiSpec } from "../../spec/schema.js";
import { renderDocument } from "../support/render-page/json.js";
import type { ModelPage, ModelParam } from "../support/render-page/model.js";
import { renderText } from "../support/render-page/text.js";

const param = (name: string, docType: string, more: Partial<ModelParam> = {}): ModelParam => ({
  name,
  docType,
  example: "",
  description: "",
  limits: [],
  ...more,
});

const optional = { required: false };

/** A page with something of everything that can change. */
export function basePage(): ModelPage {
  return {
    method: "taobao.shop.order.save",
    title: "保存订单",
    description: "保存一个订单",
    category: "订单API",
    auth: "none",
    request: [
      param("order_id", "String", { required: true, example: "D1001", description: "订单编号" }),
      param("page_size", "Number", {
        ...optional,
        example: "20",
        description: "每页条数",
        limits: ["最大值:100", "最小值:1"],
      }),
      param("status", "String", {
        ...optional,
        example: "1",
        description: "状态 1:待付款 2:已付款 3:已关闭",
      }),
      param("price", "Number", { ...optional, example: "100", description: "价格，单位:分" }),
      param("begin", "String", {
        ...optional,
        example: "2020-01-01",
        description: "开始日期，格式：yyyy-MM-dd",
      }),
      param("tags", "String", {
        ...optional,
        example: "a,b",
        description: "标签，多个用英文逗号分隔",
      }),
      param("nick", "String", { ...optional, example: "tom", description: "昵称，不能超过60字节" }),
      param("count", "Number", { ...optional, example: "5", description: "数量，必须大于0" }),
      param("sort", "String", { ...optional, example: "asc", description: "排序，默认为asc" }),
      param("buyer", "BuyerDTO", {
        ...optional,
        description: "买家",
        fields: [
          param("brand_id", "String", {
            ...optional,
            example: "B7",
            description: "品牌，brand_id与out_brand_id不可同时为空",
          }),
          param("out_brand_id", "String", {
            ...optional,
            description: "外部品牌编码",
          }),
          param("mobile", "String", {
            ...optional,
            example: "18600000000",
            description: "联系方式",
          }),
          param("level", "Number", { required: true, example: "3", description: "等级" }),
        ],
      }),
      param("memo", "String", {
        ...optional,
        example: "hello",
        description: "备注",
        limits: ["最大长度:32"],
      }),
    ],
    response: [
      param("result", "ResultDTO", {
        description: "结果",
        fields: [
          param("total", "Number", { example: "12", description: "总数" }),
          param("message", "String", { example: "ok", description: "提示" }),
          param("state", "String", { example: "A", description: "状态 A:有效 B:无效" }),
          param("modified", "String", { example: "2020-02-02", description: "修改时间" }),
          param("items", "ItemDTO []", {
            description: "商品",
            fields: [
              param("item_id", "Number", {
                example: "1100384769230375417",
                description: "商品编号",
              }),
              param("title", "String", { example: "shirt", description: "标题" }),
            ],
          }),
        ],
      }),
    ],
    errorCodes: [
      { code: "isv.order-not-found", message: "订单不存在", solution: "检查编号" },
      { code: "isv.no-permission", message: "没有权限", solution: "申请权限" },
    ],
  };
}

/** Finds a parameter by its path: `buyer.brand_id`. */
export function find(params: readonly ModelParam[], path: string): ModelParam {
  const [name, ...rest] = path.split(".");
  const found = params.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no parameter ${path}`);
  return rest.length === 0 ? found : find(found.fields ?? [], rest.join("."));
}

export { param };

const kinds = {
  text: (page: ModelPage) => renderText(page),
  json: (page: ModelPage) =>
    renderDocument(page, { envelope: "site", nulls: false, indent: 1, ascii: false }),
} as const;

export type PageKind = keyof typeof kinds;

export function specOf(page: ModelPage, kind: PageKind): ApiSpec {
  return scrapePage(new TextEncoder().encode(kinds[kind](page))).spec;
}

/** What changes when the base page is edited. */
function changesOf(edit: (page: ModelPage) => void, kind: PageKind): Change[] {
  const [before, after] = [basePage(), basePage()];
  edit(after);
  return diffSpecs([specOf(before, kind)], [specOf(after, kind)]);
}

export type Edit = (page: ModelPage) => void;
export type Case = [
  kind: string,
  edit: Edit,
  level: Level | "none",
  rule?: ChangeRuleId,
  only?: PageKind,
];

export const request =
  (path: string, change: (one: ReturnType<typeof find>) => void): Edit =>
  (page) => {
    change(find(page.request, path));
  };
export const response =
  (path: string, change: (one: ReturnType<typeof find>) => void): Edit =>
  (page) => {
    change(find(page.response, path));
  };
export const describeAs = (path: string, description: string): Edit =>
  request(path, (one) => (one.description = description));
export const answerAs = (path: string, description: string): Edit =>
  response(path, (one) => (one.description = description));
export const typeAs = (path: string, docType: string, example?: string): Edit =>
  request(path, (one) =>
    Object.assign(one, { docType, ...(example === undefined ? {} : { example }) }),
  );
export const limitAs = (path: string, ...limits: string[]): Edit =>
  request(path, (one) => (one.limits = limits));
export const brand = (description: string): Edit => describeAs("buyer.brand_id", description);
export const without = <T extends { name: string }>(list: T[], name: string): T[] =>
  list.filter((one) => one.name !== name);

const gravest = (changes: readonly Change[]): Level | "none" =>
  levels.find((level) => changes.some((change) => levelOf(change) === level)) ?? "none";

/** One test a case: the gravest level of the edit, and that nothing else of that level is told. */
export function testCases(cases: readonly Case[], kind: PageKind): void {
  it.each(cases.filter(([, , , , only]) => (only ?? kind) === kind))(
    "%s",
    (_name, edit, level, rule) => {
      const changes = changesOf(edit, kind);
      expect({
        level: gravest(changes),
        rules: changes.map((one) => `${one.rule} ${one.path}`),
      }).toMatchObject({ level });
      const gravestRules = changes.filter((one) => levelOf(one) === level).map((one) => one.rule);
      if (rule !== undefined) expect(gravestRules).toContain(rule);
      if (level === "breaking" || level === "non-breaking")
        expect(new Set(gravestRules).size).toBe(1);
    },
  );
}
