/** Types as prettier lays them out: names with arguments, literals, unions, lists, object types. */
import { memberKey } from "./expression.js";
import { deeper, fits, put, putLines, row, type Piece } from "./piece.js";
import { Unknown, widthOf, type Reader } from "./reader.js";
import type { Writer } from "./writer.js";

export interface Type extends Piece {
  readonly kind: "atom" | "reference" | "list" | "union" | "object";
  /** An argument has arguments itself: it breaks there before what stands behind it does. */
  readonly isNested?: boolean;
}

/** @throws Unknown for what the layout does not know */
export function readType(reader: Reader): Type {
  const types: Type[] = [];
  // A union may be written with a bar before its first member.
  reader.take("|");
  do types.push(readIntersection(reader));
  while (reader.take("|"));
  const [only] = types;
  return types.length === 1 && only !== undefined ? only : union(types);
}

/** Where it does not fit on one line: a line for each type, each after a bar. */
function union(types: readonly Type[]): Type {
  return {
    ...row("", types, " | ", ""),
    kind: "union",
    breakUp: ({ writer, indent }) => {
      for (const [index, { kind, flat, width }] of types.entries()) {
        if (kind !== "atom") throw new Unknown("a type in a union that may break");
        if (index > 0) writer.line(indent);
        writer.put(`| ${flat}`, width + 2);
      }
    },
  };
}

const atom = (flat: string, width = widthOf(flat)): Type => ({
  kind: "atom",
  flat,
  width,
  forced: false,
  breakUp: undefined,
});

/** `string & {}`; where it is longer, prettier decides. */
function readIntersection(reader: Reader): Type {
  const first = readList(reader);
  if (!reader.take("&")) return first;
  reader.expect("{");
  reader.expect("}");
  if (first.kind !== "atom" && first.kind !== "reference") throw new Unknown("an intersection");
  return atom(`${first.flat} & {}`, first.width + 5);
}

function readList(reader: Reader): Type {
  const isReadonly = reader.takeWord("readonly");
  const operand = readOperand(reader);
  if (!reader.sees("[")) {
    if (isReadonly) throw new Unknown("readonly");
    return operand;
  }
  let close = "";
  while (reader.sees("[")) {
    reader.at += 1;
    reader.expect("]");
    close += "[]";
  }
  const breakUp = (): never => {
    throw new Unknown("a list that may break");
  };
  return { ...row(isReadonly ? "readonly " : "", [operand], "", close), kind: "list", breakUp };
}

function readOperand(reader: Reader): Type {
  reader.skipBlanks();
  if (reader.seesString) return atom(reader.string());
  if (reader.seesNumber) return atom(reader.number());
  if (reader.sees("{")) return objectType(reader);
  if (reader.take("-")) return atom(`-${reader.number()}`);
  if (!reader.take("(")) return reference(reader);
  const { kind, flat, width, forced } = readType(reader);
  reader.expect(")");
  // Brackets stay around a union whose list this is, and around an intersection in a union.
  const isNeeded = kind === "union" ? reader.sees("[") : flat.endsWith(" & {}");
  if (!isNeeded || forced) throw new Unknown("brackets");
  return atom(`(${flat})`, width + 2);
}

const operators = new Set("keyof typeof infer unique asserts new abstract".split(" "));

