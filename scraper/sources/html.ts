import { countBefore } from "../bisect.js";
import { PageError, type Page } from "../page.js";
import { buildDom } from "./html/build-dom.js";
import { viewDom, type DomView, type Line } from "./html/dom-view.js";
import { findCode, type FoundCode } from "./html/find-code.js";
import { findHeaders } from "./html/find-tables.js";
import { findTitle, unwrap, type FoundTitle } from "./html/find-title.js";
import { findHeadings } from "./html/headings.js";
import {
  readAuth,
  readCategory,
  readDescription,
  readDocId,
  readDocumentTitle,
} from "./html/read-head.js";
import { readSamples } from "./html/read-samples.js";
import { readTables, type Tables } from "./html/read-tables.js";
import { sampleNamesMethod } from "./method.js";
import { withoutInvisibleEntities } from "./plain.js";

/** Whether a text is to be read as HTML: it begins with a tag or is full of them. */
export function isHtml(text: string): boolean {
  if (/^\s*<(?:[a-z]|!--|!doctype)/i.test(text)) return true;
  if (/<(?:!doctype|html|body)\b/i.test(text.slice(0, 2000))) return true;
  return (text.match(/<\/(?:td|tr|li|ul|div|dd|dl|h[1-6])>/gi) ?? []).length >= 10;
}

/**
 * Reads a saved page of the documentation site, whatever its markup: its parts are found by their
 * words, its tables by the words of their columns, members below their parents by markup that shows
 * a depth, else without one. Never by a class name.
 * @throws PageError when it is no API's page, ends before the response, or nests too deep.
 */
export function readHtml(source: string): Page {
  const html = withoutInvisibleEntities(source);
  const dom = buildDom(html);
  const view = viewDom(dom);
  const headers = findHeaders(view);
  const codes = findCode(view);
  const taken = [...headers, ...codes].sort((a, b) => a.start - b.start);
  const found = { headings: findHeadings(view, taken), codes };
  const tables = readTables(view, headers, found, lineFinder(html));
  const { request, response } = tables;
  refuseForeign(request, response);
  const title = findTitle(view, tables.start, namesMethod(codes));
  if (!title) {
    const expected = "a line with the API's name, `method (title)`, above the tables";
    throw new PageError("page", expected, "none", "save the whole page of an API");
  }
  const following = title.title === undefined ? followingTitle(view, title) : undefined;
  return {
    kind: "html",
    method: title.method,
    ...readHead(view, { ...title, end: following?.end ?? title.end }, tables),
    title: title.title ?? (following ? unwrap(following.text) : readDocumentTitle(view, dom)),
    docId: readDocId(dom, html),
    request: request ?? [],
    response: response ?? [],
    samples: readSamples(view, codes, tables),
    errorCodes: tables.errorCodes,
  };
}

function namesMethod(codes: readonly FoundCode[]): (method: string) => boolean {
  return sampleNamesMethod(codes.slice(0, 64).map(({ text }) => text.slice(0, 2000)));
}

/** What stands before the first section: breadcrumb, description, labels. */
function readHead(
  view: DomView,
  title: FoundTitle,
  tables: Tables,
): Pick<Page, "description" | "category" | "auth"> {
  const below = { start: title.end + 1, end: headEnd(tables, title) - 1 };
  return {
    description: readDescription(view, below),
    category: readCategory(view, title.start),
    auth: readAuth(view, below),
  };
}

/** Where the first heading or table behind the title begins. */
function headEnd({ headings, starts, start }: Tables, title: FoundTitle): number {
  const places = [...headings.map(({ position }) => position), ...starts];
  return places.reduce((first, at) => (at > title.end && at < first ? at : first), start);
}

/** The title on a line of its own below the method: `(批量开卡)`. */
function followingTitle(view: DomView, title: FoundTitle): Line | undefined {
  const next = view.lines.find(({ start }) => start > title.end);
  const wrapped = next && next.text.length <= 200 && unwrap(next.text) !== next.text;
  return wrapped ? next : undefined;
}

/** Finds the line of an offset; offsets are asked for in any order. */
function lineFinder(html: string): (offset: number) => number {
  const breaks: number[] = [];
  for (let at = html.indexOf("\n"); at !== -1; at = html.indexOf("\n", at + 1)) breaks.push(at);
  return (offset) => countBefore(breaks, (at) => at < offset) + 1;
}

function refuseForeign(request: unknown, response: unknown): void {
  if (request !== undefined && response !== undefined) return;
  const found =
    request === undefined && response === undefined
      ? "none; the page may be filled in by a script"
      : `only that of the ${request === undefined ? "response" : "request"}`;
  const hint =
    "open an API's page in a browser, wait until it shows its tables, and save the whole of it";
  throw new PageError("page", "tables of parameters (请求参数, 响应参数)", found, hint);
}
