/**
 * The final form of generated files: prettier's. The shapes that generated TypeScript has are laid
 * out by `layout/` in that form at once; what it does not know, and other kinds of files, go to
 * prettier in its stand-alone form: options and plugins stand here, no configuration is read from
 * disk, so that the same text comes out on every machine.
 */
import type { Plugin } from "prettier";
import { messageOf } from "../errors.js";
import { layOut, type LaidOut } from "./layout/layout.js";

/** Quotes of property names are the encoders' business: `preserve` keeps what they wrote. */
const style = { printWidth: 100, endOfLine: "lf", quoteProps: "preserve" } as const;

/** The final form of a generated file; throws when the text is not what its kind says. */
export async function formatFile(file: string, text: string): Promise<string> {
  return kindOf(file) === "ts" ? (await formatModule(file, text)).text : byPrettier(file, text);
}

/** The final form of generated TypeScript, and what it declares; throws likewise. */
export async function formatModule(file: string, text: string): Promise<LaidOut> {
  const laidOut = await layOut(text, (statement) => byPrettier(file, statement));
  return laidOut ?? { text: await byPrettier(file, text) };
}

/** The same from prettier alone, which is the judge of it; throws likewise. */
export async function byPrettier(file: string, text: string): Promise<string> {
  const kind = kindOf(file);
  if (!isKnown(kind)) return text;
  const [{ format }, options] = await Promise.all([import("prettier/standalone"), parsers[kind]()]);
  try {
    return await format(text, { ...style, ...options });
  } catch (error) {
    const reason = messageOf(error);
    throw new Error(`${file}: prettier refuses the generated text: ${reason}`, { cause: error });
  }
}

const parsers = {
  // The same text as with the parser "typescript", in four fifths of the time.
  ts: () => code("babel-ts"),
  json: () => code("json"),
  md: async () => {
    const [markdown, { plugins }] = await Promise.all([
      import("prettier/plugins/markdown"),
      code("babel-ts"),
    ]);
    return { parser: "markdown", plugins: [markdown, ...plugins, blocks] };
  },
} as const;

/** The parser of the blocks of TypeScript in Markdown, which is found by the name of their language. */
const blocks: Plugin = {
  languages: [{ name: "TypeScript", aliases: ["ts"], parsers: ["babel-ts"] }],
};

/** Prettier is loaded when something is left to it: that costs more than a small run does. */
async function code(parser: "babel-ts" | "json") {
  const [babel, estree] = await Promise.all([
    import("prettier/plugins/babel"),
    import("prettier/plugins/estree"),
  ]);
  return { parser, plugins: [babel, estree as Plugin] };
}

const kindOf = (file: string): string => file.slice(file.lastIndexOf(".") + 1);

const isKnown = (kind: string): kind is keyof typeof parsers => Object.hasOwn(parsers, kind);
