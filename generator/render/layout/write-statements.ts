/** Statements, interfaces and types as prettier lays them out. */
import type { Block, Signature, Statement, Type } from "./nodes.js";
import { Unknown, widthOf } from "./reader.js";
import { headOf, writeAssigned, writeExpression, mayBreakInType } from "./write-expression.js";
import type { Writer } from "./writer.js";

/** @throws Unknown where the layout does not know how prettier would break it */
export function writeStatement(writer: Writer, statement: Statement, indent: number): void {
  writeComments(writer, statement.comments, indent);
  switch (statement.kind) {
    case "plain":
      writer.word(statement.text);
      return;
    case "import":
      writeNames(writer, statement, indent);
      return;
    case "interface":
      writer.word(`${statement.head} {`);
      writeSignatures(writer, statement.members, indent);
      writer.word("}");
      return;
    case "const":
      writeConst(writer, statement, indent);
      return;
    case "expression":
      writeExpression(statement.value, { writer, indent, tail: 1, writeBlock });
      writer.word(";");
  }
}

function writeConst(
  writer: Writer,
  { head, type, value }: Extract<Statement, { kind: "const" }>,
  indent: number,
): void {
  if (value.kind === "arrow") throw new Unknown("a function");
  writer.word(head);
  if (type !== undefined) {
    writer.word(": ");
    // Prettier gives a union here an indent of its own.
    if (type.kind === "union") throw new Unknown("a union as the type of a constant");
    // Where arguments of the type have arguments, it breaks there before it breaks behind the `=`.
    writeType(writer, type, indent, isNested(type) ? 3 + headOf(value, 1) : 2);
  }
  writer.word(" =");
  const staysOnLine = type !== undefined && isNested(type);
  if (staysOnLine && mayBreakInType(value)) throw new Unknown("types on both sides that may break");
  writeAssigned(value, { writer, indent, tail: 1, writeBlock }, staysOnLine);
  writer.word(";");
}

function isNested(type: Type): boolean {
  if (type.kind !== "reference" || type.args.length < 2) return false;
  return type.args.some(({ kind }) => kind === "reference");
}

function writeBlock(writer: Writer, { statements }: Block, indent: number): void {
  writer.word("{");
  for (const statement of statements) {
    if (statement.spaced) writer.gap();
    writer.line(indent + 2);
    writeStatement(writer, statement, indent + 2);
  }
  if (statements.length > 0) writer.line(indent);
  writer.word("}");
}

type Union = Extract<Type, { kind: "union" }>;

/** Each in lines of its own; the lines of a block are brought under its first one. */
function writeComments(writer: Writer, comments: readonly string[], indent: number): void {
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

function writeNames(
  writer: Writer,
  { head, names, from }: Extract<Statement, { kind: "import" }>,
  indent: number,
): void {
  const flat = `${head} { ${names.join(", ")} } from ${from};`;
  // One name alone never gets a line of its own.
  if (names.length === 1 || writer.fits(widthOf(flat))) {
    writer.put(flat, widthOf(flat));
    return;
  }
  writer.word(`${head} {`);
  for (const name of names) {
    writer.line(indent + 2);
    writer.word(`${name},`);
  }
  writer.line(indent);
  writer.word(`} from ${from};`);
}

function writeSignatures(writer: Writer, members: readonly Signature[], indent: number): void {
  for (const { comments, key, keyWidth, type, spaced } of members) {
    if (spaced) writer.gap();
    writer.line(indent + 2);
    writeComments(writer, comments, indent + 2);
    writer.put(`${key}: `, keyWidth + 2);
    writeMemberType(writer, type, indent + 2);
    writer.word(";");
  }
  if (members.length > 0) writer.line(indent);
}

/** A union that is the type of a member starts on a line of its own. */
function writeMemberType(writer: Writer, type: Type, indent: number): void {
  if (type.kind !== "union" || (!type.forced && writer.fits(type.width + 1))) {
    writeType(writer, type, indent, 1);
    return;
  }
  // Taken back is the blank behind the colon, which prettier makes the line break.
  writer.trimBlank();
  writer.line(indent + 2);
  writeUnion(writer, type, indent + 2, 1);
}

/** On one line where it fits there, else a line for each type, each after a bar. */
function writeUnion(writer: Writer, union: Union, indent: number, tail: number): void {
  if (!union.forced && writer.fits(union.bare + tail)) {
    writer.put(union.types.map(({ flat }) => flat).join(" | "), union.bare);
    return;
  }
  union.types.forEach((type, index) => {
    if (index > 0) writer.line(indent);
    writer.word("| ");
    if (type.kind !== "atom") throw new Unknown("a type in a union that may break");
    writer.put(type.flat, type.width);
  });
}

function writeType(writer: Writer, type: Type, indent: number, tail: number): void {
  if (type.kind === "atom" || (!type.forced && writer.fits(type.width + tail))) {
    writer.put(type.flat, type.width);
    return;
  }
  switch (type.kind) {
    case "union":
      throw new Unknown("a union inside of a type");
    case "array":
      if (type.isReadonly === true) throw new Unknown("a list that is readonly, and may break");
      writeListType(writer, type.item, indent, tail);
      return;
    case "object":
      writer.word("{");
      writeSignatures(writer, type.members, indent);
      writer.word("}");
      return;
    case "reference":
      writeReference(writer, type, indent, tail);
  }
}

/** A list of a union: the union between brackets in lines of its own. */
function writeListType(writer: Writer, item: Type, indent: number, tail: number): void {
  if (item.kind === "union") {
    writer.word("(");
    writer.line(indent + 2);
    writeUnion(writer, item, indent + 2, 0);
    writer.line(indent);
    writer.word(")[]");
    return;
  }
  writeType(writer, item, indent, tail + 2);
  writer.word("[]");
}

function writeReference(
  writer: Writer,
  { name, args }: Extract<Type, { kind: "reference" }>,
  indent: number,
  tail: number,
): void {
  writer.word(`${name}<`);
  const [only] = args;
  if (args.length === 1 && (only?.kind === "atom" || only?.kind === "object")) {
    writeType(writer, only, indent, tail + 1);
    writer.word(">");
    return;
  }
  args.forEach((arg, index) => {
    const isLast = index === args.length - 1;
    const after = isLast ? 0 : 1;
    writer.line(indent + 2);
    if (arg.kind === "union") writeUnion(writer, arg, indent + 2, after);
    else writeType(writer, arg, indent + 2, after);
    if (!isLast) writer.word(",");
  });
  writer.line(indent);
  writer.word(">");
}
