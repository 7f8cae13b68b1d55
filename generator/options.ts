/** What a package is generated like, beyond its specs. */
export interface GenerateOptions {
  /**
   * The flavour of zod that the package is made of: `mini` is functions, of which a bundler keeps
   * what is used; `classic` is methods.
   */
  readonly zod: "mini" | "classic";
  /** Register title, description and examples of every member in `z.globalRegistry`. */
  readonly metadata: boolean;
}

/** Templates of the user's, in the place of topgen's own of the same names. */
export interface OwnTemplates {
  /** How messages call their folder. */
  readonly folder: string;
  /** File name (`api.ts.hbs`) → text. */
  readonly texts: Readonly<Record<string, string>>;
}

/** A module of hooks of the user's: every thread loads it. */
export interface OwnHooks {
  /** How messages call it. */
  readonly file: string;
  /** Absolute. */
  readonly at: string;
  /** The module and the local files that it imports, absolute. */
  readonly parts: readonly string[];
  /** Changes with the module and with all that it imports. */
  readonly digest: string;
}

/**
 * What a run renders by: templates and hooks are the run's alone; of hooks the package records the
 * digest, so that it shows by which it was made.
 */
export interface RenderOptions extends GenerateOptions {
  readonly templates?: OwnTemplates | undefined;
  readonly hooks?: OwnHooks | undefined;
}

export const defaultOptions: GenerateOptions = { zod: "mini", metadata: false };

/** The module of zod that generated and copied code imports. */
export const zodModule = ({ zod }: Pick<GenerateOptions, "zod">): string =>
  zod === "mini" ? "zod/mini" : "zod";

/** Anything that JSON says. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The package's name where nobody gives it one. */
export const defaultName = "top-client";
