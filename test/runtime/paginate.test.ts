/** Pages by number, by offset and by cursor, as APIs of TOP have them. */
import { afterEach, describe, expect, expectTypeOf, it } from "vitest";
import { defineApi, type PagingSpec } from "../../templates/runtime/api.js";
import { TopClient } from "../../templates/runtime/client.js";
import type { PageEvent } from "../../templates/runtime/options.js";
import { good, secret, start, stopAll } from "./support/client.js";
import type { Received } from "./support/gateway.js";
import { byNumber, counted, ids, items, rows, walk } from "./support/pages.js";
import { type ResultRow, sampleApi, type SampleRequest } from "./support/sample-api.js";

afterEach(stopAll);

type Rows<Row> = AsyncGenerator<Row, void, undefined>;

describe("paginate", () => {
  it.each<[string, PagingSpec, (page: number) => object, Partial<SampleRequest>, number]>([
    [
      "the total",
      { style: "page", page: ["page_no"], items, total: ["result", "total"] },
      () => ({ total: 5 }),
      {},
      3,
    ],
    [
      "the total, exactly",
      { style: "page", page: ["page_no"], items, total: ["result", "total"] },
      () => ({ total: 4 }),
      {},
      2,
    ],
    [
      "a flag",
      { style: "page", page: ["page_no"], items, hasNext: ["result", "has_next"] },
      (page) => ({ has_next: page < 3 }),
      {},
      3,
    ],
    [
      "the number of pages",
      { style: "page", page: ["page_no"], items, pages: ["result", "total"] },
      () => ({ total: 3 }),
      {},
      3,
    ],
    [
      "an empty page, whatever was asked for",
      { style: "page", page: ["page_no"], size: ["page_size"], items },
      () => ({}),
      { page_size: 2 },
      4,
    ],
    ["an empty page", { style: "page", page: ["page_no"], items }, () => ({}), {}, 4],
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
      page: ["page_no"],
      size: ["page_size"],
      items,
      total: ["result", "total"],
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
      offset: ["settings", "query", "offset"],
      items,
      total: ["result", "total"],
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
      cursor: ["payload"],
      next: ["result", "next"],
      hasNext: ["result", "has_next"],
      items,
    };
    const walked = await walk(paging, ({ params }) => {
      const page = Number(params["payload"] ?? 0);
      return { rows: rows(page * 2, page * 2 + 2), ...more(page) };
    });
    expect(walked.ids).toEqual(ids(6));
    expect(walked.requests.map((request) => request["payload"])).toEqual([undefined, "1", "2"]);
  });

  it("counts rows, not pages, where the gateway gives fewer than asked for", async () => {
    const capped = ({ params }: Received): object => {
      const page = Number(params["page_no"]);
      return { rows: rows((page - 1) * 50, Math.min(page * 50, 120)), total: 120 };
    };
    const walked = await walk(counted, capped, { page_size: 100 });
    expect(walked.ids).toEqual(ids(120));
    expect(walked.requests).toHaveLength(3);
    const rest = await walk(counted, capped, { page_size: 100, page_no: 2 });
    expect(rest.ids).toEqual(ids(120).slice(50));
    const uncounted = await walk(
      { style: "page", page: ["page_no"], size: ["page_size"], items },
      capped,
      {
        page_size: 100,
      },
    );
    expect(uncounted.ids).toEqual(ids(120));
  });

  it("takes rows that look alike for different ones", async () => {
    const alike = ({ params }: Received): object => {
      const page = Number(params["page_no"]);
      return { rows: page > 30 ? [] : Array(10).fill({ title: "same" }), total: 300 };
    };
    expect((await walk(counted, alike)).ids).toHaveLength(300);
    const { total, ...uncounted } = counted;
    expect(total).toEqual(["result", "total"]);
    expect((await walk(uncounted, alike)).ids).toHaveLength(300);
  });

  it.each<[string, (page: number) => object, number]>([
    ["grows", (page) => ({ total: Math.min(6 + page, 10) }), 10],
    ["shrinks", (page) => ({ total: 12 - page }), 10],
    ["is told once", (page) => (page === 1 ? { total: 10 } : {}), 10],
    ["is told as 0", () => ({ total: 0 }), 10],
    ["is text", () => ({ total: "10" }), 10],
    ["is larger than what there is", () => ({ total: 1000 }), 10],
    ["is wrong, while a flag is right", (page) => ({ total: 1, has_next: page < 5 }), 10],
  ])("reads all rows when the total %s", async (_, more, count) => {
    const walked = await walk(counted, byNumber(count, more));
    expect(walked.ids).toEqual(ids(count));
    expect(walked.requests.length).toBeLessThan(20);
  });

  it("goes on over pages that rows were left out of", async () => {
    const kept = ["0", "1", "6", "8", "9"];
    const walked = await walk(counted, ({ params }) => {
      const page = Number(params["page_no"]);
      const all = rows((page - 1) * 2, Math.min(page * 2, 10)) as { id: string }[];
      return { rows: all.filter(({ id }) => kept.includes(id)), total: 10 };
    });
    expect(walked.ids).toEqual(kept);
    expect(walked.requests.length).toBeLessThan(8);
  });

  it("asks by offset from where the rows so far end, with a capped size too", async () => {
    const paging: PagingSpec = {
      ...{
        style: "offset",
        offset: ["page_no"],
        size: ["page_size"],
        items,
        total: ["result", "total"],
      },
    };
    const params = { page_size: 100, page_no: 3 };
    const walked = await walk(
      paging,
      (request) => {
        const offset = Number(request.params["page_no"]);
        return { rows: rows(offset, Math.min(offset + 4, 14)), total: 14 };
      },
      params,
    );
    expect(walked.ids).toEqual(ids(14).slice(3));
    expect(walked.requests.map((request) => request["page_no"])).toEqual(["3", "7", "11"]);
  });

  it.each<[string, PagingSpec, (page: number) => object, RegExp]>([
    [
      "ignores the page",
      { style: "page", page: ["page_no"], items },
      () => ({ rows: rows(0, 2) }),
      /repeats a page/,
    ],
    [
      "says that there is more and gives nothing",
      { style: "page", page: ["page_no"], items, hasNext: ["result", "has_next"] },
      () => ({ rows: [], has_next: true }),
      /more rows and gives none/,
    ],
    [
      "goes round in a circle of cursors",
      {
        style: "cursor",
        cursor: ["payload"],
        next: ["result", "next"],
        items,
        hasNext: ["result", "has_next"],
      },
      (page) => ({ rows: rows(0, 1), next: String((page % 3) + 1), has_next: true }),
      /more rows and gives none/,
    ],
  ])("ends with an error where the gateway %s", async (_, paging, answer, message) => {
    await expect(
      walk(paging, ({ params }) => answer(Number(params["page_no"] ?? params["payload"] ?? 1))),
    ).rejects.toThrow(message);
  });

  it("ends in the middle when aborted, with the reason", async () => {
    const { top, received } = await start((request) =>
      JSON.stringify({ result: byNumber(10, () => ({ total: 10 }))(request) }),
    );
    const abort = new AbortController();
    const reason = new Error("enough");
    const seen: unknown[] = [];
    const walking = (async () => {
      for await (const row of top.items(sampleApi, { name: "n" }, { signal: abort.signal })) {
        seen.push(row);
        if (seen.length === 3) abort.abort(reason);
      }
    })();
    await expect(walking).rejects.toMatchObject({ kind: "aborted", cause: reason });
    expect(seen).toHaveLength(4);
    expect(received).toHaveLength(2);
  });

  it("gives rows, and tells of each page", async () => {
    const events: PageEvent[] = [];
    const onPage = (event: PageEvent): void => void events.push(event);
    const { top } = await start((request) =>
      JSON.stringify({ result: byNumber(5, () => ({ total: 5 }))(request) }),
    );
    const options = { hooks: { onPage } };
    const found: (string | undefined)[] = [];
    for await (const row of top.items(sampleApi, { name: "n" }, options)) found.push(row.id);
    expect(found).toEqual(ids(5));
    const { method } = sampleApi;
    expect(events).toEqual([
      { method, pages: 1, rows: 2, total: 5 },
      { method, pages: 2, rows: 4, total: 5 },
      { method, pages: 3, rows: 5, total: 5 },
    ]);
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
    // @ts-expect-error -- the compiler refuses it as well
    const pages = top.paginate(plain, { name: "n" });
    await expect(pages.next()).rejects.toThrow(/tells no paging/);
  });

  it("knows the type of a row, of a declaration by hand by the path to it", () => {
    const top = new TopClient({ appKey: "12345678", appSecret: secret });
    expectTypeOf(() => top.items(sampleApi, { name: "n" })).returns.toEqualTypeOf<
      Rows<ResultRow>
    >();
    const { paging: documented, ...plain } = sampleApi;
    expect(documented.style).toBe("page");
    const paging = { style: "cursor", cursor: ["name"], next: ["note"] } as const;
    const byHand = defineApi({ ...plain, paging: { ...paging, items: ["result", "rows"] } });
    expectTypeOf(() => top.items(byHand, { name: "n" })).returns.toEqualTypeOf<Rows<ResultRow>>();
    const nowhere = defineApi({ ...plain, paging: { ...paging, items: ["result", "total"] } });
    expectTypeOf(() => top.items(nowhere, { name: "n" })).returns.toEqualTypeOf<Rows<unknown>>();
  });
});
