/**
 * How results come in pages. Told by the names that the platform uses for nothing else, and only
 * where request and response leave no doubt: one page number, one size, one list of objects.
 */
import { objectOf } from "./value-type.js";
import type { FieldIr, ObjectIr, PagingIr } from "./types.js";

const pageNames = new Set([
  "page_no",
  "page_num",
  "page_number",
  "page_index",
  "current_page",
  "page",
]);
const sizeNames = new Set(["page_size", "page_num_size", "size"]);
const offsetNames = new Set(["offset", "start_row"]);
const totalNames = new Set([
  "total",
  "total_count",
  "total_results",
  "total_num",
  "total_number",
  "total_record",
  "total_records",
  "total_item",
  "total_items",
]);
const pagesNames = new Set(["total_page", "total_pages", "page_count"]);
const moreNames = new Set(["has_next", "has_more", "has_next_page"]);
/** Of requests and results alike: what a result gives is sent with the next call. */
const cursorNames = new Set([
  "cursor",
  "next_cursor",
  "next_key",
  "next_token",
  "page_token",
  "scroll_id",
]);

/** A first page with the number 0, said of a page number. */
const ZERO_BASED = new RegExp(
  [
    String.raw`(?:从|自|由|以)\s*(?:第\s*)?(?:0|零)\s*页?\s*(?:开始|起|计|作)`,
    String.raw`(?:起始|初始|首页|第一页)(?:页|值|页码|页数|页号)?\s*(?:为|是|传|[:：=])\s*(?:0|零)(?![\d.])`,
    String.raw`(?<![\d.])(?:0|零)\s*(?:表示|代表|为|是|即|[:：=])\s*(?:第一页|首页)`,
    String.raw`\b(?:start|begin)(?:s|ning|ing)?\s+(?:from|at|with)\s+(?:0|zero)\b|\b(?:0|zero)[- ]based`,
  ].join("|"),
  "i",
);

/** The paging of an API, or nothing where a doubt is left. */
export function pagingOf(request: ObjectIr, response: ObjectIr): PagingIr | undefined {
  const sent = scalarsOutsideLists(request);
  const told = scalarsOutsideLists(response);
  const items = only(listsOfObjects(response));
  if (items === undefined) return undefined;
  const size = only(pick(sent, sizeNames, isNumber));
  const total = only(pick(told, totalNames, isNumber));
  const pages = only(pick(told, pagesNames, isNumber));
  const hasNext = only(pick(told, moreNames, isBoolean));
  const page = only(pick(sent, pageNames, isNumber));
  const offset = only(pick(sent, offsetNames, isNumber));
  const next = only(pick(told, cursorNames, isToken));
  const cursor = next && only(pick(sent, cursorNames, isToken));
  const [place, ...others] = [page, offset, cursor].filter((one) => one !== undefined);
  if (place === undefined || others.length > 0) return undefined;
  if (place === cursor) {
    return { style: "cursor", members: pathsOf({ cursor, next, size, items, hasNext }) };
  }
  const end = total ?? hasNext ?? (place === page ? pages : undefined);
  if (size === undefined || end === undefined) return undefined;
  if (place === offset) {
    return { style: "offset", members: pathsOf({ offset, size, items, total, hasNext }) };
  }
  const members = pathsOf({ page, size, items, total, pages, hasNext });
  return { style: "page", members, ...(isZeroBased(place) ? { first: 0 } : {}) };
}

/** Whether the page says that its first page has the number 0; 1 is the custom of the platform. */
function isZeroBased({ doc }: FieldIr): boolean {
  return doc.default === "0" || doc.example.trim() === "0" || ZERO_BASED.test(doc.description);
}

function pathsOf(
  members: Readonly<Record<string, FieldIr | undefined>>,
): Record<string, readonly string[]> {
  const paths: Record<string, readonly string[]> = {};
  for (const [name, field] of Object.entries(members)) {
    if (field !== undefined) paths[name] = field.path;
  }
  return paths;
}

const only = (fields: readonly FieldIr[]): FieldIr | undefined =>
  fields.length === 1 ? fields[0] : undefined;

const isNumber = ({ type }: FieldIr): boolean =>
  type.kind === "scalar" && ["number", "int64", "id"].includes(type.scalar);
/** A cursor is opaque: a text, or a number that may be a position or an identifier. */
const isToken = (field: FieldIr): boolean =>
  isNumber(field) || (field.type.kind === "scalar" && field.type.scalar === "string");
const isBoolean = ({ type }: FieldIr): boolean =>
  type.kind === "scalar" && type.scalar === "boolean";

function pick(
  fields: readonly FieldIr[],
  names: ReadonlySet<string>,
  fits: (field: FieldIr) => boolean,
): FieldIr[] {
  return fields.filter((field) => names.has(field.name.toLowerCase()) && fits(field));
}

function scalarsOutsideLists(object: ObjectIr): FieldIr[] {
  return object.fields.flatMap((field) => {
    if (field.type.kind === "object") return scalarsOutsideLists(field.type.object);
    return field.type.kind === "scalar" ? [field] : [];
  });
}

function listsOfObjects(object: ObjectIr): FieldIr[] {
  return object.fields.flatMap((field) => {
    if (field.type.kind === "object") return listsOfObjects(field.type.object);
    return field.type.kind === "list" && objectOf(field.type) !== undefined ? [field] : [];
  });
}
