/** What real captures of the site showed: words, spellings and cuts that a made-up page has not. */
import { describe, expect, it } from "vitest";
import { sampleReader } from "../../generator/actions/sample-reader.js";
import { verifySpec } from "../../spec/verify/verify-spec.js";
import { capture, document, findingsOf, specOf } from "../support/small-page.js";

describe("the column 是否必须", () => {
  const words: [string, boolean][] = [
    ["必须", true],
    ["必填", true],
    ["可选", false],
    ["非必填", false],
    ["特殊可选", false],
    ["条件必填", false],
  ];
  it.each(words)("%s of a top-level and of a nested row", (word, required) => {
    const request = `tid Number ${word} 2222 订单号\nbuyer Buyer ${word} 买家\n  • └ nick\n  • String\n  • ${word}\n  • tom\n  • 昵称`;
    const spec = specOf(capture({ request, setters: "req.setTid(2222L);" }));
    expect(spec.request).toMatchObject([
      { name: "tid", required, example: "2222", description: "订单号" },
      { name: "buyer", required, fields: [{ name: "nick", required, example: "tom" }] },
    ]);
  });

  it.each([["special"], ["特殊可选"], ["conditional"]])("%s of a document", (word) => {
    const spec = specOf(
      document({
        requestParams: [
          { name: "tid", type: "Number", required: word, description: "订单号,必选" },
        ],
      }),
    );
    expect(spec.request[0]).toMatchObject({ required: false });
    expect(spec.request[0]?.rules).toEqual([
      { kind: "requiredByProse", from: "订单号,必选", documentationOnly: true },
    ]);
    expect(findingsOf(spec)).toContain("rule-contradicted request.tid");
  });

  it("可选 leaves prose that calls the parameter required in force", () => {
    const spec = specOf(capture({ request: "tid Number 可选 2222 订单号,必选", setters: "" }));
    expect(spec.request[0]?.rules).toEqual([{ kind: "requiredByProse", from: "订单号,必选" }]);
  });
});

describe("programs that set the text of a structured value", () => {
  it.each(["Json", "Map", "Extra"])("setExtraString of a %s is its value", (type) => {
    const request = `extra ${type} 必须 {} 扩展\nnum_iid Number 必须 1 商品编号`;
    const setters = 'req.setExtraString("{}");\nreq.setNumIid(1L);';
    const spec = specOf(capture({ request, setters }));
    expect(spec.request[0]).toMatchObject({ example: "{}", description: "扩展" });
    expect(findingsOf(spec)).not.toContain("sample-lacks-parameter request");
    const issues = verifySpec(spec, sampleReader);
    expect(issues.map(({ code }) => code)).not.toContain("sample-unknown-member");
  });

  it("is another parameter's where the table has one of that name", () => {
    const request = "extra Json 可选 扩展\nextra_string String 可选 abc 文字";
    const spec = specOf(capture({ request, setters: 'req.setExtraString("abc");' }));
    expect(spec.request).toMatchObject([
      { name: "extra", example: "" },
      { name: "extra_string", example: "abc" },
    ]);
    expect(findingsOf(spec)).toContain("sample-lacks-parameter request");
  });
});

describe("examples of what has no scalar value", () => {
  it("objects, lists of objects and files have them, too", () => {
    const request =
      "pic byte[] 可选 0 图片内容\nparam ItemDTO 可选 item_dto 入参\n  • └ id\n  • Number\n  • 可选\n  • 7\n  • 编号";
    const response =
      "result GpResult gp_result 结果对象\n  • model\n  • MinDto []\n  • 12^34\n  • 明细\n  • └ code\n  • String\n  • a\n  • 编码";
    const responseSample =
      "<item_get_response><result><model><min_dto><code>a</code></min_dto></model></result></item_get_response>";
    const spec = specOf(capture({ request, response, responseSample }));
    expect(spec.request).toMatchObject([
      { name: "pic", example: "0", description: "图片内容" },
      { name: "param", example: "item_dto", description: "入参" },
    ]);
    expect(spec.response[0]).toMatchObject({
      example: "gp_result",
      description: "结果对象",
      fields: [{ name: "model", example: "12^34", description: "明细" }],
    });
  });

  it.each([
    ["Number", "{}", true],
    ["Boolean", "[]", true],
    ["Date", "{}", true],
    ["Number", "null", false],
    ["String", "{}", false],
    ["Number[]", "[]", false],
  ])("%s with the example %s: finding %s", (type, demoValue, told) => {
    const spec = specOf(
      document({
        requestParams: [{ name: "n", type, required: false, description: "", demoValue }],
      }),
    );
    const has = findingsOf(spec).includes("example-against-type request.n");
    expect(has).toBe(told);
  });
});

