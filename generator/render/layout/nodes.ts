/**
 * Source text, understood as far as its layout needs it. Every node knows how it reads on one line
 * and how wide that is; what stands below it matters only where that does not fit.
 */

/** What every node has. */
interface OnOneLine {
  /** The text on one line; meaningless where `forced`. */
  readonly flat: string;
  readonly width: number;
  /** It has a line break inside whatever the width. */
  readonly forced: boolean;
}

/** A name, a path of names, a literal. */
export interface Atom extends OnOneLine {
  readonly kind: "atom";
  readonly type: "name" | "path" | "string" | "number" | "word";
}

export interface Member {
  readonly key: string;
  readonly keyWidth: number;
  readonly value: Expression;
  /** An empty line stands before it. */
  readonly spaced: boolean;
}

export interface ObjectLiteral extends OnOneLine {
  readonly kind: "object";
  readonly members: readonly Member[];
}

export interface ArrayLiteral extends OnOneLine {
  readonly kind: "array";
  readonly items: readonly Expression[];
  /** Nothing but numbers: as many on a line as fit. */
  readonly isFilled: boolean;
}

export interface Call extends OnOneLine {
  readonly kind: "call";
  /** What is called, with type arguments, `await` and a comment before it. */
  readonly callee: string;
  readonly calleeWidth: number;
  readonly args: readonly Expression[];
  /** Breaking it between its brackets gains nothing: no argument, or one short one. */
  readonly isPoor: boolean;
  /** A call of what another call gave; laid out by prettier where it does not fit on the line. */
  readonly isChain: boolean;
  /** `import("…")` and the like: never broken. */
  readonly isFixed: boolean;
}

/** An arrow function without parameters. */
export interface Arrow extends OnOneLine {
  readonly kind: "arrow";
  /** `async () =>` */
  readonly head: string;
  readonly body: Expression | Block;
}

export type Expression = Atom | ObjectLiteral | ArrayLiteral | Call | Arrow;

export interface Block {
  readonly kind: "block";
  readonly statements: readonly Statement[];
}

export type Type =
  | (OnOneLine & { readonly kind: "atom" })
  | (OnOneLine & {
      readonly kind: "reference";
      readonly name: string;
      readonly args: readonly Type[];
    })
  | (OnOneLine & {
      readonly kind: "union";
      readonly types: readonly Type[];
      /** The width without the brackets around it. */
      readonly bare: number;
    })
  | (OnOneLine & { readonly kind: "array"; readonly item: Type; readonly isReadonly?: boolean })
  | (OnOneLine & { readonly kind: "object"; readonly members: readonly Signature[] });

/** A member of an interface or an object type. */
export interface Signature {
  readonly comments: readonly string[];
  /** `readonly name?` */
  readonly key: string;
  readonly keyWidth: number;
  readonly type: Type;
  readonly spaced: boolean;
}

interface Leading {
  /** Comments in lines of their own before it, as they stand. */
  readonly comments: readonly string[];
  /** An empty line stands before it and its comments. */
  readonly spaced: boolean;
}

export type Statement = Leading &
  (
    | {
        readonly kind: "import";
        readonly head: string;
        readonly names: readonly string[];
        readonly from: string;
      }
    | { readonly kind: "plain"; readonly text: string }
    | { readonly kind: "interface"; readonly head: string; readonly members: readonly Signature[] }
    | {
        readonly kind: "const";
        /** `export const name` */
        readonly head: string;
        readonly type: Type | undefined;
        readonly value: Expression;
      }
    | { readonly kind: "expression"; readonly value: Expression }
  );
