/** Source text → expressions: literals, objects, arrays, calls, functions without parameters. */
import type {
  Arrow,
  ArrayLiteral,
  Atom,
  Call,
  Expression,
  Member,
  ObjectLiteral,
} from "./nodes.js";
import { Unknown, widthOf, type Reader } from "./reader.js";

/** What a lone argument may measure that gains nothing by a line of its own: a quarter of a line. */
const shortArgument = 25;

type ReadBlock = (reader: Reader) => Arrow["body"];

/**
 * The expression that begins here.
 * @param readBlock reads the statements of a function's body
 * @throws Unknown for what the layout does not know
 */
export function readExpression(reader: Reader, readBlock: ReadBlock): Expression {
  reader.skipBlanks();
  if (reader.sees("{")) return objectLiteral(reader, readBlock);
  if (reader.sees("[")) return arrayLiteral(reader, readBlock);
  if (reader.sees("(") || reader.sees("async ")) return arrow(reader, readBlock);
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
  return path(reader, called, readBlock);
}

const words = new Set(["undefined", "null", "true", "false"]);
/** Names that begin an expression of another kind. */
const operators = new Set(
  "new function class typeof void delete yield super async await".split(" "),
);

function atom(type: Atom["type"], flat: string): Atom {
  return { kind: "atom", type, flat, width: widthOf(flat), forced: false };
}

/** A BigInt is laid out as a word, not as a number. */
const number = (text: string): Atom => atom(text.endsWith("n") ? "word" : "number", text);

