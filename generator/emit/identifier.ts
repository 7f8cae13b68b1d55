import { seal, type Code } from "./code.js";
import { stringLiteral } from "./string-literal.js";

const asciiIdentifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** Words that can't name a variable or a type in a strict ES module. */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    "abstract any as asserts async await bigint boolean break case catch class const continue " +
    "debugger declare default delete do else enum export extends false finally for from function " +
    "get if implements import in infer instanceof interface is keyof let module namespace never " +
    "new null number object of package private protected public readonly require return satisfies " +
    "set static string super switch symbol this throw true try type typeof undefined unique " +
    "unknown using var void while with yield arguments eval"
  ).split(" "),
);

/**
 * An identifier as source. Names are made safe and unique in `ir/names.ts`; this is the last gate:
 * it throws for what is no plain ASCII identifier or is a reserved word.
 */
export function identifier(name: string): Code {
  if (!asciiIdentifier.test(name) || reservedWords.has(name)) {
    throw new Error(`not usable as an identifier: ${JSON.stringify(name.slice(0, 100))}`);
  }
  return seal(name);
}

/**
 * A property name as source, in an interface or an object literal: bare where that is possible,
 * quoted else; `__proto__` as a computed key, since the plain form would set the prototype.
 */
export function propertyName(name: string): Code {
  if (name === "__proto__") return seal('["__proto__"]');
  return asciiIdentifier.test(name) ? seal(name) : stringLiteral(name);
}

/** A member of a namespace as source: `z.optional`. Reserved words can be members, `z.enum`; throws
 * for what is no plain ASCII name. */
export function memberName(name: string): Code {
  const parts = name.split(".");
  if (parts.every((part) => asciiIdentifier.test(part))) return seal(name);
  throw new Error(`not usable as a name: ${JSON.stringify(name.slice(0, 100))}`);
}
