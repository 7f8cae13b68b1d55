/** A parameter made ready for patterns: its prose, and what of it is about the value itself. */
import type { Param } from "../../spec/schema.js";
import { readConditions } from "./clauses/conditions.js";
import { plainText, readSegments } from "./clauses/segments.js";
import { explainsMembers } from "./members.js";
import type { Subject } from "./pattern.js";
import { MASK, readProse } from "./prose.js";

/** Members written out in braces, and dates and times given as examples, state no rule of the value. */
const inside = /\{[^{}]{1,2000}\}/g;
const literalTime =
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?|\d{1,2}:\d{2}:\d{2}/g;
/** (1)甲:A (2)乙:B — the numbers of a list are only its separators. */
const numbering = /\(\d{1,2}\)(?=\s?[A-Za-z\u4e00-\u9fff])/g;

/** Words without which no description states a condition: asked first, since that costs far less. */
const mayCondition =
  /时|如|若|当|仅|只|凡|旦|除非|对于|针对|限|要是|的话|否则|反之|情况|下|[为是=]|if|when|unless|case|only|else/i;
/** Where a structured text begins to explain its members. */
const firstMember =
  /[{]|(?<![\w.])[a-z]\w{1,40}(?:[A-Z_]\w*)?\s{0,2}[:(]?\s{0,2}(?=[\u3400-\u9fff])|其中|字段(?:包含|包括|有)/;

/** @param path from the root of the request or response, `param_x.brand_id` */
export function subjectOf(param: Param, path: string): Subject {
  const prose = readProse(param.description);
  const masked = prose.text
    .replace(inside, (members) => (/[:,]/.test(members) ? MASK.repeat(members.length) : members))
    .replace(literalTime, (time) => MASK.repeat(time.length));
  const numbered = masked.includes("(1)") && masked.includes("(2)");
  const own = numbered ? masked.replace(numbering, (mark) => ";".padEnd(mark.length)) : masked;
  const structured =
    param.type === "json" ||
    (param.type === "string" && (/json|[{]\s{0,3}"/i.test(prose.text) || explainsMembers(own)));
  const plain = plainText(prose.text);
  const segments = readSegments(plain);
  const conditions = mayCondition.test(plain) ? readConditions(plain, segments) : [];
  const membersFrom = structured ? (firstMember.exec(prose.text)?.index ?? Infinity) : Infinity;
  return { param, path, prose, own, structured, plain, segments, conditions, membersFrom };
}
