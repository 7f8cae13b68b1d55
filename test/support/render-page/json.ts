import type { ModelPage, ModelParam } from "./model.js";
import { renderJson, renderXml } from "./samples.js";

/** How documents of the same page differ. */
export interface JsonStyle {
  /** `{"success":true,"data":…}`, the document alone, or in a gateway's envelope. */
  envelope: "site" | "none" | "gateway";
  /** What is absent is left out, or there with null. */
  nulls: boolean;
  indent: number;
  /** Characters beyond ASCII as `\uXXXX`. */
  ascii: boolean;
}

const limitFields: Record<string, string> = {
  最大列表长度: "maxListSize",
  最大长度: "maxLength",
  最大值: "maxValue",
  最小值: "minValue",
  默认值: "defaultValue",
};

/** Renders a page as the documentation site's own JSON answer. */
export function renderDocument(page: ModelPage, style: JsonStyle): string {
  const doc = {
    name: page.method,
    apiChineseName: page.title,
    description: page.description,
    id: 45811,
    gmtModified: 1600000000000,
    labels: [
      { key: "9", displayName: "￥开放平台免费API" },
      { displayName: page.auth === "required" ? "必须用户授权" : "不需用户授权" },
    ],
    publicParams: [{ name: "app_key", type: "String", required: true }],
    requestParams: page.request.map((param) => renderParam(param, style)),
    responseParams: page.response.map((param) => renderParam(param, style)),
    rspSampleXml: renderXml(page),
    rspSampleJson: renderJson(page),
    errorCodes: page.errorCodes.map(({ code, message, solution }) => ({
      errorCode: code,
      errorMsg: message,
      solution,
    })),
    ...(style.nulls ? { faqs: null, msgDemo: null } : {}),
  };
  const text = JSON.stringify(wrap(doc, style), null, style.indent);
  return style.ascii ? text.replace(/[^\x20-\x7e\n]/g, escapeCharacter) : text;
}

function wrap(doc: unknown, { envelope }: JsonStyle): unknown {
  if (envelope === "none") return doc;
  if (envelope === "site") return { success: true, code: null, data: doc };
  return { api: "doc", ret: ["SUCCESS::调用成功"], data: { result: doc } };
}

function renderParam(param: ModelParam, style: JsonStyle): Record<string, unknown> {
  const limits = Object.fromEntries(
    param.limits.map((limit) => {
      const [words = "", value = ""] = limit.split(":");
      return [limitFields[words] ?? words, words === "默认值" ? value : Number(value)];
    }),
  );
  const none = style.nulls ? { maxLength: null, maxListSize: null, subParams: null } : {};
  return {
    ...none,
    paramOrder: 1,
    name: param.name,
    type: param.docType.replace(" []", "[]"),
    required: param.required ?? false,
    description: param.description,
    demoValue: param.example,
    ...limits,
    ...(param.fields ? { subParams: param.fields.map((field) => renderParam(field, style)) } : {}),
  };
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