describe("sections and cuts", () => {
  const clean = specOf(capture()).examples;

  it.each(["验签示例", "调用说明", "消息示例"])("%s behind a sample is no part of it", (words) => {
    const extra = `\n\n${words}\n\n{"success":"false"}`;
    for (const part of ["responseSample", "requestSample", "errorSample"] as const) {
      const text = capture();
      const sample = {
        responseSample: "</item_get_response>",
        requestSample: "System.out.println(rsp.getBody());",
        errorSample: "</error_response>",
      }[part];
      const spec = specOf(text.replace(sample, () => sample + extra));
      expect(spec.examples).toEqual(clean);
      expect(findingsOf(spec).join()).toContain("section-unread examples.");
    }
  });

  it.each(["异", "异常示", "错误码"])("a page that ends inside the heading %s", (words) => {
    const spec = specOf(capture({ errorSample: "", end: words }));
    expect(spec.examples.response).toEqual(clean.response);
    expect(findingsOf(spec)).toContain("page-cut examples.response");
  });

  it.each(["XML示", "X", "XML示例"])("a page that ends inside the tab %s", (words) => {
    const spec = specOf(capture({ errorSample: "", responseSample: `  • ${words}`, end: "" }));
    expect(spec.examples.response).toEqual([]);
  });

  it("a cut error sample is told", () => {
    for (const cut of [
      "<error_response>\n    <code>50</code>\n    <msg>Remo",
      '{"error_response":{"code":50,',
    ]) {
      const spec = specOf(capture({ errorSample: `  • XML示例\n${cut}`, end: "" }));
      expect(findingsOf(spec)).toContain("sample-cut examples.error");
    }
    expect(findingsOf(specOf(capture()))).not.toContain("sample-cut examples.error");
  });

  it("tabs of languages that are not known are no code", () => {
    const known = capture();
    const more = known.replaceAll(
      "  • .NET\n",
      "  • .NET\n  • Go\n  • Kotlin\n  • Ruby on Rails\n",
    );
    expect(specOf(more)).toEqual(specOf(known));
    const bare = (text: string): string =>
      text.replace(/^(?:公共参数|.{2}(?:参数|示例))\n/gm, "\n");
    expect(specOf(bare(more.replaceAll("  • Ruby on Rails\n", "")))).toEqual(specOf(bare(known)));
  });
});

describe("documents of the site", () => {
  const code =
    "TaobaoClient client = new DefaultTaobaoClient(url, appkey, secret);\nItemGetRequest req = new ItemGetRequest();\nreq.setNumIid(1L);\nItemGetResponse rsp = client.execute(req, sessionKey);";

  it.each(["descprition", "description", "code", "demo", "anyOtherField"])(
    "the code of a demo stands in %s",
    (field) => {
      const demo = {
        name: "JAVA",
        url: "//open.taobao.com/docs/demo",
        tips: "点击下载",
        [field]: code,
      };
      const spec = specOf(document({ sdkDemos: [demo] }));
      expect(spec.examples.request).toEqual([{ language: "java", text: code }]);
      expect(spec.auth).toBe("required");
      expect(findingsOf(spec)).toEqual([]);
    },
  );

  it("a demo that is a link only has none", () => {
    const demo = { name: "JAVA", url: "", descprition: "https://open.taobao.com/docs/demo.zip" };
    expect(specOf(document({ sdkDemos: [demo] })).examples.request).toEqual([]);
  });

  it.each([
    '{"r_response":{"ok":,"n":""}}',
    '{"r_response":{"n":"","ok":}}',
    '{"r_response":{"n":"","ok": }}',
  ])("a member without a value shows an empty one: %s", (rspSampleJson) => {
    const rspSampleXml = "<r_response><ok></ok><n></n></r_response>";
    const responseParams = [
      { name: "ok", type: "Number", description: "编码" },
      { name: "n", type: "String", description: "文字" },
    ];
    const spec = specOf(
      document({ name: "taobao.r", responseParams, rspSampleJson, rspSampleXml }),
    );
    const issues = verifySpec(spec, sampleReader);
    expect(issues.filter(({ code: issue }) => issue === "samples-disagree")).toEqual([]);
    expect(findingsOf(spec)).not.toContain("sample-lacks-parameter response");
  });
});

