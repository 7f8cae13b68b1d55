const tag =
  (flags: string) =>
  (parts: TemplateStringsArray, ...pieces: readonly string[]): RegExp =>
    new RegExp(String.raw(parts, ...pieces), flags);

/**
 * A regular expression that is put together from pieces, its flags behind a dot: re.g`${figure}\s?元`.
 * Backslashes are the expression's own, as in a literal.
 */
export const re = Object.assign(tag(""), { g: tag("g"), i: tag("i"), gi: tag("gi") });