function reference(reader: Reader): Type {
  let name = reader.name();
  if (operators.has(name)) throw new Unknown(name);
  if (name === "import") {
    reader.expect("(");
    name = `import(${reader.seesString ? reader.string() : ""})`;
    reader.expect(")");
  }
  while (reader.sees(".")) {
    reader.at += 1;
    name += `.${reader.name()}`;
  }
  if (!reader.sees("<")) return atom(name);
  reader.at += 1;
  const args: Type[] = [];
  do args.push(readType(reader));
  while (reader.take(","));
  reader.expect(">");
  const { flat, width, forced } = row("<", args, ", ", ">");
  return {
    kind: "reference",
    flat: name + flat,
    width: widthOf(name) + width,
    forced,
    isNested: args.length > 1 && args.some(({ kind }) => kind === "reference"),
    breakUp: ({ writer, indent, tail }) => {
      writer.word(`${name}<`);
      const [only] = args;
      if (args.length === 1 && (only?.kind === "atom" || only?.kind === "object")) {
        put(only, { writer, indent, tail: tail + 1 });
        writer.word(">");
        return;
      }
      for (const [index, arg] of args.entries()) {
        const isLast = index === args.length - 1;
        writer.line(indent + 2);
        put(arg, { writer, indent: indent + 2, tail: isLast ? 0 : 1 });
        if (!isLast) writer.word(",");
      }
      writer.line(indent);
      writer.word(">");
    },
  };
}

function objectType(reader: Reader): Type {
  reader.expect("{");
  const isOpen = reader.skipBlanks() > 0;
  const members = readSignatures(reader);
  if (members.length === 0) return atom("{}");
  if (members.some(({ comments }) => comments.length > 0)) throw new Unknown("a comment in a type");
  const one = row("{ ", members, "; ", " }");
  return {
    ...one,
    kind: "object",
    forced: isOpen || one.forced,
    breakUp: (place) => {
      place.writer.word("{");
      putLines(members, ";", "}", place);
    },
  };
}

/** A member of an interface or an object type. */
interface Signature extends Piece {
  /** Comments in lines of their own before it, as they stand. */
  readonly comments: readonly string[];
}

/** The members of an interface or an object type, up to the closing bracket. */
export function readSignatures(reader: Reader): Signature[] {
  const members: Signature[] = [];
  for (;;) {
    if (reader.skipBlanks() > 1) throw new Unknown("an empty line in a type");
    const comments = readComments(reader);
    if (reader.take("}")) {
      if (comments.length > 0) throw new Unknown("a comment at the end");
      return members;
    }
    const prefix = reader.takeWord("readonly") ? "readonly " : "";
    const name = memberKey(reader);
    const key = `${prefix}${name}${reader.take("?") ? "?" : ""}`;
    reader.expect(":");
    members.push(signature(comments, key, readType(reader)));
    reader.expect(";");
  }
}

function signature(comments: readonly string[], key: string, type: Type): Signature {
  const keyWidth = widthOf(key);
  return {
    comments,
    flat: `${key}: ${type.flat}`,
    width: keyWidth + 2 + type.width,
    forced: type.forced || comments.length > 0,
    breakUp: (place) => {
      const { writer } = place;
      putComments(writer, comments, place.indent);
      writer.put(`${key}:`, keyWidth + 1);
      // A union that does not fit behind its name starts on a line of its own.
      const isApart = type.kind === "union" && !fits(type, { ...place, tail: place.tail + 1 });
      if (isApart) writer.line(place.indent + 2);
      else writer.word(" ");
      put(type, isApart ? deeper(place, 1) : place);
    },
  };
}

/** Comments in lines of their own, one after the other. @throws Unknown where something is beside one */
export function readComments(reader: Reader): string[] {
  const comments: string[] = [];
  for (let comment = reader.comment(); comment !== undefined; comment = reader.comment()) {
    comments.push(comment);
    // An empty line between a comment and what follows stays, which only the first line has.
    if (reader.skipBlanks() !== 1) throw new Unknown("a comment that stands apart, or beside");
  }
  return comments;
}

/** Each in lines of its own; the lines of a block are brought under its first one. */
export function putComments(writer: Writer, comments: readonly string[], indent: number): void {
  for (const comment of comments) {
    const [first = "", ...others] = comment.split("\n");
    const hasStars = others.every((line) => line.trimStart().startsWith("*"));
    if (!hasStars) throw new Unknown("a comment whose lines have no star");
    writer.put(first.trimEnd(), 0);
    for (const line of others) {
      writer.line(indent);
      writer.put(` ${line.trim()}`, 0);
    }
    writer.line(indent);
  }
}