/** A name or a string with what is done to it: `a.b[0]`, `a.b<T>(…)`, `"a".repeat(3)`. */
function path(reader: Reader, prefix: string, readBlock: ReadBlock): Expression {
  let callee = reader.seesString ? reader.string() : reader.name();
  let type: Atom["type"] = callee.startsWith('"') || callee.startsWith("'") ? "string" : "name";
  if (type === "name" && operators.has(callee)) throw new Unknown(callee);
  if (words.has(callee)) type = "word";
  let last: Call | undefined;
  for (;;) {
    if (reader.sees(".")) {
      reader.at += 1;
      callee += `.${reader.name()}`;
      type = "path";
    } else if (reader.sees("[")) {
      reader.at += 1;
      callee += `[${reader.number()}]`;
      reader.expect("]");
      type = "path";
    } else if (reader.sees("<")) callee += typeArguments(reader);
    else if (reader.sees("(")) {
      last = call(prefix + callee, reader, last, readBlock);
      callee = last.flat.slice(prefix.length);
    } else break;
  }
  const isCall = last?.flat === prefix + callee;
  if (last !== undefined && isCall) return last;
  if (last !== undefined || prefix !== "") throw new Unknown("a member of a call");
  return atom(type, callee);
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

function call(callee: string, reader: Reader, inner: Call | undefined, readBlock: ReadBlock): Call {
  const args = list(reader, "(", ")", readBlock).items;
  if (inner?.forced === true) throw new Unknown("a chain of calls over several lines");
  const forced = args.some((arg) => arg.forced);
  const flat = `${callee}(${flatList(args)})`;
  const calleeWidth =
    inner === undefined ? widthOf(callee) : inner.width + widthOf(callee.slice(inner.flat.length));
  const isFixed =
    callee === "import" &&
    args.length === 1 &&
    args[0]?.kind === "atom" &&
    args[0].type === "string";
  return {
    kind: "call",
    callee,
    calleeWidth,
    args,
    isPoor: inner?.isPoor !== false && !/^["']/.test(callee) && isShort(args),
    isChain: inner !== undefined,
    isFixed,
    flat,
    width: calleeWidth + 2 + widthOfList(args),
    forced,
  };
}

function isShort(args: readonly Expression[]): boolean {
  const [only, ...others] = args;
  if (only === undefined) return true;
  if (others.length > 0) return false;
  if (only.kind === "atom")
    return (
      only.type === "number" ||
      only.type === "word" ||
      (only.type !== "path" && only.flat.length <= shortArgument)
    );
  const isNameCall = only.kind === "call" && only.args.length === 0 && /^[\w$]+$/.test(only.callee);
  return isNameCall && only.callee.length <= shortArgument - 2;
}

interface List {
  items: Expression[];
  /** A line break follows the opening bracket. */
  isOpen: boolean;
}

function list(reader: Reader, open: string, close: string, readBlock: ReadBlock): List {
  reader.expect(open);
  const isOpen = reader.skipBlanks() > 0;
  const items: Expression[] = [];
  while (!reader.take(close)) {
    const item = readExpression(reader, readBlock);
    if (item.kind === "arrow" && item.body.kind !== "block" && item.body.kind !== "object")
      throw new Unknown("a function in a list");
    items.push(item);
    if (!reader.take(",")) {
      reader.expect(close);
      break;
    }
    if (reader.skipBlanks() > 1 && !reader.sees(close))
      throw new Unknown("an empty line in a list");
  }
  return { items, isOpen };
}

const flatList = (items: readonly { flat: string }[]): string => {
  let flat = "";
  for (const item of items) flat = flat === "" ? item.flat : `${flat}, ${item.flat}`;
  return flat;
};
const widthOfList = (items: readonly { width: number }[]): number =>
  items.reduce((sum, { width }) => sum + width, 2 * Math.max(0, items.length - 1));

function arrayLiteral(reader: Reader, readBlock: ReadBlock): ArrayLiteral {
  const { items } = list(reader, "[", "]", readBlock);
  return {
    kind: "array",
    items,
    isFilled:
      items.length > 0 && items.every((item) => item.kind === "atom" && item.type === "number"),
    flat: `[${flatList(items)}]`,
    width: 2 + widthOfList(items),
    forced: isTable(items) || items.some((item) => item.forced),
  };
}

/** Several objects, or several arrays, each of more than one member: a line each. */
function isTable(items: readonly Expression[]): boolean {
  const kind = items[0]?.kind;
  return (
    items.length > 1 &&
    items.every((item) => {
      if (item.kind !== kind) return false;
      if (item.kind === "object") return item.members.length > 1;
      return item.kind === "array" && item.items.length > 1;
    })
  );
}

function objectLiteral(reader: Reader, readBlock: ReadBlock): ObjectLiteral {
  reader.expect("{");
  const isOpen = reader.skipBlanks() > 0;
  const members: Member[] = [];
  let spaced = false;
  while (!reader.take("}")) {
    const key = memberKey(reader);
    reader.expect(":");
    const value = readExpression(reader, readBlock);
    members.push({ key, keyWidth: widthOf(key), value, spaced: spaced && members.length > 0 });
    if (!reader.take(",")) {
      reader.expect("}");
      break;
    }
    spaced = reader.skipBlanks() > 1;
  }
  if (members.length === 0) return { kind: "object", members, flat: "{}", width: 2, forced: false };
  let flat = "";
  let width = 4 + 2 * (members.length - 1);
  for (const { key, keyWidth, value } of members) {
    flat = `${flat === "" ? "" : `${flat}, `}${key}: ${value.flat}`;
    width += keyWidth + 2 + value.width;
  }
  const forced = isOpen || members.some(({ value }) => value.forced);
  return { kind: "object", members, flat: `{ ${flat} }`, width, forced };
}

/** The name of a member: bare, quoted, or a string in brackets. */
export function memberKey(reader: Reader): string {
  reader.skipBlanks();
  if (reader.seesString) return reader.string();
  if (!reader.sees("[")) return reader.name();
  reader.at += 1;
  const key = `[${reader.string()}]`;
  reader.expect("]");
  return key;
}

function arrow(reader: Reader, readBlock: ReadBlock): Arrow {
  const head = reader.takeWord("async") ? "async () =>" : "() =>";
  reader.expect("(");
  reader.expect(")");
  reader.expect("=>");
  reader.skipBlanks();
  if (reader.take("(")) {
    const body = objectLiteral(reader, readBlock);
    reader.expect(")");
    const { forced } = body;
    const width = head.length + 3 + body.width;
    return { kind: "arrow", head, body, flat: `${head} (${body.flat})`, width, forced };
  }
  const body = reader.sees("{") ? readBlock(reader) : readExpression(reader, readBlock);
  if (body.kind === "block") return { kind: "arrow", head, body, flat: "", width: 0, forced: true };
  const flat = `${head} ${body.flat}`;
  return {
    kind: "arrow",
    head,
    body,
    flat,
    width: head.length + 1 + body.width,
    forced: body.forced,
  };
}
