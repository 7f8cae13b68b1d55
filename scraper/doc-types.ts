import type { ParamType } from "../spec/schema.js";

/** What the type cell of a row says. */
export interface DocType {
  type: ParamType;
  list: boolean;
  /** The class name, where the type is none of the platform's own. */
  typeName?: string;
}

/** The platform's own types as the site writes them; the Java names turn up on hand-written pages. */
const platformTypes = new Map<string, ParamType>([
  ["String", "string"],
  ...["Number", "Long", "Integer", "Int", "Short"].map((name) => [name, "number"] as const),
  ["Boolean", "boolean"],
  ["Date", "date"],
  ["Price", "price"],
  ...["BigDecimal", "Double", "Float"].map((name) => [name, "decimal"] as const),
  ["Json", "json"],
  ["Field List", "fieldList"],
  ["Map", "map"],
]);

/** The same in lower case, and in the ways in which some documents write them. */
const scalars = new Map<string, ParamType>([
  ...Array.from(platformTypes, ([name, type]) => [name.toLowerCase(), type] as const),
  ["fieldlist", "fieldList"],
  // Some documents leave out the brackets of byte[]; their examples speak of file contents.
  ["byte", "file"],
]);

/** Class names that say no more than an empty cell. */
const unknownNames: ReadonlySet<string> = new Set(["", "null", "undefined", "object"]);

/**
 * Reads a type cell: `String []` is a list of strings, `byte[]` a file and no list, `byte[][]` a list
 * of files, `null[]` a list of something unknown, `CommonResult` an object.
 */
export function readDocType(docType: string): DocType {
  const { base, list } = splitBrackets(docType);
  if (isFile(base)) return { type: "file", list };
  const scalar = scalars.get(base.toLowerCase());
  if (scalar !== undefined) return { type: scalar, list };
  if (unknownNames.has(base.toLowerCase())) return { type: "unknown", list };
  return { type: "object", list, typeName: base };
}

/** The type cell of a row with members: an object, whatever else the cell says. */
export function readObjectType(docType: string): DocType {
  const { base, list } = splitBrackets(docType);
  if (unknownNames.has(base.toLowerCase())) return { type: "object", list };
  return { type: "object", list, typeName: base };
}

/** A type without its space → how the site writes it; the words of a class name are the page's. */
const spellings = new Map(
  Array.from(platformTypes.keys(), (name) => [name.toLowerCase().replace(" ", ""), name]),
);

/**
 * A type cell in the one spelling: the platform's types as the site writes them, one space before the
 * brackets of a list: `string[]` → `String []`, `byte []` → `byte[]`.
 */
export function canonicalType(docType: string): string {
  const known = spelt.get(docType);
  if (known !== undefined) return known;
  const name = spell(docType);
  if (spelt.size < 4096) spelt.set(docType, name);
  return name;
}

/** Type cells and their spelling: pages have the same few over and over. */
const spelt = new Map<string, string>();

function spell(docType: string): string {
  const { base, list } = splitBrackets(docType);
  if (isFile(base)) return list ? "byte[] []" : "byte[]";
  const plain = base.toLowerCase();
  const name = plain === "byte" ? plain : (spellings.get(plain.replace(" ", "")) ?? base);
  return list ? `${name} []`.trim() : name;
}

/** The cell without the brackets of a list; those of `byte[]` are part of the name. */
function splitBrackets(docType: string): { base: string; list: boolean } {
  let base = docType.trim().replace(/\s{1,20}/g, " ");
  let list = false;
  while (base.endsWith("]") && !isFile(base)) {
    const open = base.lastIndexOf("[");
    if (open === -1 || base.slice(open + 1, -1).trim() !== "") break;
    list = true;
    base = base.slice(0, open).trimEnd();
  }
  return { base, list };
}

function isFile(base: string): boolean {
  return /^byte ?\[ ?\]$/i.test(base);
}

/** `String`, `Number []`, `byte[]` … : a type of the platform, which can have no members. */
export function isScalarType(docType: string): boolean {
  const { type } = readDocType(docType);
  return type !== "object" && type !== "unknown" && type !== "map";
}

/** A class name: a parameter of the type should have members. `Map` and an empty cell may or may not. */
export function isObjectType(docType: string): boolean {
  return readDocType(docType).type === "object";
}

/** Could stand in a type cell: one of the platform's types, or a class name with or without `[]`. */
export function looksLikeType(text: string): boolean {
  if (text.length > 200) return false;
  return /^[A-Za-z][\w.$]*(?: ?\[\]){0,3}$/.test(text) || /^Field List$/i.test(text);
}
