import { createScanner } from "jsonc-parser";
import { Token } from "./json-tokens.js";

const margin = "    ";

/**
 * A sample in one layout, so that how a capture indents, breaks and spaces it leaves no trace: bodies
 * one member a line as the site shows them, programs without the margin and the blank lines around.
 * Tokens, their text and their order are kept; what is no whole body of a kind stays as it is.
 */
export function tidySampleText(language: string, text: string): string {
  const plain = /[\u00a0\u3000]/.test(text) ? text.replace(/[\u00a0\u3000]/g, " ") : text;
  const first = plain.trimStart()[0];
  if (first === "<") return tidySampleTextXml(plain) ?? tidySampleTextLines(plain);
  if (first === "{" || first === "[")
    return tidySampleTextJson(plain) ?? tidySampleTextLines(plain);
  return language === "java" || language === "csharp"
    ? tidySampleTextBraces(plain)
    : tidySampleTextLines(plain);
}

/** Lines without the margin that all have, and without spaces at their ends. */
function tidySampleTextLines(text: string): string {
  const lines = text.split("\n").map((line) => line.replaceAll("\t", margin).trimEnd());
  while (lines[0] === "") lines.shift();
  while (lines.at(-1) === "") lines.pop();
  const filled = lines.filter((line) => line !== "");
  const least = Math.min(...filled.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(least)).join("\n");
}

/** Statements one a line; what stands in braces is indented. */
function tidySampleTextBraces(text: string): string {
  let depth = 0;
  const lines: string[] = [];
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    if (line === "") continue;
    const closing = /^[}\])]+/.exec(line)?.[0].length ?? 0;
    lines.push(margin.repeat(Math.max(0, depth - closing)) + line);
    depth = Math.max(0, depth + balanceOf(line));
  }
  return lines.join("\n");
}

/** Opening braces less closing ones, those in texts not counted. */
function balanceOf(line: string): number {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"/g, "");
  return (bare.match(/[{(]/g)?.length ?? 0) - (bare.match(/[)}]/g)?.length ?? 0);
}

/** An XML body; undefined where there is more in it than elements and their text. */
function tidySampleTextXml(text: string): string | undefined {
  const tokens = text.trim().match(/<[^>]*>?|[^<]+/g) ?? [];
  const lines: string[] = [];
  let depth = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]?.trim() ?? "";
    if (token === "") continue;
    const isTag = token.startsWith("<");
    if (token.startsWith("<!")) return undefined;
    if (token.startsWith("<?") || (isTag && !token.endsWith(">"))) {
      lines.push(tokens[i] ?? "");
      continue;
    }
    if (token.startsWith("</")) depth = Math.max(0, depth - 1);
    const opens = isTag && !token.startsWith("</") && !token.endsWith("/>");
    const leaf = opens ? leafBehind(tokens, i) : [];
    lines.push(margin.repeat(depth) + token + leaf.join(""));
    if (opens && leaf.length === 0) depth += 1;
    i += leaf.length;
  }
  return lines.join("\n");
}

/** What stands behind the opening tag of an element without children: its text, if any, and its end. */
function leafBehind(tokens: readonly string[], i: number): string[] {
  const [next = "", end = ""] = tokens.slice(i + 1, i + 3);
  if (next.startsWith("</")) return [next];
  if (next === "" || next.startsWith("<") || !end.startsWith("</")) return [];
  return [next.includes("\n") ? next.trim() : next, end];
}

const spaces: ReadonlySet<number> = new Set([Token.lineBreak, Token.space]);
/** Comments and words that are no JSON. */
const unreadable: ReadonlySet<number> = new Set([
  ...[Token.lineComment, Token.blockComment, Token.unknown],
]);

/** A JSON body; undefined where there is more in it than JSON's own tokens. */
function tidySampleTextJson(text: string): string | undefined {
  const scanner = createScanner(text, false);
  let out = "";
  let depth = 0;
  let previous = 0;
  for (let kind: number = scanner.scan(); kind !== Token.end; kind = scanner.scan()) {
    if (spaces.has(kind)) continue;
    if (unreadable.has(kind) || (scanner.getTokenError() as number) !== 0) return undefined;
    const start = scanner.getTokenOffset();
    const token = text.slice(start, start + scanner.getTokenLength());
    const closes = kind === Token.closeBrace || kind === Token.closeBracket;
    const opened = previous === Token.openBrace || previous === Token.openBracket;
    if (closes) depth = Math.max(0, depth - 1);
    const breaks = closes ? !opened : opened || previous === Token.comma;
    if (breaks && out !== "") out += `\n${margin.repeat(depth)}`;
    out += token;
    if (kind === Token.openBrace || kind === Token.openBracket) depth += 1;
    previous = kind;
  }
  return out;
}
