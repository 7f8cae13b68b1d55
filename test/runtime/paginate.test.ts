/** Pages by number, by offset and by cursor, as APIs of TOP have them. */
import { afterEach, describe, expect, it } from "vitest";
import type { PagingSpec } from "../../templates/runtime/api.js";
import { good, start, stopAll } from "./support/client.js";
import type { Received } from "./support/gateway.js";
import { sampleApi, type SampleRequest } from "./support/sample-api.js";

afterEach(stopAll);

const rows = (from: number, to: number): object[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => ({ id: String(from + i), images: [] }));

/** Walks all pages over `count` rows, at most `size` a page. */
async function walk(
  paging: PagingSpec,
  answer: (request: Received) => object,
  params: Partial<SampleRequest> = {},
): Promise<{ ids: (string | undefined)[]; requests: Record<string, string>[] }> {
  const { top, received } = await start((request) => JSON.stringify({ result: answer(request) }));
  const ids: (string | undefined)[] = [];
  for await (const page of top.paginate({ ...sampleApi, paging }, { name: "n", ...params })) {
    ids.push(...(page.result?.rows ?? []).map(({ id }) => id));
  }
  return { ids, requests: received.map((request) => request.params) };
}

const items = "result.rows";
const ids = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i));
const byNumber =
  (count: number, more: (page: number) => object) =>
  (request: Received): object => {
    const page = Number(request.params["page_no"]);
    return { rows: rows((page - 1) * 2, Math.min(page * 2, count)), ...more(page) };
  };

describe("paginate", () => {
  it.each<[string, PagingSpec, (page: number) => object, Partial<SampleRequest>, number]>([
    [
      "the total",
      { style: "page", page: "page_no", items, total: "result.total" },
      () => ({ total: 5 }),
      {},
      3,
    ],
    [
      "the total, exactly",
      { style: "page", page: "page_no", items, total: "result.total" },
      () => ({ total: 4 }),
      {},
      2,
    ],
    [
      "a flag",
      { style: "page", page: "page_no", items, hasNext: "result.has_next" },
      (page) => ({ has_next: page < 3 }),
      {},
      3,
    ],
    [
      "the number of pages",
      { style: "page", page: "page_no", items, pages: "result.total" },
      () => ({ total: 3 }),
      {},
      3,
    ],
    [
      "a page that is not full",
      { style: "page", page: "page_no", size: "page_size", items },
      () => ({}),
      { page_size: 2 },
      3,
    ],
    ["an empty page", { style: "page", page: "page_no", items }, () => ({}), {}, 4],
  ])("ends pages by number at %s", async (...[, paging, more, params, requests]) => {
    const count = more(1) as { total?: number };
    const total = count.total === 4 ? 4 : 5;
    const walked = await walk(paging, byNumber(total, more), params);
    expect(walked.ids).toEqual(ids(total));
    expect(walked.requests.map((request) => request["page_no"])).toEqual(
      Array.from({ length: requests }, (_, i) => String(i + 1)),
    );
  });

  it("starts where the parameters say and counts the rows before", async () => {
    const paging: PagingSpec = {
      style: "page",
      page: "page_no",
      size: "page_size",
      items,
      total: "result.total",
    };
    const walked = await walk(
      paging,
      byNumber(5, () => ({ total: 5 })),
      { page_no: 2, page_size: 2 },
    );
    expect(walked.ids).toEqual(["2", "3", "4"]);
  });

  it("skips rows by offset, deep in the parameters", async () => {
    const paging: PagingSpec = {
      style: "offset",
      offset: "settings.query.offset",
      items,
      total: "result.total",
    };
    const settings = { query: { keep: "x" } };
    const walked = await walk(
      paging,
      ({ params }) => {
        const { query } = JSON.parse(params["settings"] ?? "") as {
          query: { offset: number; keep: string };
        };
        expect(query.keep).toBe("x");
        return { rows: rows(query.offset, Math.min(query.offset + 3, 7)), total: 7 };
      },
      { settings },
    );
    expect(walked.ids).toEqual(ids(7));
    expect(walked.requests).toHaveLength(3);
    expect(settings).toEqual({ query: { keep: "x" } });
  });

  it.each<[string, (page: number) => object]>([
    ["a blank cursor", (page) => ({ next: page < 2 ? String(page + 1) : "" })],
    ["a flag", (page) => ({ next: String(page + 1), has_next: page < 2 })],
    ["an unchanged cursor", (page) => ({ next: String(Math.min(page + 1, 2)) })],
  ])("follows a cursor to %s", async (_, more) => {
    const paging: PagingSpec = {
      style: "cursor",
      cursor: "payload",
      next: "result.next",
      hasNext: "result.has_next",
      items,
    };
    const walked = await walk(paging, ({ params }) => {
      const page = Number(params["payload"] ?? 0);
      return { rows: rows(page * 2, page * 2 + 2), ...more(page) };
    });
    expect(walked.ids).toEqual(ids(6));
    expect(walked.requests.map((request) => request["payload"])).toEqual([undefined, "1", "2"]);
  });

  it("stops with an error where the gateway ignores the page", async () => {
    const paging: PagingSpec = { style: "page", page: "page_no", items };
    await expect(walk(paging, () => ({ rows: rows(0, 2) }))).rejects.toThrow(/repeats a page/);
  });

  it("asks for no page that nobody takes", async () => {
    const { top, received } = await start(() => good);
    for await (const page of top.paginate(sampleApi, { name: "n" })) {
      expect(page.result?.total).toBe(1);
      break;
    }
    expect(received).toHaveLength(1);
  });

  it("refuses an API without pages", async () => {
    const { paging, ...plain } = sampleApi;
    expect(paging).toBeDefined();
    const { top } = await start(() => good);
    await expect(top.paginate(plain, { name: "n" }).next()).rejects.toThrow(/tells no paging/);
  });
});
