/** Expressions as prettier lays them out: literals, objects, arrays, calls, functions without parameters. */
import { deeper, fits, put, putLines, row, type Piece, type Place } from "./piece.js";
import { Unknown, widthOf, type Reader } from "./reader.js";
import type { Writer } from "./writer.js";

/** What a lone argument may measure that gains nothing by a line of its own: a quarter of a line. */
const shortArgument = 25;
/** Keys so short that a line of its own for the value would gain nothing. */
const shortKey = 5;

export interface Expression extends Piece {
  /** A `thunk` is a function whose body is an expression, which no list may hold. */
  readonly kind:
    | "name"
    | "path"
    | "string"
    | "number"
    | "word"
    | "object"
    | "array"
    | "call"
    | "arrow"
    | "thunk";
  /** How many members, items or arguments it has. */
  readonly size: number;
  /** The width up to where it can break first; the whole where it can't. */
  readonly head: number;
  /** It can't be broken, or gains nothing by it: no argument, or one short one. */
  readonly isUnbreakable: boolean;
  /** Arrays: nothing but numbers, as many on a line as fit. */
  readonly isFilled: boolean;
  /** What is called, with type arguments, `await` and a comment before it. */
  readonly callee: string | undefined;
}

/** All members in one order: thousands of them are made for each API. */
function made(
  kind: Expression["kind"],
  { flat, width, forced }: Omit<Piece, "breakUp">,
  facts: Partial<Expression>,
): Expression {
  const { size = 0, head = width, isUnbreakable = head === width, isFilled = false } = facts;
  const { callee, breakUp } = facts;
  return { kind, flat, width, forced, breakUp, size, head, isUnbreakable, isFilled, callee };
}

/**
 * The expression that begins here.
 * @throws Unknown for what the layout does not know
 */
export function readExpression(reader: Reader): Expression {
  reader.skipBlanks();
  if (reader.sees("{")) return objectLiteral(reader);
  if (reader.sees("[")) return arrayLiteral(reader);
  if (reader.sees("(") || reader.sees("async ")) return arrow(reader);
  if (reader.sees("-")) {
    reader.at += 1;
    if (!reader.seesNumber) throw new Unknown("an operator");
    return number(`-${reader.number()}`);
  }
  if (reader.seesNumber) return number(reader.number());
  const comment = reader.comment();
  if (comment !== undefined && !/^\/\* [^\n]* \*\/$/.test(comment)) throw new Unknown("a comment");
  if (comment !== undefined && reader.skipBlanks() > 0) throw new Unknown("a comment apart");
  const prefix = comment === undefined ? "" : `${comment} `;
  const called = reader.takeWord("await") ? `${prefix}await ` : prefix;
  reader.skipBlanks();
  return path(reader, called);
}

const words = new Set(["undefined", "null", "true", "false"]);
/** Names that begin an expression of another kind. */
const operators = new Set(
  "new function class typeof void delete yield super async await".split(" "),
);

function atom(kind: Expression["kind"], flat: string): Expression {
  return made(kind, { flat, width: widthOf(flat), forced: false }, {});
}

/** A BigInt is laid out as a word, not as a number. */
const number = (text: string): Expression => atom(text.endsWith("n") ? "word" : "number", text);

