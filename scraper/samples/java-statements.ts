/** A method call that stands as a statement: `target.method(argument)`. */
export interface Call {
  target: string;
  method: string;
  /** The text between the parentheses, trimmed. */
  argument: string;
}

/**
 * Splits a sample into statements. One ends where a line ends with `;`, so that a semicolon inside
 * a text, or the stray one of `new Long[] { 1 , 2 };`, ends none.
 */
export function statementsOf(text: string): string[] {
  const statements: string[] = [];
  let pending: string[] = [];
  for (const line of text.split("\n")) {
    pending.push(line);
    if (!line.trimEnd().endsWith(";")) continue;
    statements.push(pending.join("\n"));
    pending = [];
  }
  if (pending.length > 0) statements.push(pending.join("\n"));
  return statements;
}

/** `a.b(c);` or `X y = a.b(c);` as a call; undefined for any other statement. */
export function callOf(statement: string): Call | undefined {
  const paren = statement.indexOf("(");
  if (paren === -1) return undefined;
  const head = statement.slice(0, paren).trimEnd();
  if (/\bnew\s/.test(head)) return undefined;
  const match = /(\w+)\s*\.\s*(\w+)$/.exec(head.slice(-200));
  if (!match) return undefined;
  const [, target = "", method = ""] = match;
  return { target, method, argument: argumentOf(statement, paren) };
}

/** The text behind the opening parenthesis up to the last closing one. */
function argumentOf(statement: string, paren: number): string {
  const close = statement.lastIndexOf(")");
  return statement.slice(paren + 1, close > paren ? close : statement.length).trim();
}

/** `A.B x = new A.B();` as the variable and the last part of its class name. */
export function declarationOf(
  statement: string,
): { variable: string; className: string } | undefined {
  const equals = statement.indexOf("=");
  if (equals === -1) return undefined;
  const right = statement.slice(equals + 1).trimStart();
  if (!right.startsWith("new ")) return undefined;
  const variable = /\w+$/.exec(statement.slice(0, equals).trimEnd().slice(-200))?.[0];
  const className = /\w+/.exec(right.slice(4, 600).split("(", 1)[0]?.split(".").at(-1) ?? "")?.[0];
  return variable === undefined ? undefined : { variable, className: className ?? "" };
}

/** Splits at commas outside of string literals. */
export function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === "\\") i += 1;
    else if (text[i] === '"') quoted = !quoted;
    else if (text[i] === "," && !quoted) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/**
 * The value that a literal stands for, as text: `"a\"b"` → `a"b`, `123L` → `123`, `true` → `true`,
 * `StringUtils.parseDateTime("…")` → its text, `new Long[] { 1 , 2 };` → `1,2`. A file or anything
 * else has no value that a page could show.
 */
export function literalOf(argument: string): { value?: string } {
  if (argument.startsWith('"')) return { value: stringText(argument) };
  const number = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)[lLdDfF]?$/.exec(argument);
  if (number) return { value: number[1] ?? "" };
  if (argument === "true" || argument === "false") return { value: argument };
  const array = /^new\s+\w+\s*\[\s*\]\s*\{/.exec(argument);
  if (array) return { value: arrayText(argument.slice(array[0].length)) };
  if (/^(?:StringUtils\s*\.\s*)?parseDateTime\s*\(/.test(argument)) {
    return { value: stringText(argument.slice(argument.indexOf("(") + 1).trimStart()) };
  }
  return {};
}

function arrayText(body: string): string {
  const end = body.lastIndexOf("}");
  return splitArguments(body.slice(0, end === -1 ? body.length : end))
    .map((item) => item.trim())
    .map((item) => (item.startsWith('"') ? stringText(item) : item.replace(/[lL]$/, "")))
    .filter((item) => item !== "")
    .join(",");
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

/** Unescapes a string literal that ends at its last quote: inner ones may be unescaped by mistake. */
function stringText(literal: string): string {
  const end = literal.lastIndexOf('"');
  const body = literal.slice(1, end > 0 ? end : literal.length);
  if (!body.includes("\\")) return body;
  return body.replace(
    /\\(?:u([0-9a-fA-F]{4})|([^]))/g,
    (_, hex: string | undefined, one: string) =>
      hex === undefined ? (escapes[one] ?? one) : String.fromCharCode(parseInt(hex, 16)),
  );
}
