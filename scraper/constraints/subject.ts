/** A parameter made ready for patterns: its prose, and what of it is about the value itself. */
import type { Param } from "../../spec/schema.js";
import { readConditions, type Condition } from "./clauses/conditions.js";
import { plainText, readSegments, type Segment } from "./clauses/segments.js";
import { explainsMembers } from "./members.js";
import { MASK, readProse, type Prose } from "./prose.js";

/** A parameter with its description made ready for patterns. */
export interface Subject {
  param: Param;
  prose: Prose;
  /** `prose.text` without what belongs to the inside of the value (members of a JSON text). */
  own: string;
  /** The value is a structure written as text: codes, units and bounds in the prose are its members'. */
  structured: boolean;
  /** `prose.text` with the marks of its parts made plain: what segments and conditions are read from. */
  readonly plain: string;
  readonly segments: readonly Segment[];
  readonly conditions: readonly Condition[];
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

/** Nearly half of all descriptions are a noun without figures, signs or any of the words that rules are made of. */
const mereNoun = /^[\u3400-\u9fff]{0,40}$/;
const stating =
  /[必须空需不非一二两三四五六七八九十零正负选择]|同时|链接|网址|电话|手机|座机|邮|单位|表示|秒|逗号|分号|分隔|隔开/;

/** Whether a description may state a rule: asked first, since that costs far less than looking for one. */
export function mayState({ description }: Param): boolean {
  return !mereNoun.test(description) || stating.test(description);
}

export function subjectOf(param: Param): Subject {
  const prose = readProse(param.description);
  const masked = prose.text
    .replace(inside, (members) => (/[:,]/.test(members) ? MASK.repeat(members.length) : members))
    .replace(literalTime, (time) => MASK.repeat(time.length));
  const numbered = masked.includes("(1)") && masked.includes("(2)");
  const own = numbered ? masked.replace(numbering, (mark) => ";".padEnd(mark.length)) : masked;
  const structured =
    param.type === "json" ||
    (param.type === "string" && (/json|[{]\s{0,3}"/i.test(prose.text) || explainsMembers(own)));
  const membersFrom = structured ? (firstMember.exec(prose.text)?.index ?? Infinity) : Infinity;
  let read: Clauses | undefined;
  const clauses = (): Clauses => (read ??= readClauses(prose.text));
  return {
    ...{ param, prose, own, structured, membersFrom },
    get plain() {
      return clauses().plain;
    },
    get segments() {
      return clauses().segments;
    },
    get conditions() {
      return clauses().conditions;
    },
  };
}

/** What only the rules of a request need, and therefore is read when it is asked for. */
type Clauses = Pick<Subject, "plain" | "segments" | "conditions">;

function readClauses(text: string): Clauses {
  const plain = plainText(text);
  const segments = readSegments(plain);
  const conditions = mayCondition.test(plain) ? readConditions(plain, segments) : [];
  return { plain, segments, conditions };
}
