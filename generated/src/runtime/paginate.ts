// Copied by topgen from templates/runtime/paginate.ts. Do not edit.
/** Walks the pages of an API by what its documentation says of them. */
import type { CursorPaging, OffsetPaging, PageNumberPaging, PagingSpec, TopApi } from "./api.js";
import { TopError } from "./errors.js";
import type { CallOptions } from "./options.js";

/** The part of a client that paging needs. */
export interface Executor {
  execute<Req, Res>(
    api: Pick<TopApi<Req, Res>, keyof TopApi<Req, Res>>,
    params: Req,
    options?: CallOptions,
  ): Promise<Res>;
}

/** What one page says about the next. */
interface Page {
  readonly items: readonly unknown[];
  /** Page number, offset or cursor with which the page was asked for. */
  readonly position: unknown;
  readonly size: number | undefined;
  /** Rows of this and all earlier pages. */
  readonly seen: number;
}

/**
 * The results of an API page by page, from the position that the parameters give on.
 *
 * @throws TypeError when the API has no known way of paging
 * @throws TopError when the gateway answers with the same rows for ever
 */
export async function* paginate<Req, Res, Code extends string>(
  client: Executor,
  api: TopApi<Req, Res, Code>,
  params: Req,
  options?: CallOptions,
): AsyncGenerator<Res, void, undefined> {
  const { paging, method } = api;
  if (paging === undefined) throw new TypeError(`${method}: the documentation tells no paging`);
  const size = toCount(valueAt(params, paging.size));
  let position = firstPosition(paging, params);
  let seen = 0;
  let earlier = "";
  for (;;) {
    const asked = position === undefined ? params : withValue(params, placeOf(paging), position);
    const result = await client.execute<Req, Res>(api, asked, options);
    yield result;
    const found = valueAt(result, paging.items);
    const items = Array.isArray(found) ? found : [];
    seen += items.length;
    const next = nextPosition(paging, result, { items, position, size, seen });
    if (next === undefined) return;
    const rows = JSON.stringify(items);
    if (rows === earlier) throw new TopError(`${method}: the gateway repeats a page`, method);
    earlier = rows;
    position = next;
  }
}

function placeOf(paging: PagingSpec): string {
  if (paging.style === "page") return paging.page;
  return paging.style === "offset" ? paging.offset : paging.cursor;
}

function firstPosition(paging: PagingSpec, params: unknown): unknown {
  const given = valueAt(params, placeOf(paging));
  if (given !== undefined && given !== null && given !== "") return given;
  if (paging.style === "page") return paging.first ?? 1;
  return paging.style === "offset" ? 0 : undefined;
}

/** The position of the next page; `undefined` after the last. */
function nextPosition(paging: PagingSpec, result: unknown, page: Page): unknown {
  if (paging.style === "cursor") return nextCursor(paging, result, page);
  const more = morePages(paging, result, page);
  const step = paging.style === "page" ? 1 : page.items.length;
  return more ? Number(page.position) + step : undefined;
}

function nextCursor(paging: CursorPaging, result: unknown, page: Page): unknown {
  const next = cursorText(valueAt(result, paging.next));
  if (next === undefined || next === cursorText(page.position)) return undefined;
  const more = toFlag(valueAt(result, paging.hasNext));
  return (more ?? page.items.length > 0) ? next : undefined;
}

function cursorText(value: unknown): string | undefined {
  const text = typeof value === "number" || typeof value === "bigint" ? value.toString() : value;
  return typeof text === "string" && text.trim() !== "" ? text : undefined;
}

function morePages(
  paging: PageNumberPaging | OffsetPaging,
  result: unknown,
  { items, position, size, seen }: Page,
): boolean {
  if (items.length === 0) return false;
  const more = toFlag(valueAt(result, paging.hasNext));
  if (more !== undefined) return more;
  const pages = paging.style === "page" ? toCount(valueAt(result, paging.pages)) : undefined;
  if (pages !== undefined) return Number(position) < pages - 1 + firstOf(paging);
  const total = toCount(valueAt(result, paging.total));
  if (total !== undefined)
    return Math.max(seen, rowsBefore(paging, position, size) + items.length) < total;
  return size === undefined || items.length >= size;
}

function firstOf(paging: PagingSpec): number {
  return paging.style === "page" ? (paging.first ?? 1) : 0;
}

/** Rows of the pages that came before the position, where it and the page size tell. */
function rowsBefore(paging: PagingSpec, position: unknown, size: number | undefined): number {
  if (paging.style === "offset") return Number(position);
  return size === undefined ? 0 : (Number(position) - firstOf(paging)) * size;
}

function toCount(value: unknown): number | undefined {
  const count = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof count === "number" && Number.isFinite(count) ? count : undefined;
}

function toFlag(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : undefined;
}

function valueAt(value: unknown, path: string | undefined): unknown {
  if (path === undefined) return undefined;
  let current = value;
  for (const name of path.split(".")) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, name)) {
      return undefined;
    }
    current = (current as Record<string, unknown>)[name];
  }
  return current;
}

/** A copy of the parameters with one value set; only the objects on the way are copied. */
function withValue<Req>(params: Req, path: string, value: unknown): Req {
  const [name = "", ...rest] = path.split(".");
  const own = (params ?? {}) as Record<string, unknown>;
  const inner = rest.length === 0 ? value : withValue(own[name], rest.join("."), value);
  return { ...own, [name]: inner } as Req;
}
