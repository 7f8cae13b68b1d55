/** The words of a description as a list of tokens: codes, glosses and single punctuation marks. */

export interface Token {
  kind: "code" | "word" | "mark" | "space";
  text: string;
  start: number;
  end: number;
}

/** A number or an identifier. Inner dots, hyphens and colons belong to it only between letters. */
const token =
  /(?<code>-?\d{1,20}(?:\.\d{1,6})?(?![A-Za-z_\d])|[A-Za-z\d_]{1,80}(?:[.-][A-Za-z_\d]{1,40}){0,4})|(?<space>[ \n]{1,40})|(?<word>[\u3400-\u9fff]{1,80})|(?<mark>[^])/g;

/** Cuts the text into tokens; linear, and every character belongs to exactly one token. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(token)) {
    const { groups = {} } = match;
    const kind =
      groups["code"] !== undefined
        ? "code"
        : groups["space"] !== undefined
          ? "space"
          : groups["word"] !== undefined
            ? "word"
            : "mark";
    tokens.push({ kind, text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}
