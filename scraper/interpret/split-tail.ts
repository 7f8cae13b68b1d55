import type { DocType } from "../doc-types.js";
import { isLiteral } from "../../spec/literals.js";

export interface Split {
  example: string;
  description: string;
}

/** What decides where an example ends. */
export interface SplitEvidence {
  name: string;
  doc: DocType;
  /** The texts that samples show for the parameter; none where no sample shows it. */
  values: readonly string[];
}

/**
 * Parts a row's last cells into example and description. `joined`: one text in which both run into
 * each other; else one cell each, where a single one may be either and a description with bullets
 * takes several. The samples repeat the examples; where they don't tell, the type's own form does.
 */
export function splitTail(
  { joined, cells }: { joined: boolean; cells: readonly string[] },
  evidence: SplitEvidence,
): Split {
  if (joined) return splitJoined(cells[0] ?? "", evidence);
  const [first = ""] = cells;
  const takesFirst = cells.length > 0 && firstIsExample(first, cells.length, evidence);
  return {
    example: takesFirst ? first : "",
    description: cells.slice(takesFirst ? 1 : 0).join("\n• "),
  };
}

function firstIsExample(first: string, count: number, evidence: SplitEvidence): boolean {
  const { values, doc } = evidence;
  if (values.some((value) => value !== "" && prefixLength(first, value, doc) === first.length)) {
    return true;
  }
  const isValue = isLiteral(doc.type, first);
  if (isEmptyLiteral(first) && count === 2) return true;
  if (showsNoValue(values) || (isPlaceholderOf(values) && isValue === false)) return false;
  if (doc.type === "object" && count > 1) return isAscii(first) && !/\s/.test(first);
  if (count >= 2) return true;
  if (doc.type === "object") return isEmptyLiteral(first);
  if (values.length > 0) return isValue === true && !isPlaceholder(values);
  return isValue ?? (isEmptyLiteral(first) || /^[{[].*[}\]]$/.test(first));
}

/** `null`, `{}`, `[]`, `""`: how pages write that there is no value. */
export function isEmptyLiteral(text: string): boolean {
  return /^(?:null|NULL|\{\s?\}|\[\s?\]|""|'')$/.test(text.slice(0, 20));
}

/** The sample shows the parameter, and shows that it has no example. */
function showsNoValue(values: readonly string[]): boolean {
  return values.length > 0 && values.every((value) => value === "");
}

/** What the site's Java generator writes for a number or flag that has no example. */
function isPlaceholder(values: readonly string[]): boolean {
  return values.every((value) => ["", "1", "123", "true", "false"].includes(value));
}

function splitJoined(text: string, evidence: SplitEvidence): Split {
  let length = -1;
  for (const value of evidence.values) {
    if (value !== "") length = Math.max(length, prefixLength(text, value, evidence.doc));
  }
  if (length < 0) length = leadingEmptyLiteral(text);
  if (length < 0) length = showsNoValue(evidence.values) ? 0 : guessLength(text, evidence);
  return { example: text.slice(0, length).trim(), description: text.slice(length).trim() };
}

/** The length of a `{}` or `[]` that stands before other text; -1 when none does. */
function leadingEmptyLiteral(text: string): number {
  const end = text.search(/\s|$/);
  return /^(?:\{\}|\[\]|""|'')$/.test(text.slice(0, end)) ? end : -1;
}

const listSigns = /[\s[\]"'，,]/;
const blank = /\s/;

/**
 * How much of the text the value takes when the text begins with it, -1 when it does not. Spaces may
 * differ; for lists the brackets and quotes that the sample's generator drops, too.
 */
function prefixLength(text: string, value: string, doc: DocType): number {
  if (text.startsWith(value) && endsWord(text, value.length)) return value.length;
  const skippable = doc.list ? listSigns : blank;
  let i = 0;
  let j = 0;
  while (j < value.length) {
    const a = text[i];
    const b = value[j] ?? "";
    if (a === b) {
      i += 1;
      j += 1;
    } else if (skippable.test(b)) j += 1;
    else if (a !== undefined && skippable.test(a)) i += 1;
    else return -1;
  }
  while (doc.list && /[\]"']/.test(text[i] ?? "")) i += 1;
  return i > 0 && endsWord(text, i) ? i : -1;
}

function endsWord(text: string, at: number): boolean {
  return at >= text.length || /\s/.test(text[at] ?? "");
}

/** Without help from a sample: the text's first word where its form is that of a value. */
function guessLength(text: string, { name, doc, values }: SplitEvidence): number {
  const end = text.search(/\s|$/);
  const word = text.slice(0, end);
  const rest = text.slice(end).trim();
  if (doc.type === "date") {
    const date = /^\S{1,10} \d{1,2}:\d{1,2}:\d{1,2}(?=\s|$)/.exec(text)?.[0];
    if (date !== undefined && isLiteral("date", date)) return date.length;
  }
  const literal = isLiteral(doc.type, word);
  if (literal !== undefined && !doc.list) return literal && !isPlaceholderOf(values) ? end : 0;
  if (/^[{[]/.test(text)) return bracketLength(text);
  if (isEmptyLiteral(word)) return end;
  if (doc.type === "object" && word === name) return rest !== "" ? end : 0;
  return rest !== "" && isAscii(word) && !isAscii(rest[0] ?? "") ? end : 0;
}

function isPlaceholderOf(values: readonly string[]): boolean {
  return values.length > 0 && isPlaceholder(values);
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text);
}

/** The length of the bracketed value at the text's beginning; 0 when its bracket is not closed. */
function bracketLength(text: string): number {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (c === "\\") i += 1;
    else if (c === '"') quoted = !quoted;
    else if (!quoted && (c === "{" || c === "[")) depth += 1;
    else if (!quoted && (c === "}" || c === "]")) {
      depth -= 1;
      if (depth === 0) return endsWord(text, i + 1) ? i + 1 : 0;
    }
  }
  return 0;
}
