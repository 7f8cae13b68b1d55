/** Parameters that are required when another one is given or has a value. */
import type { Constraint } from "../../../spec/schema.js";
import type { Subject } from "../pattern.js";
import { quote } from "../prose.js";
import { resolveName, resolveNoun, type Field, type Scope } from "./field-index.js";

const value = `["'(]?(-?[A-Za-z\\d][\\w\\-]{0,60}|[\\u4e00-\\u9fff]{1,12}?)["')]?`;
const required = `(?:此|该|本)?(?:字段|参数|值|项|属性)?(?:是|为|则|也|都|才|,|\\s)?(?:必填|必传|必须填写?|必须传入?|必须设置|必选|不能为空|不可为空|必须有值|需要?填写?|需要?传入?|需填|需传|必须)`;
const condition = new RegExp(
  `(?:当|如果|若|如|在|仅|只有)?\\s{0,2}([A-Za-z][A-Za-z\\d_.]{1,60}|[\\u4e00-\\u9fff]{2,10}?)\\s{0,2}(?:字段|参数|的?值)?\\s{0,2}(?:==?|为|是|:|等于|选择|选|传入?|填)\\s{0,2}${value}((?:\\s{0,2}[,、/或和]{1,2}\\s{0,2}["']?-?\\w{1,40}["']?){0,8})\\s{0,2}(?:的?时候?|的?情况下?|则|,)?[,\\s]{0,2}${required}`,
  "g",
);
const negated = /(?:非|不|可|无需|不用|是否)$/;

/** The rules "required if" that a description states about its own parameter. */
export function readRequiredIf(
  subject: Subject,
  self: Field,
  scopes: readonly Scope[],
): Constraint[] {
  const { prose } = subject;
  const drafts: Constraint[] = [];
  if (self.param.required === true) return drafts;
  for (const match of prose.text.matchAll(condition)) {
    if (drafts.length >= 12) break;
    const [, name = "", first = "", more = ""] = match;
    const field = resolve(name, scopes);
    if (field === undefined || field.path === self.path || negated.test(first)) continue;
    const values = [first, ...more.split(/[,、/或和\s"']+/)].filter((text) => text !== "");
    for (const text of values) {
      const equals = wireValue(text, field);
      if (equals === undefined) continue;
      drafts.push({
        kind: "requiredIf",
        at: [self.path],
        field: field.path,
        equals,
        from: quote(prose, match.index, match.index + match[0].length),
      });
    }
  }
  return drafts;
}

function resolve(words: string, scopes: readonly Scope[]): Field | undefined {
  if (/^[A-Za-z]/.test(words)) return resolveName(words, scopes);
  const [own] = scopes;
  const noun = words.replace(/^(?:当|如果|若|如|在|仅|只有)/, "");
  return own === undefined ? undefined : resolveNoun(noun, own);
}

/** A value as it goes over the wire: itself, or the code whose gloss it is in the field's own list. */
function wireValue(text: string, { param }: Field): string | undefined {
  if (/^-?[A-Za-z\d]/.test(text)) {
    return param.type === "number" && !/^-?\d/.test(text) ? undefined : text;
  }
  const list = param.rules?.find((rule) => rule.kind === "enum");
  const hits = (list?.values ?? []).filter(
    ({ label }) => label === text || label?.startsWith(text) === true,
  );
  return hits.length === 1 ? hits[0]?.value : undefined;
}
