/** Values of a request as a test writes them: plain data, and three things that data can't hold. */
export type Input =
  | null
  | boolean
  | number
  | bigint
  | string
  | FileInput
  | LongText
  | ManyItems
  | readonly Input[]
  | InputObject;
/** Parameters or members by their name on the wire. */
export interface InputObject {
  readonly [name: string]: Input;
}

/** A small file of a given size. */
export class FileInput {
  constructor(
    readonly name: string,
    readonly bytes: number,
  ) {}
}

/** A text too long to write out: `piece` so many times, with a separator between. */
export class LongText {
  constructor(
    readonly piece: string,
    readonly count: number,
    readonly separator = "",
  ) {}
}

/** A list of so many times the same item. */
export class ManyItems {
  constructor(
    readonly item: Input,
    readonly count: number,
  ) {}
}

/** Whether a value is an object with members, and none of the three classes. */
export const isInputObject = (value: Input | undefined): value is InputObject =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof FileInput) &&
  !(value instanceof LongText) &&
  !(value instanceof ManyItems);

/** Whether a value is a list that is written out, item by item. */
export const isInputList = (value: Input | undefined): value is readonly Input[] =>
  Array.isArray(value);

/** Names and list positions down to a value. */
export type ValuePath = readonly (string | number)[];

/** `["a", 0, "b"]` as `a[0].b`. */
export function pathText(path: ValuePath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? part : `${text}.${part}`;
  }, "");
}

/** A path without list positions. */
export const namesOf = (path: ValuePath): string[] =>
  path.filter((part) => typeof part === "string");

/** What stands at a path; in lists of objects, in the first of them. */
export function valueAt(value: Input, path: readonly string[]): Input | undefined {
  let current: Input | undefined = value;
  for (const name of path) {
    const holder: Input | undefined = isInputList(current) ? current[0] : current;
    current = isInputObject(holder) ? holder[name] : undefined;
  }
  return current;
}

/** A copy of `value` with what stands at `path` replaced; `undefined` takes it out. */
export function withValue(value: Input, path: ValuePath, replacement: Input | undefined): Input {
  const [first, ...rest] = path;
  if (first === undefined) return replacement ?? null;
  if (isInputList(value) && typeof first === "number") {
    return value.map((item, index) =>
      index === first ? withValue(item, rest, replacement) : item,
    );
  }
  if (!isInputObject(value) || typeof first !== "string") return value;
  const members = new Map(Object.entries(value));
  const member = members.get(first);
  if (rest.length > 0 && member !== undefined) {
    members.set(first, withValue(member, rest, replacement));
  } else if (rest.length === 0 && replacement !== undefined) members.set(first, replacement);
  else if (rest.length === 0) members.delete(first);
  return Object.fromEntries(members);
}

/** The JavaScript value that a described value stands for. */
export function materialise(value: Input): unknown {
  if (value instanceof FileInput) return { name: value.name, data: new Uint8Array(value.bytes) };
  if (value instanceof LongText) {
    const { piece, count, separator } = value;
    if (separator === "") return piece.repeat(count);
    return Array.from({ length: count }, () => piece).join(separator);
  }
  if (value instanceof ManyItems) {
    return Array.from({ length: value.count }, () => materialise(value.item));
  }
  if (isInputList(value)) return value.map(materialise);
  if (!isInputObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, materialise(member)]),
  );
}
