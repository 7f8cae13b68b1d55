/** What the client knows of one API: its name, its schemas, its errors and its pages. */
import type { ObjectSchema, Schema } from "./flavour.js";
import { object } from "./object.js";
import { once } from "./once.js";
import type { MapInput } from "./types.js";
import { travelling } from "./wire-meta.js";

/** Whether a call needs the session of a user. */
export type Auth = "required" | "optional" | "none" | "unknown";

/** A documented error of an API, by its sub code. */
export interface DocumentedError {
  readonly message: string;
  /** The remedy that the documentation gives. */
  readonly solution?: string;
}

/**
 * How an API pages; members are paths from the parameters or the result (`["query", "page_num"]`,
 * `["result", "list"]`).
 *
 * - `page`: numbers from `first` (1 unless told); ends by `total` (rows), `pages` (pages), `hasNext`,
 *   or a page that is not full.
 * - `offset`: rows to skip; ends by `total`, `hasNext`, or a page that is not full.
 * - `cursor`: a token from the result is sent with the next call; ends when it is blank or one that was
 *   sent, when `hasNext` is false, or when page after page is empty.
 */
export type PagingSpec = PageNumberPaging | OffsetPaging | CursorPaging;

interface PagingEnd {
  /** Path of the list in the result. */
  readonly items: readonly string[];
  /** Path of a boolean in the result: there is more. */
  readonly hasNext?: readonly string[];
}

export interface PageNumberPaging extends PagingEnd {
  readonly style: "page";
  /** Path of the page number in the parameters. */
  readonly page: readonly string[];
  /** Path of the page size in the parameters. */
  readonly size?: readonly string[];
  /** Number of the first page; 1 when absent. */
  readonly first?: number;
  /** Path of the count of all rows in the result. */
  readonly total?: readonly string[];
  /** Path of the count of all pages in the result. */
  readonly pages?: readonly string[];
}

export interface OffsetPaging extends PagingEnd {
  readonly style: "offset";
  /** Path of the rows to skip in the parameters. */
  readonly offset: readonly string[];
  /** Path of the page size in the parameters. */
  readonly size?: readonly string[];
  /** Path of the count of all rows in the result. */
  readonly total?: readonly string[];
}

export interface CursorPaging extends PagingEnd {
  readonly style: "cursor";
  /** Path of the cursor in the parameters. */
  readonly cursor: readonly string[];
  /** Path of the next cursor in the result. */
  readonly next: readonly string[];
  /** Path of the page size in the parameters. */
  readonly size?: readonly string[];
}

/**
 * One API: what `execute` takes. `Code` is the union of its documented sub codes. The schema of an
 * object is named although it is a `Schema`: the compiler then sees at a glance that it fits.
 */
export interface TopApi<Req, Res, Code extends string = never> {
  readonly method: string;
  readonly title: string;
  readonly auth: Auth;
  readonly request: ObjectSchema<Req> | Schema<Req>;
  readonly response: ObjectSchema<Res> | Schema<Res>;
  readonly errors?: Readonly<Record<Code, DocumentedError>>;
  readonly paging?: PagingSpec;
}

declare const rowType: unique symbol;

/** An API whose results come in pages of rows: what `paginate` and `items` take. */
export interface PagedApi<Req, Res, Row, Code extends string = never> extends TopApi<
  Req,
  Res,
  Code
> {
  readonly paging: PagingSpec;
  /** Tells the compiler what a row is; never there. */
  readonly [rowType]?: Row;
}

/** What stands in the list at a path of a result. */
export type RowAt<Res, Path> = Path extends readonly [infer Name, ...infer Rest]
  ? Name extends keyof NonNullable<Res>
    ? RowAt<NonNullable<Res>[Name], Rest>
    : unknown
  : NonNullable<Res> extends readonly (infer Row)[]
    ? Row
    : unknown;

/** Declares an API by hand; the types come from its schemas, that of a row from the path to the rows. */
export function defineApi<Req, Res, const Paging extends PagingSpec, Code extends string = never>(
  api: TopApi<Req, Res, Code> & { readonly paging: Paging },
): PagedApi<Req, Res, RowAt<Res, Paging["items"]>, Code>;
export function defineApi<Req, Res, Code extends string = never>(
  api: TopApi<Req, Res, Code>,
): TopApi<Req, Res, Code>;
export function defineApi<Api>(api: Api): Api {
  return api;
}

const members = /* @__PURE__ */ once(() =>
  travelling(object<Record<string, unknown>>({}), { kind: "map" }),
);

/** An API of which only the name is known: any parameters, any result. */
export function undocumentedApi(method: string): TopApi<MapInput, Record<string, unknown>> {
  return { method, title: "", auth: "unknown", request: members(), response: members() };
}
