/**
 * Words that tools obey wherever they meet them in a file, strings and comments included: test
 * runners look for `@vitest-environment` with a regular expression over the raw text, bundlers and
 * debuggers for `sourceMappingURL`, formatters and compilers for their own comments. Encoders break
 * the first character of each so that no document can speak to a tool.
 */
const directive =
  /(?=@vitest-|@jest-|@module-tag|@ts-|@jsx|@flow|@(?:no)?(?:format|prettier)|@license|@preserve|@vite-ignore|[@#]__pure__|prettier-ignore|eslint-|sourcemappingurl|sourceurl|(?:istanbul|c8|v8) ignore)[^]/gi;

/**
 * `text` with the first character of every directive replaced by what `encode` makes of it. Only
 * that character is consumed: in `@prettier-ignore` a second directive begins inside the first.
 */
export function breakDirectives(text: string, encode: (character: string) => string): string {
  return text.replace(directive, encode);
}
