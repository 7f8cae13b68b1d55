// Copied by topgen from templates/runtime/paginate.ts. Do not edit.
/** Walks the pages of an API by what its documentation says of them. */
import type { CursorPaging, OffsetPaging, PageNumberPaging, PagingSpec, TopApi } from "./api.js";
import { TopError } from "./errors.js";
import type { CallOptions } from "./options.js";
import { ownMember } from "./wire.js";

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
  const more = toFlag(valueAt(result, paging.hasNext));
  if (items.length === 0 || more !== undefined) return items.length > 0 && more === true;
  const isPage = paging.style === "page";
  // Pages, or rows, before the one that was asked for.
  const before = Number(position) - (isPage ? (paging.first ?? 1) : 0);
  const pages = isPage ? toCount(valueAt(result, paging.pages)) : undefined;
  if (pages !== undefined) return before + 1 < pages;
  const total = toCount(valueAt(result, paging.total));
  if (total === undefined) return items.length >= (size ?? 0);
  const rows = isPage ? before * (size ?? 0) : before;
  return Math.max(seen, rows + items.length) < total;
}

function toCount(value: unknown): number | undefined {
  const count = Number(value ?? Number.NaN);
  return Number.isNaN(count) || value === "" ? undefined : count;
}

function toFlag(value: unknown): boolean | undefined {
  const word = String(value);
  return word === "true" || (word === "false" ? false : undefined);
}

function valueAt(value: unknown, path: string | undefined): unknown {
  return path?.split(".").reduce(ownMember, value);
}

/** A copy of the parameters with one value set; only the objects on the way are copied. */
function withValue<Req>(params: Req, path: string, value: unknown): Req {
  const [name = "", ...rest] = path.split(".");
  const own = (params ?? {}) as Record<string, unknown>;
  const inner = rest.length === 0 ? value : withValue(own[name], rest.join("."), value);
  return { ...own, [name]: inner } as Req;
}
