/** A place in a JSON document, from its top: `["request", 0, "name"]`. */
export type JsonPath = readonly (string | number)[];

/** A JSON path as people read it: `request[0].name`; the whole document is `(top)`. */
export function showJsonPath(path: JsonPath): string {
  let shown = "";
  for (const step of path) {
    if (typeof step === "number") shown += `[${step}]`;
    else if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(step)) shown += shown === "" ? step : `.${step}`;
    else shown += `[${JSON.stringify(step)}]`;
  }
  return shown === "" ? "(top)" : shown;
}

/** A value as an error message quotes it: JSON, cut to one short line. */
export function showValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** What the message of a {@link SpecError} is made of. */
export interface SpecErrorParts {
  /** The file as the reader should look for it; `""` for text that has none. */
  file: string;
  /** Where in the file: a JSON path, or `line:column` where there is no path yet. */
  at: string;
  line?: number | undefined;
  expected: string;
  found: string;
  /** What is wrong as a sentence; `expected …, found …` when absent. */
  problem?: string | undefined;
  /** What to do about it. */
  hint: string;
}

/** A file of the spec folder that can't be used: which, where in it, what was expected, what to do. */
export class SpecError extends Error {
  override name = "SpecError";
  readonly file: string;
  readonly at: string;
  readonly expected: string;
  readonly found: string;
  readonly hint: string;

  /** @param parts what the message is made of: the same parts give the same error elsewhere */
  constructor(readonly parts: SpecErrorParts) {
    const { file, at, line, expected, found, hint } = parts;
    const { problem = `expected ${expected}, found ${found}` } = parts;
    const place = line === undefined ? file : `${file}:${line}`;
    super(`${[place, at].filter((part) => part !== "").join(": ")}: ${problem}; ${hint}`);
    this.file = file;
    this.at = at;
    this.expected = expected;
    this.found = found;
    this.hint = hint;
  }
}

/** Every problem of a spec folder in one error, a line each. */
export class SpecFolderError extends Error {
  override name = "SpecFolderError";
  constructor(readonly problems: readonly SpecError[]) {
    super(problems.map((problem) => problem.message).join("\n"));
  }
}
