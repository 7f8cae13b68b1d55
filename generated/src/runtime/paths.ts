// Copied by topgen from templates/runtime/paths.ts. Do not edit.
/** Places inside a value. */

/** `["a", "b", 0]` as `a.b[0]`, for people to read. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "number") text += `[${key}]`;
    else text += (text === "" ? "" : ".") + String(key);
  }
  return text;
}

/** What is wrong, behind the place where it is. */
export function placed(path: readonly PropertyKey[], words: string): string {
  return path.length === 0 ? words : `${pathText(path)}: ${words}`;
}

/** A value that has no form on the wire, and where it stands. */
export class NoWireForm extends TypeError {
  readonly path: readonly PropertyKey[];
  constructor(message: string, path: readonly PropertyKey[] = []) {
    super(message);
    this.path = path;
  }
}

/** The error of a member as one of the value that has it. */
export function inside(key: PropertyKey, error: unknown): NoWireForm {
  const path = error instanceof NoWireForm ? error.path : [];
  return new NoWireForm(error instanceof Error ? error.message : String(error), [key, ...path]);
}
