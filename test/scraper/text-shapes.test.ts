import { describe, expect, test } from "vitest";
import { PageError } from "../../scraper/page.js";
import { scrapePage } from "../../scraper/scrape.js";
import type { ApiSpec, Param } from "../../spec/schema.js";

const scrape = (text: string): ApiSpec => scrapePage(new TextEncoder().encode(text)).spec;

function refusal(text: string): PageError {
  try {
    scrape(text);
  } catch (error) {
    if (error instanceof PageError) return error;
    throw error;
  }
  throw new Error("the page was read");
}

const outline = (params: readonly Param[], indent = ""): string[] =>
  params.flatMap(({ name, type, list, example, description, fields }) => [
    `${indent}${name} ${type}${list ? "[]" : ""} | ${example} | ${description}`,
    ...outline(fields ?? [], `${indent}  `),
  ]);

interface Parts {
  above?: string;
  request?: string;
  response?: string;
  java?: string;
  xml?: string;
}

/** A page with the given tables and samples; what is not given is empty. */
function page({ above = "", request = "", response = "", java = "", xml = "" }: Parts): string {
  return `${above}
文档中心 > API类目 > 用户API

taobao.user.get (查询用户)

查询用户的接口

公共参数

请求参数

名称 类型 是否必须 示例值 更多限制 描述
${request}
响应参数

名称 类型 示例值 描述
${response}
请求示例

  • JAVA
  • .NET
${java}

响应示例

  • XML示例
  • JSON示例
${xml}

异常示例

  • XML示例
  • JSON示例

错误码解释

错误码 错误描述 解决方案
isv.user-not-exist 用户 不存在 请检查 昵称
15

API工具

如何获得此API

FAQ

返回
顶部
`;
}

describe("rows of the table itself", () => {
  test("an example with spaces ends where the sample's value does", () => {
    const { request } = scrape(
      page({
        request:
          "when Date 必须 2010-01-01 00:00:00 开始 时间\nnick String 可选 hello world 昵称\n",
        java: 'UserGetRequest req = new UserGetRequest();\nreq.setWhen(StringUtils.parseDateTime("2010-01-01 00:00:00"));\nreq.setNick("hello world");\nX rsp = client.execute(req);',
      }),
    );
    expect(outline(request)).toEqual([
      "when date | 2010-01-01 00:00:00 | 开始 时间",
      "nick string | hello world | 昵称",
    ]);
  });

  test("without a sample the form of the type's values decides", () => {
    const { request } = scrape(
      page({
        request:
          'a Date 必须 2010-01-01 00:00:00 开始\nb Number 可选 12 数量\nc String 可选 昵称 全名\nd Json 可选 {"k": [1, 2]} 数据\ne Boolean 可选 是否 有效\n',
      }),
    );
    expect(outline(request)).toEqual([
      "a date | 2010-01-01 00:00:00 | 开始",
      "b number | 12 | 数量",
      "c string |  | 昵称 全名",
      'd json | {"k": [1, 2]} | 数据',
      "e boolean |  | 是否 有效",
    ]);
  });

  test("a description goes on over lines that look like rows, headings and bullets", () => {
    const { request } = scrape(
      page({
        request:
          "status String 必须 on 状态\n  • 第一项\nstatus 为 on 时必须\n请求参数\n\n响应参数\nnick String 可选 昵称\n",
        java: 'UserGetRequest req = new UserGetRequest();\nreq.setStatus("on");\nreq.setNick("");\nX rsp = client.execute(req);',
      }),
    );
    expect(outline(request)).toEqual([
      "status string | on | 状态\n• 第一项\nstatus 为 on 时必须\n请求参数\n\n响应参数",
      "nick string |  | 昵称",
    ]);
  });

  test("limits separate example and description, also with members below", () => {
    const { request } = scrape(
      page({
        request:
          "ids Number [] 必须 1,2\n  • 最大列表长度:20\n  • 最小值:1\n  • 编号 列表\n    item ItemDTO [] 可选\n  • 最大列表长度:5\n      • └ id\n      • Number\n      • 必须\n      • 最大值:9007199254740993\n      • 商品编号\n",
      }),
    );
    expect(outline(request)).toEqual([
      "ids number[] | 1,2 | 编号 列表",
      "item object[] |  | ",
      "  id number |  | 商品编号",
    ]);
    expect(request[0]?.limits).toEqual({ maxItems: 20, minimum: 1 });
    expect(request[1]?.limits).toEqual({ maxItems: 5 });
    expect(request[1]?.fields?.[0]).toMatchObject({
      limits: { maximum: "9007199254740993" },
      int64: true,
    });
  });

  test("odd types", () => {
    const { request, findings } = scrape(
      page({
        request:
          "a byte[] 可选 文件\nb byte[][] 可选 文件\nc null[] 可选 什么\nd 可选 空\ne Field List 必须 a,b 字段\nf Thing 可选 无成员\n",
      }),
    );
    expect(request.map(({ name, type, list }) => `${name} ${type}${list ? "[]" : ""}`)).toEqual([
      "a file",
      "b file[]",
      "c unknown[]",
      "d unknown",
      "e fieldList",
      "f object",
    ]);
    expect(findings.map(({ code, at }) => `${code} ${at}`)).toEqual(
      expect.arrayContaining([
        "type-unknown request.c",
        "type-unknown request.d",
        "object-without-members request.f",
      ]),
    );
  });

  test("in a response, [] is a list's or an object's example; the sample tells", () => {
    const { response } = scrape(
      page({
        response:
          "a Result [] 结果\n  • └ id\n  • Number\nb Result [] 结果\n  • └ id\n  • Number\n",
        xml: "<user_get_response><a><id>1</id></a><b><result><id>1</id></result></b></user_get_response>",
      }),
    );
    expect(response.map(({ list, example, element }) => ({ list, example, element }))).toEqual([
      { list: false, example: "[]", element: undefined },
      { list: true, example: "", element: "result" },
    ]);
  });
});