describe("pages of other gateways", () => {
  const calling = (client: string, rest = ""): string =>
    capture({
      method: "other.item.get",
      requestSample: `  • JAVA\n${client} client = new Default${client}("https://x"${rest});\nreq.setNumIid(1L);\nrsp = client.execute(req);`,
    });

  it.each([
    ["DingTalkClient", "", "DingTalk"],
    ["AlipayClient", "", "Alipay"],
    ["OtherClient", ', "https://oapi.dingtalk.com/topapi/min"', "DingTalk"],
  ])("%s is refused by name", (client, rest, gateway) => {
    expect(() => specOf(calling(client, rest))).toThrow(`found one of ${gateway}`);
  });

  it("a client that nobody knows is told", () => {
    expect(findingsOf(specOf(calling("FooClient")))).toContain("gateway-unknown examples.request");
  });

  it.each(["alipay.user.get", "dingtalk.corp.message.send"])(
    "%s of the platform itself is read",
    (method) => {
      expect(findingsOf(specOf(capture({ method })))).toEqual([]);
    },
  );
});

describe("members that no sample shows", () => {
  const rows = (names: readonly string[]): string =>
    names.map((name) => `  • └ ${name}\n  • String\n  • x\n  • 说明`).join("\n");
  const list =
    "result Result 结果\n  • items\n  • ItemDTO []\n  • 列表\n  • └ id\n  • Number\n  • 7\n  • 编号";
  const shown = (inner: string): string =>
    `<item_get_response>\n<result>\n${inner}\n</result>\n</item_get_response>`;
  const items = "<items><item_d_t_o><id>7</id></item_d_t_o></items>";

  it.each([
    [["err_code", "message", "success"]],
    [["message", "errorCode"]],
    [["result_code", "result_msg", "total_count"]],
  ])("%s stand in the outermost result, which is told with the other place", (names) => {
    const response = `${list}\n${rows(names)}`;
    for (const responseSample of [shown(items), shown("<other>1</other>"), "  • XML示例"]) {
      const spec = specOf(capture({ response, responseSample }));
      const members = spec.response[0]?.fields?.map(({ name }) => name);
      expect(members).toEqual(["items", ...names]);
      expect(spec.findings).toContainEqual({
        code: "nesting-inferred",
        at: "response.result",
        message: `${names.join(", ")}: no sample tells that they belong here; they may as well be members of result.items`,
      });
    }
  });

  it("stand where a sample shows them", () => {
    const response = `${list}\n${rows(["success"])}`;
    const inner = "<items><item_d_t_o><id>7</id><success>x</success></item_d_t_o></items>";
    const spec = specOf(capture({ response, responseSample: shown(inner) }));
    expect(spec.response[0]?.fields?.[0]?.fields?.map(({ name }) => name)).toEqual([
      "id",
      "success",
    ]);
  });

  it("others stay with the row above them", () => {
    const response = `${list}\n${rows(["colour", "message"])}`;
    const spec = specOf(capture({ response, responseSample: shown(items) }));
    expect(spec.response[0]?.fields?.[0]?.fields?.map(({ name }) => name)).toEqual([
      "id",
      "colour",
      "message",
    ]);
    expect(findingsOf(spec)).toContain("nesting-inferred response.result.items");
  });
});
