import { describe, expect, it } from "vitest";
import { scrapePage } from "../../scraper/scrape.js";
import type { ApiSpec, Param } from "../../spec/schema.js";

interface Parts {
  head: string;
  response: string;
  sample: string;
  tail: string;
  sections: boolean;
}

const usual: Parts = {
  head: "文档中心 > API类目 > 商品API\n\ntaobao.item.get (查询商品)\n\n查询一个商品",
  response:
    "result Result 结果\n  • └ id\n  • Number\n  • 7\n  • 编号\n  • items\n  • ItemDTO []\n  • 列表\n  • └ title\n  • String\n  • abc\n  • 标题\nok Boolean true 成功",
  sample:
    "<item_get_response>\n<result>\n<id>7</id>\n<items>\n<item_d_t_o>\n<title>abc</title>\n</item_d_t_o>\n</items>\n</result>\n<ok>true</ok>\n</item_get_response>",
  tail: "错误码 错误描述 解决方案\nisv.item-not-exist 商品不存在 检查商品",
  sections: true,
};

function page(parts: Partial<Parts>): string {
  const { head, response, sample, tail, sections } = { ...usual, ...parts };
  const heading = (text: string): string => (sections ? `\n${text}\n` : "");
  return [
    head,
    heading("请求参数"),
    "名称 类型 是否必须 示例值 更多限制 描述\nnum_iid Number 必须 1 商品编号",
    heading("响应参数"),
    `名称 类型 示例值 描述\n${response}`,
    heading("请求示例"),
    "  • JAVA\nTaobaoClient client = new DefaultTaobaoClient(url, appkey, secret);\nItemGetRequest req = new ItemGetRequest();\nreq.setNumIid(1L);\nItemGetResponse rsp = client.execute(req);",
    heading("响应示例"),
    `  • XML示例\n${sample}`,
    heading("错误码解释"),
    `${tail}\n${heading("FAQ")}\n返回\n顶部`,
  ].join("\n");
}

const scrape = (text: string): ApiSpec => scrapePage(new TextEncoder().encode(text)).spec;
const outline = (params: readonly Param[]): unknown[] =>
  params.map(({ name, fields }) => (fields ? [name, outline(fields)] : name));
const tree = [["result", ["id", ["items", ["title"]]]], "ok"];

describe("captures by other programs", () => {
  const cases: { title: string; text: string }[] = [
    { title: "as a browser copies it", text: page({}) },
    ...["*", "-", "·", "◦"].map((bullet) => ({
      title: `${bullet} for the bullet`,
      text: page({}).replaceAll("•", bullet),
    })),
    ...["└", "├ ", "└─ ", "└\u00a0"].map((mark) => ({
      title: `${mark} for the tree mark`,
      text: page({}).replaceAll("└ ", mark),
    })),
    { title: "without the sections' headings", text: page({ sections: false }) },
  ];
  it.each(cases)("$title", ({ text }) => {
    const spec = scrape(text);
    expect(outline(spec.response)).toEqual(tree);
    expect(spec.response[0]?.fields?.[0]).toMatchObject({ example: "7", description: "编号" });
    expect(spec.errorCodes).toEqual([
      { code: "isv.item-not-exist", message: "商品不存在", solution: "检查商品" },
    ]);
  });
});

describe("what stands above the tables", () => {
  const cases: { title: string; head: string }[] = [
    {
      title: "a title on the line below the method",
      head: "文档中心 > API类目 > 商品API\n\ntaobao.item.get\n(查询商品)\n\n查询一个商品",
    },
    {
      title: "titles of other APIs between breadcrumb and title",
      head: "文档中心 > API类目 > 商品API\n\n查询订单(新)\n批量开卡\n\ntaobao.item.get (查询商品)\n\n查询一个商品",
    },
  ];
  it.each(cases)("$title", ({ head }) => {
    expect(scrape(page({ head }))).toMatchObject({
      title: "查询商品",
      category: "商品API",
      description: "查询一个商品",
    });
  });
});

describe("cells that may be two things", () => {
  it("takes what the sample shows for an example where the type cell is empty", () => {
    const { response } = scrape(
      page({
        response: "state SUCCESS 状态\nresult Result 结果\n  • └ code\n  • T1001\n  • 编码",
        sample:
          "<item_get_response>\n<state>SUCCESS</state>\n<result>\n<code>T1001</code>\n</result>\n</item_get_response>",
      }),
    );
    expect(response[0]).toMatchObject({ docType: "", example: "SUCCESS", description: "状态" });
    expect(response[1]?.fields).toMatchObject([
      { name: "code", docType: "", example: "T1001", description: "编码" },
    ]);
  });

  it("takes [] for the list where a JSON body shows an array, else for the example", () => {
    const response = "items ItemDTO [] 列表\n  • └ title\n  • String\n  • abc\n  • 标题";
    const scrapeBody = (sample: string): Param | undefined =>
      scrape(page({ response, sample })).response[0];
    expect(scrapeBody('{"items":[{"title":"abc"}]}')).toMatchObject({ list: true, example: "" });
    expect(scrapeBody('{"items":{"title":"abc"}}')).toMatchObject({ list: false, example: "[]" });
  });

  it("keeps bullets below a scalar as its description", () => {
    const { response } = scrape(
      page({
        response: "state Number 1 状态\n  • 0\n  • closed\nok Boolean true 成功",
        sample: "<item_get_response>\n<state>1</state>\n<ok>true</ok>\n</item_get_response>",
      }),
    );
    expect(outline(response)).toEqual(["state", "ok"]);
    expect(response[0]).toMatchObject({ example: "1", description: "状态\n• 0\n• closed" });
  });

  it("keeps a row of a type without members that no sample shows", () => {
    const { response } = scrape(
      page({
        response: "ok Boolean true 成功\nextension Map 扩展",
        sample: "<item_get_response>\n<ok>true</ok>\n</item_get_response>",
      }),
    );
    expect(outline(response)).toEqual(["ok", "extension"]);
  });
});
