/** Source text → types: names with arguments, literals, unions, lists, object types. */
import type { Signature, Type } from "./nodes.js";
import { memberKey } from "./read-expression.js";
import { Unknown, widthOf, type Reader } from "./reader.js";

/** @throws Unknown for what the layout does not know */
export function readType(reader: Reader): Type {
  const types: Type[] = [];
  // A union may be written with a bar before its first member.
  reader.take("|");
  do types.push(readIntersection(reader));
  while (reader.take("|"));
  const [only] = types;
  if (types.length === 1 && only !== undefined) return only;
  const width = types.reduce((sum, type) => sum + type.width, 3 * (types.length - 1));
  return {
    kind: "union",
    types,
    bare: width,
    flat: types.map(({ flat }) => flat).join(" | "),
    width,
    forced: forcedOf(types),
  };
}

const forcedOf = (types: readonly Type[]): boolean => types.some(({ forced }) => forced);

const atom = (flat: string, width = widthOf(flat)): Type => ({
  kind: "atom",
  flat,
  width,
  forced: false,
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
  let type = readOperand(reader);
  while (reader.sees("[")) {
    reader.at += 1;
    reader.expect("]");
    const { flat, width, forced } = type;
    type = { kind: "array", item: type, flat: `${flat}[]`, width: width + 2, forced };
  }
  if (isReadonly) {
    if (type.kind !== "array") throw new Unknown("readonly");
    return { ...type, isReadonly, flat: `readonly ${type.flat}`, width: type.width + 9 };
  }
  return type;
}

function readOperand(reader: Reader): Type {
  reader.skipBlanks();
  if (reader.seesString) return atom(reader.string());
  if (reader.seesNumber) return atom(reader.number());
  if (reader.sees("{")) return objectType(reader);
  if (reader.take("-")) return atom(`-${reader.number()}`);
  if (reader.take("(")) {
    const inner = readType(reader);
    reader.expect(")");
    const { flat, width } = inner;
    // Brackets stay around a union whose list this is, and around an intersection in a union.
    if (inner.kind === "union") return { ...inner, flat: `(${flat})`, width: width + 2 };
    if (inner.kind === "atom" && flat.endsWith(" & {}")) return atom(`(${flat})`, width + 2);
    throw new Unknown("brackets");
  }
  return reference(reader);
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
  const flat = `${name}<${args.map((arg) => arg.flat).join(", ")}>`;
  const width = args.reduce(
    (sum, arg) => sum + arg.width,
    widthOf(name) + 2 + 2 * (args.length - 1),
  );
  return { kind: "reference", name, args, flat, width, forced: forcedOf(args) };
}

function objectType(reader: Reader): Type {
  reader.expect("{");
  const isOpen = reader.skipBlanks() > 0;
  const members = readSignatures(reader);
  if (members.length === 0) return atom("{}");
  if (members.some(({ comments }) => comments.length > 0)) throw new Unknown("a comment in a type");
  const texts = members.map(({ key, type }) => `${key}: ${type.flat}`);
  return {
    kind: "object",
    members,
    flat: `{ ${texts.join("; ")} }`,
    width: members.reduce(
      (sum, { keyWidth, type }) => sum + keyWidth + 2 + type.width,
      2 + 2 * members.length,
    ),
    forced: isOpen || members.some(({ type }) => type.forced),
  };
}

/** The members of an interface or an object type, up to the closing bracket. */
export function readSignatures(reader: Reader): Signature[] {
  const members: Signature[] = [];
  for (;;) {
    let spaced = reader.skipBlanks() > 1;
    const comments: string[] = [];
    for (let comment = reader.comment(); comment !== undefined; comment = reader.comment()) {
      comments.push(comment);
      if (reader.skipBlanks() !== 1) throw new Unknown("a comment beside something");
    }
    if (reader.take("}")) {
      if (comments.length > 0) throw new Unknown("a comment at the end");
      return members;
    }
    const prefix = reader.takeWord("readonly") ? "readonly " : "";
    const name = memberKey(reader);
    const key = `${prefix}${name}${reader.take("?") ? "?" : ""}`;
    reader.expect(":");
    const type = readType(reader);
    spaced &&= members.length > 0;
    members.push({ comments, key, keyWidth: widthOf(key), type, spaced });
    reader.expect(";");
  }
}
