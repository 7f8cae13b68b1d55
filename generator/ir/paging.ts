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

/** The paging of an API, or nothing where a doubt is left. */
export function pagingOf(request: ObjectIr, response: ObjectIr): PagingIr | undefined {
  const sent = scalarsOutsideLists(request);
  const told = scalarsOutsideLists(response);
  const items = only(listsOfObjects(response));
  const size = only(pick(sent, sizeNames, isNumber));
  if (items === undefined || size === undefined) return undefined;
  const ends = {
    total: only(pick(told, totalNames, isNumber)),
    pages: only(pick(told, pagesNames, isNumber)),
    hasNext: only(pick(told, moreNames, isBoolean)),
  };
  if (ends.total === undefined && ends.pages === undefined && ends.hasNext === undefined) {
    return undefined;
  }
  const page = only(pick(sent, pageNames, isNumber));
  const offset = only(pick(sent, offsetNames, isNumber));
  if ((page === undefined) === (offset === undefined)) return undefined;
  const members =
    page === undefined
      ? { offset, size, items, total: ends.total, hasNext: ends.hasNext }
      : { page, size, items, ...ends };
  if (page === undefined && ends.total === undefined && ends.hasNext === undefined)
    return undefined;
  return { style: page === undefined ? "offset" : "page", members: pathsOf(members) };
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