/** A name or a string with what is done to it: `a.b[0]`, `a.b<T>(…)`, `"a".repeat(3)`. */
function path(reader: Reader, prefix: string): Expression {
  let callee = reader.seesString ? reader.string() : reader.name();
  let kind: Expression["kind"] = /^["']/.test(callee) ? "string" : "name";
  if (kind === "name" && operators.has(callee)) throw new Unknown(callee);
  if (words.has(callee)) kind = "word";
  let last: Expression | undefined;
  for (;;) {
    if (reader.sees(".")) {
      reader.at += 1;
      callee += `.${reader.name()}`;
      kind = "path";
    } else if (reader.sees("[")) {
      reader.at += 1;
      callee += `[${reader.number()}]`;
      reader.expect("]");
      kind = "path";
    } else if (reader.sees("<")) callee += typeArguments(reader);
    else if (reader.sees("(")) {
      last = call(prefix + callee, reader, last);
      callee = last.flat.slice(prefix.length);
    } else break;
  }
  if (last !== undefined && last.flat === prefix + callee) return last;
  if (last !== undefined || prefix !== "") throw new Unknown("a member of a call");
  return atom(kind, callee);
}

/** Type arguments of a call: a name, or a list of what has one. */
function typeArguments(reader: Reader): string {
  const end = reader.text.indexOf(">", reader.at);
  const text = reader.text.slice(reader.at, end + 1);
  if (!/^<(?:[\w$.]+|(?:readonly )?[\w$.]+\[\])>$/.test(text)) throw new Unknown("type arguments");
  reader.at = end + 1;
  if (!reader.sees("(")) throw new Unknown("a comparison");
  return text;
}

/** @param inner the call whose result is called, or a member of it */
function call(callee: string, reader: Reader, inner: Expression | undefined): Expression {
  const args = list(reader, "(", ")");
  if (inner?.forced === true) throw new Unknown("a chain of calls over several lines");
  const behind = inner === undefined ? callee : callee.slice(inner.flat.length);
  const calleeWidth = (inner?.width ?? 0) + widthOf(behind);
  const { flat, width, forced } = row("(", args, ", ", ")");
  const line = { flat: callee + flat, width: calleeWidth + width, forced };
  const isFixed = callee === "import" && args.length === 1 && args[0]?.kind === "string";
  const isWhole = args.length === 0 || isFixed;
  const isPoor = inner === undefined && !forced && !/^["']/.test(callee) && isShort(args);
  return made("call", line, {
    size: args.length,
    head: isWhole ? line.width : calleeWidth + 1,
    isUnbreakable: isWhole || isPoor,
    callee,
    breakUp: (place) => {
      const { writer } = place;
      if (inner !== undefined) throw new Unknown("a chain of calls that does not fit on a line");
      refuseBreakInType(callee, !writer.fits(calleeWidth + 1));
      if (isWhole) {
        writer.put(line.flat, line.width);
        return;
      }
      writer.put(`${callee}(`, calleeWidth + 1);
      if (isTest(callee, args) || hugsLast(args, writer)) putRow(args, place);
      else putLines(args, ",", ")", place);
    },
  });
}

/** Prettier would rather break the type arguments of a call, a list, than a line that is full. */
export function refuseBreakInType(callee: string | undefined, isFull: boolean): void {
  if (isFull && callee?.endsWith("[]>") === true)
    throw new Unknown("type arguments that may break");
}

function isShort(args: readonly Expression[]): boolean {
  const [only] = args;
  if (only === undefined || args.length > 1) return only === undefined;
  const { kind, flat, size, callee } = only;
  if (kind === "call") return size === 0 && /^[\w$]{1,23}$/.test(callee ?? "");
  if (kind === "name" || kind === "string") return flat.length <= shortArgument;
  return kind === "number" || kind === "word";
}

/** `it("…", () => { … })`: stays on its line however long its title is. */
const isTest = (callee: string, [title, body, ...others]: readonly Expression[]): boolean =>
  /^(?:describe|it|test)$/.test(callee) &&
  title?.kind === "string" &&
  body?.kind === "arrow" &&
  others.length === 0;

/** What may keep its opening bracket on the line of the call, and what may not stand before it then. */
const hugging: Readonly<Partial<Record<Expression["kind"], readonly Expression["kind"][]>>> = {
  object: ["object"],
  array: ["array", "arrow"],
  arrow: ["arrow"],
};

function hugsLast(args: readonly Expression[], writer: Writer): boolean {
  const others = args.slice(0, -1);
  const [last, before] = [args.at(-1), others.at(-1)];
  if (last === undefined || last.isUnbreakable) return false;
  if (others.some(({ forced }) => forced) || (before && last.isFilled)) return false;
  const apart = hugging[last.kind];
  if (apart === undefined || (before && apart.includes(before.kind))) return false;
  return writer.fits(others.reduce((sum, { width }) => sum + width + 2, last.head));
}

/** All arguments on one line but the last, which is broken. */
function putRow(args: readonly Expression[], place: Place): void {
  for (const arg of args.slice(0, -1)) place.writer.put(`${arg.flat}, `, arg.width + 2);
  const last = args.at(-1);
  if (last?.breakUp === undefined) throw new Unknown("a last argument that can't be broken");
  last.breakUp(place);
  place.writer.word(")");
}

function list(reader: Reader, open: string, close: string): Expression[] {
  reader.expect(open);
  reader.skipBlanks();
  const items: Expression[] = [];
  while (!reader.take(close)) {
    const item = readExpression(reader);
    if (item.kind === "thunk") throw new Unknown("a function in a list");
    items.push(item);
    if (!reader.take(",")) {
      reader.expect(close);
      break;
    }
    if (reader.skipBlanks() > 1 && !reader.sees(close))
      throw new Unknown("an empty line in a list");
  }
  return items;
}

function arrayLiteral(reader: Reader): Expression {
  const items = list(reader, "[", "]");
  const { flat, width, forced } = row("[", items, ", ", "]");
  const isFilled = items.length > 0 && items.every(({ kind }) => kind === "number");
  const line = { flat, width, forced: forced || isTable(items) };
  return made("array", line, {
    size: items.length,
    head: items.length === 0 ? 2 : 1,
    isFilled,
    breakUp: (place) => {
      place.writer.word("[");
      if (isFilled) fill(items, place);
      else putLines(items, ",", "]", place);
    },
  });
}

/** As many on a line as fit. */
function fill(items: readonly Expression[], { writer, indent }: Place): void {
  for (const [index, { flat, width }] of items.entries()) {
    if (index > 0 && writer.fits(width + 2)) writer.word(" ");
    else writer.line(indent + 2);
    writer.put(`${flat},`, width + 1);
  }
  writer.line(indent);
  writer.word("]");
}

/** Several objects, or several arrays, each of more than one member: a line each. */
function isTable(items: readonly Expression[]): boolean {
  const kind = items[0]?.kind;
  const isRow = kind === "object" || kind === "array";
  return isRow && items.length > 1 && items.every((item) => item.kind === kind && item.size > 1);
}

function objectLiteral(reader: Reader): Expression {
  reader.expect("{");
  const isOpen = reader.skipBlanks() > 0;
  const members: Piece[] = [];
  while (!reader.take("}")) {
    members.push(member(reader));
    if (!reader.take(",")) {
      reader.expect("}");
      break;
    }
    if (reader.skipBlanks() > 1 && !reader.sees("}"))
      throw new Unknown("an empty line in an object");
  }
  if (members.length === 0) return atom("object", "{}");
  const { flat, width, forced } = row("{ ", members, ", ", " }");
  return made(
    "object",
    { flat, width, forced: forced || isOpen },
    {
      size: members.length,
      head: 1,
      breakUp: (place) => {
        place.writer.word("{");
        putLines(members, ",", "}", place);
      },
    },
  );
}

function member(reader: Reader): Piece {
  const key = memberKey(reader);
  const keyWidth = widthOf(key);
  reader.expect(":");
  const value = readExpression(reader);
  return {
    flat: `${key}: ${value.flat}`,
    width: keyWidth + 2 + value.width,
    forced: value.forced,
    breakUp: (place) => {
      place.writer.put(`${key}:`, keyWidth + 1);
      putAssigned(value, place, keyWidth < shortKey);
    },
  };
}

/** What stands behind `=` or `:`: on the same line, or on the next one where that helps. */
export function putAssigned(value: Expression, place: Place, staysOnLine: boolean): void {
  const { writer, indent, tail } = place;
  // Prettier breaks after the operator before it breaks a string, a path or a call of one short
  // argument; the others stay as long as what precedes their first possible break fits.
  const needed = value.isUnbreakable ? value.width + tail : value.head;
  if (staysOnLine || writer.fits(1 + needed)) {
    writer.word(" ");
    put(value, place);
    return;
  }
  refuseBreakInType(value.callee, true);
  writer.line(indent + 2);
  put(value, deeper(place, tail));
}

/** The name of a member: bare or quoted. */
export function memberKey(reader: Reader): string {
  reader.skipBlanks();
  return reader.seesString ? reader.string() : reader.name();
}

function arrow(reader: Reader): Expression {
  const head = reader.takeWord("async") ? "async () =>" : "() =>";
  reader.expect("(");
  reader.expect(")");
  reader.expect("=>");
  reader.skipBlanks();
  const isObject = reader.take("(");
  if (!isObject && !reader.sees("{")) return thunk(head, readExpression(reader));
  const [open, close] = isObject ? [`${head} (`, ")"] : [`${head} `, ""];
  const body = isObject ? objectLiteral(reader) : reader.block();
  if (isObject) reader.expect(")");
  return made("arrow", row(open, [body], "", close), {
    head: open.length + 1,
    breakUp: (place) => {
      if (body.breakUp === undefined) throw new Unknown("an empty body that does not fit");
      place.writer.word(open);
      body.breakUp(place);
      place.writer.word(close);
    },
  });
}

function thunk(head: string, body: Expression): Expression {
  return made("thunk", row(`${head} `, [body], "", ""), {
    head: head.length,
    breakUp: (place) => {
      const inner = deeper(place, place.tail);
      place.writer.word(head);
      place.writer.line(inner.indent);
      const isKnown = !["array", "arrow", "thunk"].includes(body.kind);
      if (!isKnown || !fits(body, inner)) throw new Unknown("a wide body");
      put(body, inner);
    },
  });
}
