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

export const defaultOptions: GenerateOptions = { zod: "mini", metadata: false };

/** The module of zod that generated and copied code imports. */
export const zodModule = ({ zod }: Pick<GenerateOptions, "zod">): string =>
  zod === "mini" ? "zod/mini" : "zod";
