/** The words of a description as a list of tokens: codes, glosses and single punctuation marks. */

export interface Token {
  kind: "code" | "word" | "mark" | "space";
  text: string;
  start: number;
  end: number;
}

/**
 * A number or an identifier; inner dots and hyphens belong to it only between letters. A digit run
 * into a gloss that begins with capitals (2PC提醒, 5CP) is a code of its own, but for a unit; a hyphen
 * behind a digit is no sign (3-0元购).
 */
const token =
  /(?<code>(?<![\w.])-?\d{1,3}(?=(?!KG|CM|MM|ML|MB|KB|GB|TB|PX|PL)[A-Z]{2,8}[\u4e00-\u9fff])|(?<=[,;、]\s?)\d{1,3}(?=(?!KG|CM|MM|ML|MB|KB|GB|TB|PX|PL)[A-Z]{2,8}[,;、])|(?:-(?!(?<=(?:^|[\s,;、])\d{1,2}-)\d{1,4}(?![之以个到至])[\u4e00-\u9fff]{2}))?\d{1,20}(?:\.\d{1,6})?(?![A-Za-z_\d])|[A-Za-z\d_]{1,80}(?:[.-][A-Za-z_\d]{1,40}){0,4})|(?<space>[ \n]{1,40})|(?<word>[\u3400-\u9fff]{1,80})|(?<mark>\uFFFC{1,500}|[^])/g;

const kinds = ["code", "space", "word", "mark"] as const;

/** Cuts the text into tokens; linear, and every character belongs to exactly one token. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(token)) {
    const kind = kinds.find((name) => match.groups?.[name] !== undefined) ?? "mark";
    tokens.push({ kind, text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

export function skipSpace(tokens: readonly Token[], at: number): number {
  return tokens[at]?.kind === "space" ? at + 1 : at;
}

export function isQuote(token: Token | undefined): boolean {
  return token?.text === '"' || token?.text === "'";
}

/** What a code list's codes look like: all numbers, all constants (`WAIT_PAY`), or other words. */
export type CodeClass = "number" | "word";

export function codeClass(code: string): CodeClass {
  return /^-?\d+(?:\.\d+)?$/.test(code) ? "number" : "word";
}

export function isConstant(code: string): boolean {
  return /^[A-Z][A-Z\d_]*$/.test(code);
}
