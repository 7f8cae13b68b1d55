/** A parameter made ready for patterns: its prose, and what of it is about the value itself. */
import type { Param } from "../../spec/schema.js";
import { readConditions, type Condition } from "./clauses/conditions.js";
import { plainText, readSegments, type Segment } from "./clauses/segments.js";
import { explainsMembers } from "./members.js";
import { MASK, readProse, type Prose } from "./prose.js";

/** A parameter with its description made ready for patterns. */
export interface Subject {
  param: Param;
  /** Path from the root of the request (or response), `param_x.brand_id`. */
  path: string;
  prose: Prose;
  /** `prose.text` without what belongs to the inside of the value (members of a JSON text). */
  own: string;
  /** The value is a structure written as text: codes, units and bounds in the prose are its members'. */
  structured: boolean;
  /** `prose.text` with the marks of its parts made plain: what segments and conditions are read from. */
  plain: string;
  segments: readonly Segment[];
  conditions: readonly Condition[];
  /** Offset at which a structured text begins to explain its members. */
  membersFrom: number;
}

/** Members written out in braces, and dates and times given as examples, state no rule of the value. */
const inside = /\{[^{}]{1,2000}\}/g;
const literalTime =
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?|\d{1,2}:\d{2}:\d{2}/g;
/** (1)甲:A (2)乙:B — the numbers of a list are only its separators. */
const numbering = /\(\d{1,2}\)(?=\s?[A-Za-z\u4e00-\u9fff])/g;

/** Words without which no description states a condition: asked first, since that costs far less. */
const mayCondition =
  /时|如|若|当|仅|只|凡|旦|除非|对于|针对|适用|限|要是|的话|否则|反之|情况|下|[为是=:]|if|when|unless|case|only|else/i;
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
