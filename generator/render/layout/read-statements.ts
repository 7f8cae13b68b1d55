/** Source text → statements: what generated files are made of. */
import type { Block, Statement } from "./nodes.js";
import { readExpression } from "./read-expression.js";
import { readSignatures, readType } from "./read-type.js";
import { Unknown, type Reader } from "./reader.js";

/** The block that begins here. @throws Unknown for what the layout does not know */
function readBlock(reader: Reader): Block {
  reader.expect("{");
  const statements: Statement[] = [];
  for (;;) {
    const leading = readLeading(reader);
    if (reader.text.charAt(reader.at - 1) === ";") throw new Unknown("several things on a line");
    if (reader.take("}")) {
      if (leading.comments.length > 0) throw new Unknown("a comment at the end");
      return { kind: "block", statements };
    }
    const statement = readStatement(reader, leading);
    statements.push(statements.length === 0 ? { ...statement, spaced: false } : statement);
  }
}

/** What stands before a statement. */
export interface Leading {
  comments: string[];
  spaced: boolean;
}

/** Comments in lines of their own. @throws Unknown where one stands beside something, or apart */
export function readLeading(reader: Reader): Leading {
  const spaced = reader.skipBlanks() > 1;
  const comments: string[] = [];
  for (let comment = reader.comment(); comment !== undefined; comment = reader.comment()) {
    comments.push(comment);
    const lines = reader.skipBlanks();
    if (lines === 0) throw new Unknown("a comment beside something");
    // An empty line between a comment and what follows stays, which only the first line has.
    if (lines > 1) throw new Unknown("a comment that stands apart");
  }
  return { comments, spaced };
}

/** @throws Unknown for what the layout does not know */
export function readStatement(reader: Reader, leading: Leading): Statement {
  if (reader.takeWord("import")) return readImport(reader, leading);
  if (reader.takeWord("export")) return readExport(reader, leading);
  if (reader.takeWord("const")) return readConst(reader, leading, "const");
  if (reader.takeWord("interface")) return readInterface(reader, leading, "interface");
  if (
    /^(?:type|function|class|let|var|if|for|return|throw|declare|enum|namespace)\b/.test(
      reader.text.slice(reader.at, reader.at + 12),
    )
  ) {
    throw new Unknown("a statement of another kind");
  }
  const value = readExpression(reader, readBlock);
  // A string alone would be a directive.
  if (value.kind !== "call") throw new Unknown("an expression that is no call");
  reader.expect(";");
  return { ...leading, kind: "expression", value };
}

function readImport(reader: Reader, leading: Leading): Statement {
  const head = reader.takeWord("type") ? "import type" : "import";
  reader.skipBlanks();
  if (reader.takeWord("*")) {
    if (!reader.takeWord("as")) throw new Unknown("an import");
    reader.skipBlanks();
    return plain(leading, `${head} * as ${reader.name()} from ${source(reader)};`, reader);
  }
  if (reader.seesName)
    return plain(leading, `${head} ${reader.name()} from ${source(reader)};`, reader);
  const names = readNames(reader);
  if (names.length === 0) throw new Unknown("an import of nothing");
  const from = source(reader);
  reader.expect(";");
  return { ...leading, kind: "import", head, names, from };
}

function readNames(reader: Reader): string[] {
  reader.expect("{");
  const names: string[] = [];
  while (!reader.take("}")) {
    const prefix = reader.takeWord("type") ? "type " : "";
    reader.skipBlanks();
    const name = reader.name();
    const alias = reader.takeWord("as");
    reader.skipBlanks();
    names.push(`${prefix}${name}${alias ? ` as ${reader.name()}` : ""}`);
    if (!reader.take(",")) {
      reader.expect("}");
      break;
    }
  }
  return names;
}

function source(reader: Reader): string {
  if (!reader.takeWord("from")) throw new Unknown("an import without a source");
  reader.skipBlanks();
  if (!reader.seesString) throw new Unknown("an import without a source");
  return reader.string();
}

function plain(leading: Leading, text: string, reader: Reader): Statement {
  reader.expect(";");
  return { ...leading, kind: "plain", text };
}

function readExport(reader: Reader, leading: Leading): Statement {
  if (reader.takeWord("const")) return readConst(reader, leading, "export const");
  if (reader.takeWord("interface")) return readInterface(reader, leading, "export interface");
  reader.skipBlanks();
  if (reader.takeWord("default")) {
    reader.skipBlanks();
    return plain(leading, `export default ${reader.name()};`, reader);
  }
  if (reader.take("*")) return plain(leading, `export * from ${source(reader)};`, reader);
  const head = reader.takeWord("type") ? "export type" : "export";
  reader.skipBlanks();
  if (!reader.sees("{")) throw new Unknown("an export of another kind");
  const names = readNames(reader);
  const from = source(reader);
  reader.expect(";");
  return { ...leading, kind: "import", head, names, from };
}

function readInterface(reader: Reader, leading: Leading, words: string): Statement {
  reader.skipBlanks();
  const head = `${words} ${reader.name()}`;
  reader.expect("{");
  return { ...leading, kind: "interface", head, members: readSignatures(reader) };
}

function readConst(reader: Reader, leading: Leading, words: string): Statement {
  reader.skipBlanks();
  const head = `${words} ${reader.name()}`;
  const type = reader.take(":") ? readType(reader) : undefined;
  reader.expect("=");
  const value = readExpression(reader, readBlock);
  reader.expect(";");
  return { ...leading, kind: "const", head, type, value };
}
