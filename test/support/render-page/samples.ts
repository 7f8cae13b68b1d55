import type { ModelPage, ModelParam } from "./model.js";

/** The samples that the documentation site generates for a page, one text a tab. */
export interface RenderedSamples {
  java: string;
  xml: string;
  json: string;
  simplifiedJson: string;
  errorXml: string;
  errorJson: string;
}

export function renderSamples(page: ModelPage): RenderedSamples {
  const root = `${page.method.replace(/^taobao\./, "").replaceAll(".", "_")}_response`;
  const error = { code: 50, msg: "Remote service error", sub_code: "isv.invalid-parameter" };
  return {
    java: renderJava(page),
    xml: [`<${root}>`, ...xmlLines(page.response, 1), `</${root}>`].join("\n"),
    json: JSON.stringify({ [root]: jsonValue(page.response, true) }, null, 4),
    simplifiedJson: JSON.stringify(jsonValue(page.response, false), null, 4),
    errorXml: `<error_response>\n    <code>50</code>\n    <msg>Remote service error</msg>\n</error_response>`,
    errorJson: JSON.stringify({ error_response: error }, null, 4),
  };
}

const isList = ({ docType }: ModelParam): boolean => docType.endsWith("[]");

/** The wire name of one element of a list: `ItemDTO []` → `item_d_t_o`, `String []` → `string`. */
export function elementOf({ docType }: ModelParam): string {
  const type = docType.replace(/\s*\[\]$/, "");
  return type.replace(
    /[A-Z]/g,
    (capital, at: number) => `${at > 0 ? "_" : ""}${capital.toLowerCase()}`,
  );
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function xmlLines(params: readonly ModelParam[], depth: number): string[] {
  const indent = "    ".repeat(depth);
  return params.flatMap((param) => {
    const { name, fields, example } = param;
    const inner = fields
      ? wrapElement(param, depth, fields)
      : isList(param)
        ? [`${indent}    <${elementOf(param)}>${escapeXml(example)}</${elementOf(param)}>`]
        : undefined;
    if (!inner) return [`${indent}<${name}>${escapeXml(example)}</${name}>`];
    return [`${indent}<${name}>`, ...inner, `${indent}</${name}>`];
  });
}

function wrapElement(param: ModelParam, depth: number, fields: readonly ModelParam[]): string[] {
  if (!isList(param)) return xmlLines(fields, depth + 1);
  const indent = "    ".repeat(depth + 1);
  const element = elementOf(param);
  return [`${indent}<${element}>`, ...xmlLines(fields, depth + 2), `${indent}</${element}>`];
}

function jsonValue(params: readonly ModelParam[], full: boolean): Record<string, unknown> {
  return Object.fromEntries(
    params.map((param) => {
      const value = param.fields ? jsonValue(param.fields, full) : param.example;
      if (!isList(param)) return [param.name, value];
      return [param.name, full ? { [elementOf(param)]: [value] } : [value]];
    }),
  );
}

/** Setters in depth-first order, as the site writes them. */
function renderJava({ method, request, auth }: ModelPage): string {
  const className = pascal(method.replace(/^taobao\./, ""));
  const lines = [
    "TaobaoClient client = new DefaultTaobaoClient(url, appkey, secret);",
    `${className}Request req = new ${className}Request();`,
  ];
  let count = 0;
  const set = (target: string, params: readonly ModelParam[]): void => {
    for (const param of params) lines.push(`${target}.set${pascal(param.name)}(${build(param)});`);
  };
  const build = (param: ModelParam): string => {
    if (!param.fields) return JSON.stringify(param.example);
    const type = `${className}Request.${param.docType.replace(/\s*\[\]$/, "")}`;
    const list = isList(param) ? `list${++count}` : undefined;
    if (list) lines.push(`List<${type}> ${list} = new ArrayList<${type}>();`);
    const object = `obj${++count}`;
    lines.push(`${type} ${object} = new ${type}();`);
    if (list) lines.push(`${list}.add(${object});`);
    set(object, param.fields);
    return list ?? object;
  };
  set("req", request);
  const session = auth === "required" ? ", sessionKey" : "";
  lines.push(`${className}Response rsp = client.execute(req${session});`);
  lines.push("System.out.println(rsp.getBody());");
  return lines.join("\n");
}

function pascal(name: string): string {
  return name
    .split(/[._]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
}
