// Copied by topgen from templates/runtime/paginate.ts. Do not edit.
/** Walks the pages of an API by what its documentation says of them. */
import type { CursorPaging, OffsetPaging, PagedApi, PageNumberPaging } from "./api.js";
import { TopError } from "./errors.js";
import type { PageEvent } from "./options.js";
import { isBlank, ownMember } from "./wire.js";

/** A result and the rows in it. */
export interface Page<Res, Row> {
  readonly result: Res;
  readonly items: readonly Row[];
}

/** Paths of every style of paging. */
type PathName = Exclude<
  keyof PageNumberPaging | keyof OffsetPaging | keyof CursorPaging,
  "style" | "first"
>;
type Paths = Readonly<Partial<Record<PathName, readonly string[]>>>;

/** Pages without any row, while the answer says that there are more, after which there is no point. */
const MOST_EMPTY = 10;
/** The same where only a cursor that is new says so. */
const MOST_EMPTY_UNTOLD = 2;
/** The same rows again and again where nothing counts them; rows may well look alike. */
const MOST_REPEATS = 100;

/**
 * The pages of an API from the position that the parameters give on, until the answer says that there
 * are no more: by its flag, else by counting rows against its total and pages against their number,
 * else by a page without rows, of cursors by one that is blank or old. A page with fewer rows than
 * were asked for ends nothing: the gateway may give less, and rows may be left out of their pages.
 *
 * @param execute calls the API
 * @param tell hears of each page
 * @throws TopError when the gateway goes on for ever
 */
export async function* pagesOf<Req, Res, Row, Code extends string>(
  { paging, method }: Pick<PagedApi<Req, Res, Row, Code>, "paging" | "method">,
  params: Req,
  execute: (params: Req) => Promise<Res>,
  tell: (event: PageEvent) => void,
): AsyncGenerator<Page<Res, Row>, void, undefined> {
  const { style } = paging;
  const paths: Paths = paging;
  const place = paths[style];
  const first = style === "page" ? (paging.first ?? 1) : 0;
  const given = valueAt(params, place);
  let position: unknown =
    given === undefined || given === null || isBlank(given) ? undefined : given;
  if (style !== "cursor") position ??= first;
  const skipped = Number(position) - first;
  const cursors = new Set<unknown>();
  let [pages, rows, largest, empty, most, repeats, latest] = [0, 0, 0, 0, 0, 0, ""];
  let [total, totalPages]: (number | undefined)[] = [];
  for (;;) {
    const result = await execute(
      position === undefined ? params : withValue(params, place, position),
    );
    const items = listAt(result, paths.items) as readonly Row[];
    pages++;
    rows += items.length;
    largest = Math.max(largest, items.length);
    empty = items.length === 0 ? empty + 1 : 0;
    const count = countAt(result, paths.total);
    // Fewer rows in all than on this page: a member that is not filled.
    if (count !== undefined && count >= items.length) total = count;
    most = Math.max(most, total ?? 0);
    totalPages = countAt(result, paths.pages) ?? totalPages;
    tell({ method, pages, rows, total });
    yield { result, items };

    const isCounted = total !== undefined || totalPages !== undefined;
    const before = style === "page" ? skipped * largest : skipped;
    // A total that shrinks may do so before or behind this page: only a page without rows tells.
    const isShort = empty === 0 ? before + rows < most : before + pages * largest < (total ?? 0);
    const more = flagAt(result, paths.hasNext);
    const counts = isCounted
      ? isShort || (empty === 0 && skipped + pages < (totalPages ?? 0))
      : empty <= (style === "cursor" ? MOST_EMPTY_UNTOLD : 0);
    if (!(more ?? counts)) return;
    cursors.add(cursorOf(position));
    if (style === "cursor") position = cursorAt(result, paths.next);
    // Rows may be left out of their page, also all of them.
    else position = Number(position) + (style === "page" ? 1 : items.length || largest);
    const isStuck = style === "page" ? false : cursors.has(cursorOf(position));
    if (position === undefined || isStuck || empty > MOST_EMPTY) {
      if (more !== true) return;
      throw new TopError(`${method}: the gateway says that there are more rows and gives none`);
    }
    if (!isCounted || !counts) {
      const text = JSON.stringify(items);
      repeats = text === latest ? repeats + 1 : 0;
      latest = text;
      if (repeats >= MOST_REPEATS) {
        throw new TopError(`${method}: the gateway repeats a page again and again`, { method });
      }
    }
  }
}

/** A cursor as text; 0 and -1 lead to no page. */
function cursorOf(value: unknown): string | undefined {
  const text = typeof value === "number" || typeof value === "bigint" ? value.toString() : value;
  return typeof text === "string" && !/^\s*(?:0|-1)?\s*$/.test(text) ? text : undefined;
}

/** The next cursor as it came: the parameter may be a number or a text. */
function cursorAt(value: unknown, path: readonly string[] | undefined): unknown {
  const found = valueAt(value, path);
  return cursorOf(found) === undefined ? undefined : found;
}

function listAt(value: unknown, path: readonly string[] | undefined): readonly unknown[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

function countAt(value: unknown, path: readonly string[] | undefined): number | undefined {
  const found = valueAt(value, path) ?? "";
  return isBlank(found) || Number.isNaN(Number(found)) ? undefined : Number(found);
}

function flagAt(value: unknown, path: readonly string[] | undefined): boolean | undefined {
  const word = String(valueAt(value, path)).trim().toLowerCase();
  return word === "true" || (word === "false" ? false : undefined);
}

function valueAt(value: unknown, path: readonly string[] | undefined): unknown {
  return path?.reduce(ownMember, value);
}

/** A copy of the parameters with one value set; only the objects on the way are copied. */
function withValue<Req>(params: Req, path: readonly string[] = [], value: unknown): Req {
  const [name = "", ...rest] = path;
  const own = (params ?? {}) as Record<string, unknown>;
  const inner = rest.length === 0 ? value : withValue(own[name], rest, value);
  return { ...own, [name]: inner } as Req;
}
