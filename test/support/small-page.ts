/** Small captures and documents, of which a test names the parts that matter to it. */
import { scrapePage } from "../../scraper/scrape.js";
import type { ApiSpec } from "../../spec/schema.js";

/** The parts of a text capture; a method without a sample of its own gets the usual ones. */
export interface CaptureParts {
  method: string;
  breadcrumb: string;
  request: string;
  response: string;
  setters: string;
  /** All of the request sample with its tabs. */
  requestSample: string;
  responseSample: string;
  errorSample: string;
  /** Everything behind the samples. */
  end: string;
}

/** A capture of one page as a browser copies it. */
export function capture(parts: Partial<CaptureParts> = {}): string {
  const { method = "taobao.item.get" } = parts;
  const name = className(method);
  const root = `${method.replace(/^taobao\./, "").replaceAll(".", "_")}_response`;
  const {
    breadcrumb = "文档中心 > API类目 > 商品API",
    request = "num_iid Number 必须 1 商品编号",
    response = "ok Boolean true 成功",
    setters = "req.setNumIid(1L);",
    requestSample = [
      "  • JAVA\n  • .NET\nTaobaoClient client = new DefaultTaobaoClient(url, appkey, secret);",
      `${name}Request req = new ${name}Request();`,
      ...(setters === "" ? [] : [setters]),
      `${name}Response rsp = client.execute(req);\nSystem.out.println(rsp.getBody());`,
    ].join("\n"),
    responseSample = `  • XML示例\n  • JSON示例\n<${root}>\n    <ok>true</ok>\n</${root}>`,
    errorSample = "  • XML示例\n  • JSON示例\n<error_response>\n    <code>50</code>\n</error_response>",
    end = "错误码解释\n\n错误码 错误描述 解决方案\n\nAPI工具\n\n返回\n顶部\n",
  } = parts;
  const sections = [
    breadcrumb,
    `${method} (查询)`,
    "查询一个商品",
    "公共参数",
    "请求参数",
    `名称 类型 是否必须 示例值 更多限制 描述\n${request}`,
    "响应参数",
    `名称 类型 示例值 描述\n${response}`,
    "请求示例",
    requestSample,
    "响应示例",
    responseSample,
    ...(errorSample === "" ? [] : ["异常示例", errorSample]),
    end,
  ];
  return sections.join("\n\n");
}

function className(method: string): string {
  const parts = method.replace(/^taobao\./, "").split(".");
  return parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join("");
}

/** A document as the site's handler answers it. */
export function document(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    success: true,
    data: {
      name: "taobao.item.get",
      apiChineseName: "查询",
      description: "查询一个商品",
      labels: [],
      requestParams: [
        { name: "num_iid", type: "Number", required: true, description: "编号", demoValue: "1" },
      ],
      responseParams: [{ name: "ok", type: "Boolean", description: "成功", demoValue: "true" }],
      errorCodes: [],
      rspSampleJson: '{"item_get_response":{"ok":true}}',
      ...fields,
    },
  };
}

/** The spec of a page that a test wrote. */
export function specOf(page: string | object): ApiSpec {
  const text = typeof page === "string" ? page : JSON.stringify(page);
  return scrapePage(new TextEncoder().encode(text)).spec;
}

/** The codes of a spec's findings, each with its place. */
export function findingsOf({ findings }: ApiSpec): string[] {
  return findings.map(({ code, at }) => `${code} ${at}`);
}