describe("the page around the tables", () => {
  test("tables without rows, error codes without solutions", () => {
    const spec = scrape(page({}));
    expect(spec.request).toEqual([]);
    expect(spec.response).toEqual([]);
    expect(spec.errorCodes).toEqual([
      { code: "isv.user-not-exist", message: "用户", solution: "不存在 请检查 昵称" },
      { code: "15", message: "", solution: "" },
    ]);
  });

  test("a side bar with other titles and the words of headings", () => {
    const above =
      "感谢您的反馈!\n请求参数\ntaobao.other.get (别的)\ntaobao.user.list (用户列表)\nFAQ\n注意:以下文档只适用于TOP接口,请谨慎使用!";
    const spec = scrape(page({ above, request: "nick String 必须 昵称\n" }));
    expect(spec.method).toBe("taobao.user.get");
    expect(spec.category).toBe("用户API");
    expect(spec.description).toBe("查询用户的接口");
    expect(spec.request).toHaveLength(1);
  });

  test("the sample names the page's API where a side bar stands below the title", () => {
    const text = page({
      java: "UserGetRequest req = new UserGetRequest();\nX rsp = client.execute(req, sessionKey);",
    }).replace("查询用户的接口", "taobao.other.get (别的)\n查询用户的接口");
    const spec = scrape(text);
    expect(spec.method).toBe("taobao.user.get");
    expect(spec.auth).toBe("required");
  });

  test("common parameters are not the API's own", () => {
    const text = page({ request: "nick String 必须 昵称\n" }).replace(
      "公共参数\n",
      "公共参数\n\n名称 类型 是否必须 描述\nmethod String 必须 API接口名称\napp_key String 必须 应用的AppKey\n\n名称 类型 示例值 描述\ncode Number 15 错误码\n",
    );
    const spec = scrape(text);
    expect(spec.request.map(({ name }) => name)).toEqual(["nick"]);
    expect(spec.response).toEqual([]);
  });

  test("control characters and markup in descriptions are kept", () => {
    const { request } = scrape(page({ request: "nick String 必须 昵称\u0002<b>必填</b>\u0000\n" }));
    expect(request[0]?.description).toBe("昵称\u0002<b>必填</b>\u0000");
  });
});

test("奇门: plain JSON bodies as samples, wrapped in an object that the table does not list", () => {
  const text = `taobao.qimen.entryorder.create (入库单创建)

入库单创建

请求参数

名称 类型 是否必须 示例值 更多限制 描述
entryOrder EntryOrder 可选 入库单
  • └ entryOrderCode
  • String
  • 必须
  • E1001
  • 入库单号
  • orderLines
  • OrderLine []
  • 可选
  • 明细
  • └ itemCode
  • String
  • 可选
  • I 1
  • 商品编码
  • └ ownerCode
  • String
  • 可选
  • 货主

响应参数

名称 类型 示例值 描述
flag String success 成功标志
message String 响应 信息

请求示例

{
  "request": {
    "entryOrder": {
      "orderLines": [ { "itemCode": "I 1" } ],
      "entryOrderCode": "E1001",
      "ownerCode": ""
    }
  }
}

响应示例

{ "response": { "flag": "success", "message": "" } }

异常示例

{ "response": { "flag": "failure", "code": "0001" } }

错误码解释

错误码 错误描述 解决方案

FAQ
`;
  const spec = scrape(text);
  expect(outline(spec.request)).toEqual([
    "entryOrder object |  | 入库单",
    "  entryOrderCode string | E1001 | 入库单号",
    "  orderLines object[] |  | 明细",
    "    itemCode string | I 1 | 商品编码",
    "  ownerCode string |  | 货主",
  ]);
  expect(outline(spec.response)).toEqual([
    "flag string | success | 成功标志",
    "message string |  | 响应 信息",
  ]);
  expect(spec.auth).toBe("unknown");
  expect(spec.examples.request.map(({ language }) => language)).toEqual(["json"]);
  expect(spec.examples.error.map(({ format }) => format)).toEqual(["json"]);
});

describe("what is refused", () => {
  test("a page of another site", () => {
    expect(refusal("Welcome\n\nThis is another page.\n").message).toMatch(/tables of parameters/);
  });

  test("a page without the API's name", () => {
    expect(refusal(page({}).replace("taobao.user.get (查询用户)", "")).message).toMatch(
      /API's name/,
    );
  });

  test("a page cut in the request table, with the line", () => {
    const text = page({ request: "nick String 必须 昵称\n" }).split("响应参数")[0] ?? "";
    expect(refusal(text)).toMatchObject({ at: `line ${text.split("\n").length}` });
  });

  test("a row without a name", () => {
    const text = page({ request: "user UserDTO 必须 用户\n  • └ \n  • String\n  • 必须\n" });
    expect(() => scrape(text)).not.toThrow(TypeError);
  });
});
