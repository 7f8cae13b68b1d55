/** Pages without rows, flags that are text, and gateways that go on for ever. */
import { afterEach, describe, expect, it } from "vitest";
import type { PagingSpec } from "../../templates/runtime/api.js";
import { stopAll } from "./support/client.js";
import { byNumber, counted, ids, items, rows, walk } from "./support/pages.js";

afterEach(stopAll);

describe("paginate", () => {
  it.each<[string, PagingSpec, (at: number) => object]>([
    [
      "a total",
      { style: "offset", offset: ["page_no"], items, total: ["result", "total"] },
      () => ({ total: 151 }),
    ],
    [
      "a flag",
      { style: "offset", offset: ["page_no"], items, hasNext: ["result", "has_next"] },
      (at) => ({ has_next: at + 50 < 151 }),
    ],
    [
      "a new cursor",
      { style: "cursor", cursor: ["page_no"], items, next: ["result", "total"] },
      (at) => ({ total: at + 50 < 151 ? at + 50 : 0 }),
    ],
  ])("goes on behind a page without rows, by %s", async (_, paging, more) => {
    const walked = await walk(
      paging,
      ({ params }) => {
        const at = Number(params["page_no"] ?? 1);
        return { rows: at === 51 ? [] : rows(at, Math.min(at + 50, 151)), ...more(at) };
      },
      { page_no: 1 },
    );
    expect(walked.ids).toEqual(
      ids(151).filter((id) => Number(id) > 0 && !/^(5[1-9]|[6-9].|100)$/.test(id)),
    );
    expect(walked.requests.length).toBeLessThan(8);
  });

  it("does not follow cursors that are ever new over pages without rows", async () => {
    const paging: PagingSpec = {
      style: "cursor",
      cursor: ["payload"],
      items,
      next: ["result", "next"],
    };
    const walked = await walk(paging, ({ params }) => {
      const at = Number(params["payload"] ?? 0);
      return { rows: at === 0 ? rows(0, 2) : [], next: String(at + 1) };
    });
    expect([walked.ids, walked.requests.length]).toEqual([["0", "1"], 4]);
  });

  it("reads a flag that is text in any letters", async () => {
    const paging: PagingSpec = {
      style: "page",
      page: ["page_no"],
      items,
      hasNext: ["result", "next"],
    };
    const walked = await walk(
      paging,
      byNumber(9, (page) => ({ next: page < 2 ? "True" : "FALSE" })),
    );
    expect(walked.ids).toEqual(ids(4));
  });

  it("ends with an error where a flag promises more of the same, whatever the total says", async () => {
    const answer = (): object => ({ rows: rows(0, 2), total: 4, has_next: true });
    await expect(walk(counted, answer)).rejects.toThrow("repeats a page");
  });
});
