import { unprintableButLayout } from "../../spec/unprintable.js";
import { seal, type Code } from "./code.js";
import { breakDirectives } from "./directives.js";

/** Tags that topgen, or a hook of the user's, writes; a document can't add one. */
export const docTagNames = [
  "alpha",
  "author",
  "beta",
  "default",
  "deprecated",
  "example",
  "experimental",
  "internal",
  "public",
  "remarks",
  "see",
  "since",
  "todo",
  "version",
] as const;

/** A tag of a doc comment, `@deprecated since 3.0`. */
export interface DocTag {
  name: (typeof docTagNames)[number];
  text: string;
}

/** What a doc comment says: paragraphs and tags, both possibly from a document. */
export interface Doc {
  paragraphs: readonly string[];
  tags?: readonly DocTag[];
}

/** A doc comment in lines of its own; `undefined` when there is nothing to say. */
export function docComment(doc: Doc): Code | undefined {
  const paragraphs = doc.paragraphs.map(lines).filter((paragraph) => paragraph.length > 0);
  const tags = (doc.tags ?? []).map((tag) => {
    const [first = "", ...rest] = lines(tag.text);
    return [`@${tag.name} ${first}`.trimEnd(), ...rest];
  });
  const body = paragraphs.flatMap((paragraph, index) =>
    index === 0 ? paragraph : ["", ...paragraph],
  );
  if (body.length > 0 && tags.length > 0 && body.length + tags.length > 2) body.push("");
  body.push(...tags.flat());
  if (body.length === 0) return undefined;
  if (body.length === 1 && body[0] !== undefined) return seal(`/** ${body[0]} */`);
  return seal(["/**", ...body.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n"));
}

/** A one-line comment, for instance the banner of a file. */
export function lineComment(text: string): Code {
  return seal(`// ${lines(text).join(" ")}`);
}

const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
/** The lines of a text, each safe inside a comment: blank ones at either end dropped. */
function lines(text: string): string[] {
  const all = text.split(lineBreak).map(inert);
  const first = all.findIndex((line) => line !== "");
  const last = all.findLastIndex((line) => line !== "");
  return first === -1 ? [] : all.slice(first, last + 1);
}

/**
 * One line as inert comment text. Invisible characters go first: dropped later, they could join
 * `*` and `/` again. An `@` stays only inside a word, as in a mail address, where no tool and no
 * doc parser takes it for a tag.
 */
function inert(line: string): string {
  const visible = line.replace(unprintableButLayout, "").replaceAll("\t", " ").trim();
  const closed = visible.replaceAll("*/", "*\\/");
  const tagless = closed.replace(/(?<![A-Za-z0-9])@/g, "&#64;");
  return breakDirectives(tagless, (character) => `&#${character.charCodeAt(0)};`);
}
