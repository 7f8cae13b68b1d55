/**
 * The layout of generated TypeScript: prettier's, born so. It knows the few shapes that generated
 * files have; a statement that has any other is handed to prettier. Prettier is the judge of both:
 * the tests hold everything that comes out of here against it.
 */
import { Reader, Unknown } from "./reader.js";
import { readBlock, readStatement, type Declared } from "./statement.js";
import { Writer } from "./writer.js";

/** A module in its final form. */
export interface LaidOut {
  text: string;
  /** What its statements declare; absent where prettier had to lay out some of them. */
  declared?: Declared[];
}

/**
 * A module in its final form; nothing where it can't even be told into statements.
 * @param byPrettier lays out one statement with the comments before it
 */
export async function layOut(
  text: string,
  byPrettier: (statement: string) => Promise<string>,
): Promise<LaidOut | undefined> {
  try {
    return await statementByStatement(text, byPrettier);
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

async function statementByStatement(
  text: string,
  byPrettier: (statement: string) => Promise<string>,
): Promise<LaidOut> {
  const reader = new Reader(text, readBlock);
  const pieces: string[] = [];
  const declared: Declared[] = [];
  let isKnown = true;
  for (;;) {
    const before = reader.at;
    const lines = reader.skipBlanks();
    if (reader.isAtEnd) break;
    if (lines === 0 && pieces.length > 0) throw new Unknown("several things on a line");
    const spaced = lines > 1 && pieces.length > 0;
    const start = reader.at;
    const statement = known(reader);
    declared.push(...(statement?.declared ?? []));
    isKnown &&= statement !== undefined;
    const piece = statement?.text ?? (await leftOver(reader, start, byPrettier));
    if (reader.at === before) throw new Unknown("no end of a statement");
    pieces.push(spaced ? `\n${piece}` : piece);
  }
  const whole = pieces.length === 0 ? "" : `${pieces.join("\n")}\n`;
  return isKnown ? { text: whole, declared } : { text: whole };
}

function known(reader: Reader): { text: string; declared: readonly Declared[] } | undefined {
  try {
    const writer = new Writer();
    const { declared, write } = readStatement(reader);
    write({ writer, indent: 0 });
    return { text: writer.text, declared };
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

async function leftOver(
  reader: Reader,
  start: number,
  byPrettier: (statement: string) => Promise<string>,
): Promise<string> {
  reader.at = start;
  skipStatement(reader);
  return (await byPrettier(reader.text.slice(start, reader.at))).trimEnd();
}

/** Passes a statement: up to a semicolon, or a closing brace at a line's end, outside of brackets. */
function skipStatement(reader: Reader): void {
  let depth = 0;
  while (!reader.isAtEnd) {
    if (reader.comment() !== undefined) continue;
    if (reader.seesString) {
      reader.string();
      continue;
    }
    if (reader.sees("`")) throw new Unknown("a text of another kind");
    const character = reader.text.charAt(reader.at);
    reader.at += 1;
    if ("([{".includes(character)) depth += 1;
    else if (")]}".includes(character)) depth -= 1;
    else if (character === ";" && depth === 0) return;
    if (character === "}" && depth === 0 && endsStatement(reader)) return;
  }
}

/** A declaration ends with its brace; an expression goes on behind it. */
function endsStatement(reader: Reader): boolean {
  return reader.isAtEnd || reader.sees("\n");
}
