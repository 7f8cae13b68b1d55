import { describe, expect, it } from "vitest";
import { specOf } from "../support/small-page.js";

describe("pages as Markdown", () => {
  const markdown = `[文档中心](https://open.taobao.com/docs) > [API类目](https://x) > 本地生活API

# taobao.min.md.get (查询)

查询描述

### 公共参数

### 请求参数

| 名称 | 类型 | 是否必须 | 示例值 | 更多限制 | 描述 |
| --- | --- | --- | --- | --- | --- |
| num_iid | Number | 必须 | 1 | 最大值:100 | 商品编号 |
| param | ItemDTO | 可选 | | | 入参 |
| └ shop_id | String | 可选 | a\\|b | | 店铺 \`x\` |

### 响应参数

| 名称 | 类型 | 示例值 | 描述 |
|:-----|:----:|-----|----|
| result | Result | | 结果 |
| └ ok | Boolean | true | 是否<br>成功 |
| items | ItemDTO [] | | 列表 |
| └ id | Number | 7 | 编号 |

### 请求示例

- JAVA
- .NET

\`\`\`java
TaobaoClient client = new DefaultTaobaoClient(url, appkey, secret);
MinMdGetRequest req = new MinMdGetRequest();
req.setNumIid(1L);
MinMdGetResponse rsp = client.execute(req, sessionKey);
\`\`\`

### 响应示例

- XML示例

\`\`\`xml
<min_md_get_response>
    <result>
        <ok>true</ok>
        <items>
            <item_d_t_o>
                <id>7</id>
            </item_d_t_o>
        </items>
    </result>
</min_md_get_response>
\`\`\`

### 异常示例

\`\`\`
<error_response>
    <code>50</code>
</error_response>
\`\`\`

### 错误码解释

| 错误码 | 错误描述 | 解决方案 |
| --- | --- | --- |
| isv.x | 不存在 | 检查 |

### FAQ
`;
  const withoutFences = markdown.replace(/^`{3}.*$/gm, "");
  const withoutMarks = withoutFences
    .replace(/^#+ /gm, "")
    .replace(/^\| | \|$/gm, "")
    .replace(/^[-:| ]+$/gm, "");

  it.each([
    ["with fences", markdown],
    ["without fences", withoutFences],
    ["with pipes between cells only", withoutMarks],
    ["bold headings", markdown.replace(/^### (.*)$/gm, "**$1**")],
    ["indents for depth", markdown.replaceAll("└ ", "&nbsp;&nbsp;└ ")],
  ])("are read: %s", (_, page) => {
    const spec = specOf(page);
    expect(spec).toMatchObject({
      method: "taobao.min.md.get",
      auth: "required",
      category: "本地生活API",
    });
    expect(spec.request).toMatchObject([
      { name: "num_iid", required: true, example: "1", limits: { maximum: 100 } },
      { name: "param", fields: [{ name: "shop_id", example: "a|b", description: "店铺 x" }] },
    ]);
    const [result] = spec.response;
    expect(result?.fields?.map(({ name, docType }) => [name, docType])).toEqual([
      ["ok", "Boolean"],
      ["items", "ItemDTO []"],
    ]);
    expect(spec.examples.response[0]?.text).toContain("<id>7</id>");
    expect(spec.errorCodes).toEqual([{ code: "isv.x", message: "不存在", solution: "检查" }]);
  });

  it("are refused with what was found where the tables are others", () => {
    const other =
      "# taobao.a.b (x)\n\n| 参数 | 说明 |\n| --- | --- |\n| id | 编号 |\n| name | 名字 |\n";
    expect(() => specOf(other)).toThrow("found 4 lines drawn with |, none with 名称 and 类型");
    const half = markdown.slice(0, markdown.indexOf("### 响应参数"));
    expect(() => specOf(half)).toThrow("in tables drawn with pipes (Markdown)");
  });
});
