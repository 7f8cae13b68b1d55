/**
 * Finished TypeScript source. Text of a document becomes `Code` only through the encoders of this
 * folder, and templates and declarations take nothing but `Code`, so that a string nobody encoded
 * does not type-check.
 */
declare const finished: unique symbol;

/** Source text that can be printed as it stands. */
export type Code = string & { readonly [finished]: true };

/** Seals text that an encoder has made safe. For the encoders of this folder only. */
export const seal = (text: string): Code => text as Code;

/**
 * Source with finished fragments in it: `` code`readonly ${name}: ${type}` ``. What stands between
 * the fragments is written in this project, never in a document.
 */
export function code(parts: TemplateStringsArray, ...fragments: readonly Code[]): Code {
  return seal(String.raw({ raw: parts.raw }, ...fragments));
}

/** Fragments with a separator between them. */
export function joinCode(
  fragments: readonly Code[],
  separator: ", " | " | " | " & " | "\n" | "\n\n" | ",\n",
): Code {
  return seal(fragments.join(separator));
}
