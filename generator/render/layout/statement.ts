/** Statements as prettier lays them out: what generated files are made of. */
import { putAssigned, readExpression, refuseBreakInType } from "./expression.js";
import { put, putLines, type Piece, type Place } from "./piece.js";
import { Unknown, widthOf, type Reader } from "./reader.js";
import { putComments, readComments, readSignatures, readType } from "./type.js";

/** A top-level name, or `describe()` for a call of `describe`. */
export interface Declared {
  name: string;
  isExported: boolean;
}

export interface Statement {
  /** An empty line stands before it and its comments. */
  spaced: boolean;
  declared: readonly Declared[];
  /** @throws Unknown where the layout does not know how prettier would break it */
  write: (place: Omit<Place, "tail">) => void;
}

type Bare = Omit<Statement, "spaced">;

/** The block that begins here. @throws Unknown for what the layout does not know */
export function readBlock(reader: Reader): Piece {
  reader.expect("{");
  const statements: Statement[] = [];
  for (let spaced = reader.skipBlanks() > 1; !reader.take("}"); spaced = reader.skipBlanks() > 1) {
    if (reader.text.charAt(reader.at - 1) === ";") throw new Unknown("several things on a line");
    statements.push({ ...readStatement(reader), spaced: spaced && statements.length > 0 });
  }
  const breakUp = ({ writer, indent }: Place): void => {
    writer.word("{");
    for (const { spaced, write } of statements) {
      if (spaced) writer.gap();
      writer.line(indent + 2);
      write({ writer, indent: indent + 2 });
    }
    if (statements.length > 0) writer.line(indent);
    writer.word("}");
  };
  return { flat: "", width: 0, forced: true, breakUp };
}

/** The statement that begins here, with the comments before it. @throws Unknown likewise */
export function readStatement(reader: Reader): Bare {
  const comments = readComments(reader);
  const { declared, write } = readBare(reader);
  return {
    declared,
    write: (place) => {
      putComments(place.writer, comments, place.indent);
      write(place);
    },
  };
}

function readBare(reader: Reader): Bare {
  if (reader.takeWord("import")) return readImport(reader);
  if (reader.takeWord("export")) return readExport(reader);
  if (reader.takeWord("const")) return readConst(reader, "const");
  const other = /^(?:type|interface|function|class|let|var|if|for|return|throw|declare|enum)\b/;
  if (other.test(reader.text.slice(reader.at, reader.at + 12))) {
    throw new Unknown("a statement of another kind");
  }
  const value = readExpression(reader);
  // A string alone would be a directive.
  const { callee } = value;
  if (callee === undefined) throw new Unknown("an expression that is no call");
  reader.expect(";");
  const name = /^[\w$]+$/.test(callee) ? `${callee}()` : "an expression";
  return {
    declared: [{ name, isExported: false }],
    write: (place) => {
      put(value, { ...place, tail: 1 });
      place.writer.word(";");
    },
  };
}

function readImport(reader: Reader): Bare {
  const head = reader.takeWord("type") ? "import type" : "import";
  reader.skipBlanks();
  if (reader.takeWord("*")) {
    if (!reader.takeWord("as")) throw new Unknown("an import");
    reader.skipBlanks();
    return plain(`${head} * as ${reader.name()} from ${source(reader)};`, reader);
  }
  if (reader.seesName) return plain(`${head} ${reader.name()} from ${source(reader)};`, reader);
  const names = readNames(reader);
  const from = source(reader);
  reader.expect(";");
  const flat = `${head} { ${names.map((one) => one.flat).join(", ")} } from ${from};`;
  return {
    declared: [],
    write: (place) => {
      const { writer } = place;
      // One name alone never gets a line of its own.
      if (names.length === 1 || writer.fits(widthOf(flat))) {
        writer.put(flat, widthOf(flat));
        return;
      }
      writer.word(`${head} {`);
      putLines(names, ",", `} from ${from};`, { ...place, tail: 0 });
    },
  };
}

function readNames(reader: Reader): Piece[] {
  reader.expect("{");
  const names: Piece[] = [];
  while (!reader.take("}")) {
    const prefix = reader.takeWord("type") ? "type " : "";
    reader.skipBlanks();
    const name = reader.name();
    const alias = reader.takeWord("as");
    reader.skipBlanks();
    names.push(word(`${prefix}${name}${alias ? ` as ${reader.name()}` : ""}`));
    if (!reader.take(",")) {
      reader.expect("}");
      break;
    }
  }
  if (names.length === 0) throw new Unknown("an import of nothing");
  return names;
}

const word = (flat: string): Piece => ({
  flat,
  width: flat.length,
  forced: false,
  breakUp: undefined,
});

function source(reader: Reader): string {
  if (!reader.takeWord("from")) throw new Unknown("an import without a source");
  reader.skipBlanks();
  if (!reader.seesString) throw new Unknown("an import without a source");
  return reader.string();
}

function plain(text: string, reader: Reader): Bare {
  reader.expect(";");
  return {
    declared: [],
    write: ({ writer }) => {
      writer.word(text);
    },
  };
}

function readExport(reader: Reader): Bare {
  if (reader.takeWord("const")) return readConst(reader, "export const");
  if (reader.takeWord("interface")) return readInterface(reader);
  reader.skipBlanks();
  if (reader.takeWord("default")) {
    reader.skipBlanks();
    return plain(`export default ${reader.name()};`, reader);
  }
  reader.expect("*");
  return plain(`export * from ${source(reader)};`, reader);
}

function readInterface(reader: Reader): Bare {
  reader.skipBlanks();
  const name = reader.name();
  reader.expect("{");
  const members = readSignatures(reader);
  return {
    declared: [{ name, isExported: true }],
    write: (place) => {
      place.writer.word(`export interface ${name} {`);
      putLines(members, ";", "}", { ...place, tail: 0 });
    },
  };
}

function readConst(reader: Reader, words: string): Bare {
  reader.skipBlanks();
  const name = reader.name();
  const type = reader.take(":") ? readType(reader) : undefined;
  reader.expect("=");
  const value = readExpression(reader);
  reader.expect(";");
  if (value.kind === "arrow" || value.kind === "thunk") throw new Unknown("a function");
  // Prettier gives a union here an indent of its own.
  if (type?.kind === "union") throw new Unknown("a union as the type of a constant");
  const isNested = type?.isNested === true;
  refuseBreakInType(value.callee, isNested);
  return {
    declared: [{ name, isExported: words !== "const" }],
    write: (place) => {
      const { writer } = place;
      writer.word(`${words} ${name}`);
      if (type !== undefined) {
        writer.word(": ");
        // Where arguments of the type have arguments, it breaks there before it breaks behind the `=`.
        const head = value.head === value.width ? value.head + 1 : value.head;
        put(type, { ...place, tail: isNested ? 3 + head : 2 });
      }
      writer.word(" =");
      putAssigned(value, { ...place, tail: 1 }, isNested);
      writer.word(";");
    },
  };
}
