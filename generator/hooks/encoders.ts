/** The encoders that hooks are given, and which texts have come from one. */
import { code, joinCode, type Code } from "../emit/code.js";
import { docComment, lineComment, type Doc } from "../emit/comment.js";
import { dataLiteral, type Data } from "../emit/data-literal.js";
import { identifier } from "../emit/identifier.js";
import { markdownCode, markdownText } from "../emit/markdown.js";
import { stringLiteral } from "../emit/string-literal.js";

/** Text → code. The only words that a hook has for it. */
export interface Encoders {
  /** Source of the hook's own with code in it: `` code`export const ${name} = 1;` ``. */
  code(parts: TemplateStringsArray, ...fragments: readonly Code[]): Code;
  joinCode: typeof joinCode;
  stringLiteral: (text: string) => Code;
  dataLiteral: (value: Data) => Code;
  identifier: (name: string) => Code;
  lineComment: (text: string) => Code;
  docComment: (doc: Doc) => Code | undefined;
  markdownText: (text: string) => Code;
  markdownCode: (text: string) => Code;
}

/** Encoders that remember what they made: at run time code is a string as any other. */
export class KnownCode {
  readonly #known = new Set<string>();

  /** Takes the code in a view as known. */
  add(value: unknown): void {
    if (typeof value === "string") this.#known.add(value);
    else if (typeof value === "object" && value !== null) {
      for (const member of Object.values(value)) this.add(member);
    }
  }

  has(text: string): boolean {
    return this.#known.has(text);
  }

  readonly encoders: Encoders = {
    // As anybody writes templates: \\n in one is the end of a line.
    code: (parts, ...fragments) =>
      this.#keep(code(Object.assign([...parts], { raw: parts }), ...this.#checked(fragments))),
    joinCode: (fragments, separator) => this.#keep(joinCode(this.#checked(fragments), separator)),
    stringLiteral: (text) => this.#keep(stringLiteral(text)),
    dataLiteral: (value) => this.#keep(dataLiteral(value)),
    identifier: (name) => this.#keep(identifier(name)),
    lineComment: (text) => this.#keep(lineComment(text)),
    docComment: (doc) => {
      const comment = docComment(doc);
      return comment === undefined ? undefined : this.#keep(comment);
    },
    markdownText: (text) => this.#keep(markdownText(text)),
    markdownCode: (text) => this.#keep(markdownCode(text)),
  };

  #keep(made: Code): Code {
    this.#known.add(made);
    return made;
  }

  #checked<T extends readonly Code[]>(fragments: T): T {
    const strange = fragments.find((one) => !this.has(one));
    if (strange === undefined) return fragments;
    throw new Error(`${shown(strange)} is text, not code; an encoder makes code of it`);
  }
}

/** The beginning of a value, for messages. */
export function shown(value: unknown): string {
  if (typeof value === "function") return "a function";
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
