import type { ModelPage, ModelParam } from "./model.js";

/** How samples differ from the tables they belong to. */
export interface SampleOptions {
  /** The members of an object as its sample has them: in another order, or not all. */
  arrange?: (members: readonly ModelParam[]) => readonly ModelParam[];
  /** The wire name of a list's elements; the platform's rule when absent. */
  elementName?: (className: string) => string;
}

const isList = (docType: string): boolean =>
  docType.endsWith("[]") && docType !== "byte[]" && docType !== "byte []";
const baseType = (docType: string): string =>
  isList(docType) ? docType.slice(0, -2).trim() : docType;

/** `taobao.item.get` → `item_get_response`. */
function responseRoot(method: string): string {
  return `${method.replace(/^taobao\./, "").replaceAll(".", "_")}_response`;
}

function elementOf(docType: string, { elementName }: SampleOptions): string {
  const base = baseType(docType);
  if (elementName) return elementName(base);
  return base.replace(/\B[A-Z]/g, (capital) => `_${capital}`).toLowerCase();
}

function arranged(
  params: readonly ModelParam[],
  { arrange }: SampleOptions,
): readonly ModelParam[] {
  return arrange ? arrange(params) : params;
}

const xmlEscapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (c) => xmlEscapes[c] ?? c);

/** The items that an example of a list of scalars stands for. */
function itemsOf(example: string): string[] {
  const inner = example.replace(/^\[|\]$/g, "");
  return inner === "" ? [] : inner.split(",");
}

export function renderXml(page: ModelPage, options: SampleOptions = {}): string {
  const root = responseRoot(page.method);
  const body = xmlMembers(page.response, "    ", options);
  return [`<${root}>`, ...body, `</${root}>`].join("\n");
}

function xmlMembers(
  params: readonly ModelParam[],
  indent: string,
  options: SampleOptions,
): string[] {
  return arranged(params, options).flatMap((param) => {
    const { name, docType, example, fields } = param;
    if (fields && isList(docType)) {
      const element = elementOf(docType, options);
      const inner = xmlMembers(fields, `${indent}        `, options);
      return [
        `${indent}<${name}>`,
        `${indent}    <${element}>`,
        ...inner,
        `${indent}    </${element}>`,
        `${indent}</${name}>`,
      ];
    }
    if (fields) {
      const inner = xmlMembers(fields, `${indent}    `, options);
      return [`${indent}<${name}>`, ...inner, `${indent}</${name}>`];
    }
    if (isList(docType)) {
      const element = elementOf(docType, {});
      const items = itemsOf(example).map(
        (item) => `${indent}    <${element}>${escapeXml(item)}</${element}>`,
      );
      return [`${indent}<${name}>`, ...items, `${indent}</${name}>`];
    }
    return [`${indent}<${name}>${escapeXml(example)}</${name}>`];
  });
}

export function renderJson(page: ModelPage, options: SampleOptions = {}): string {
  const members = jsonMembers(page.response, "        ", options);
  return `{\n    "${responseRoot(page.method)}":{\n${members}\n    }\n}`;
}

function jsonMembers(
  params: readonly ModelParam[],
  indent: string,
  options: SampleOptions,
): string {
  return arranged(params, options)
    .map((param) => `${indent}"${param.name}":${jsonValue(param, indent, options)}`)
    .join(",\n");
}

function jsonValue(param: ModelParam, indent: string, options: SampleOptions): string {
  const { docType, example, fields } = param;
  const deeper = `${indent}    `;
  if (fields && isList(docType)) {
    const inner = jsonMembers(fields, `${deeper}        `, options);
    const element = elementOf(docType, options);
    return `{\n${deeper}"${element}":[\n${deeper}    {\n${inner}\n${deeper}    }\n${deeper}]\n${indent}}`;
  }
  if (fields) return `{\n${jsonMembers(fields, deeper, options)}\n${indent}}`;
  const literal = (text: string): string =>
    isBare(baseType(docType), text) ? text : JSON.stringify(text);
  if (!isList(docType)) return literal(example);
  const items = itemsOf(example).map(literal).join(",");
  return `{\n${deeper}"${elementOf(docType, {})}":[${items}]\n${indent}}`;
}

function isBare(type: string, text: string): boolean {
  return (
    (type === "Number" && /^\d+$/.test(text)) || (type === "Boolean" && /^(true|false)$/.test(text))
  );
}

/** The request sample, with the counter and the bug of the site's generator. */
export function renderJava(page: ModelPage, options: SampleOptions = {}): string {
  const className = pascal(page.method.replace(/^taobao\./, "").split("."));
  return new JavaWriter(className, options).write(page);
}

const pascal = (parts: readonly string[]): string =>
  parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join("");

class JavaWriter {
  private readonly lines: string[] = [];
  private counter = 0;

  constructor(
    private readonly className: string,
    private readonly options: SampleOptions,
  ) {}

  write(page: ModelPage): string {
    const { className } = this;
    this.lines.push(
      "TaobaoClient client = new DefaultTaobaoClient(url, appkey, secret);",
      `${className}Request req = new ${className}Request();`,
    );
    this.setMembers("req", page.request, true);
    const session = page.auth === "required" ? ", sessionKey" : "";
    this.lines.push(
      `${className}Response rsp = client.execute(req${session});`,
      "System.out.println(rsp.getBody());",
    );
    return this.lines.join("\n");
  }

  private setMembers(target: string, params: readonly ModelParam[], top: boolean): void {
    for (const param of arranged(params, this.options)) {
      const setter = `set${pascal(param.name.split("_"))}`;
      const value = param.fields ? this.build(param, target) : javaLiteral(param, top);
      const owner = param.fields && !top ? this.ownerOf(target) : target;
      this.lines.push(`${owner}.${setter}(${value});`);
    }
  }

  /** Objects inside a list's element are set on a variable that was never declared. */
  private ownerOf(target: string): string {
    return this.elements.has(target) ? `list${Number(target.slice(3)) + 1}` : target;
  }

  private readonly elements = new Set<string>();

  private build(param: ModelParam, owner: string): string {
    const type = `${this.className}Request.${baseType(param.docType)}`;
    if (this.elements.has(owner)) this.counter += 1;
    if (!isList(param.docType)) {
      const variable = `obj${(this.counter += 1)}`;
      this.lines.push(`${type} ${variable} = new ${type}();`);
      this.setMembers(variable, param.fields ?? [], false);
      return variable;
    }
    const list = `list${(this.counter += 2)}`;
    const element = `obj${(this.counter += 1)}`;
    this.elements.add(element);
    this.lines.push(
      `List<${type}> ${list} = new ArrayList<${type}>();`,
      `${type} ${element} = new ${type}();`,
      `${list}.add(${element});`,
    );
    this.setMembers(element, param.fields ?? [], false);
    return list;
  }
}

function javaLiteral({ docType, example }: ModelParam, top: boolean): string {
  const base = baseType(docType);
  if (isList(docType)) {
    const items = itemsOf(example);
    return base === "Number" && !top
      ? `new Long[] { ${items.join(" , ")} };`
      : JSON.stringify(items.join(","));
  }
  if (base === "Number") return `${example === "" ? "123" : example}L`;
  if (base === "Boolean") return example === "" ? "true" : example;
  if (base === "Date") return `StringUtils.parseDateTime(${JSON.stringify(example)})`;
  if (base === "byte[]") return 'new FileItem("/tmp/file.txt")';
  return JSON.stringify(example);
}
