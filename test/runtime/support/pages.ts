/** Walks over the pages of an API that a gateway on loopback answers as told. */
import type { PageNumberPaging, PagingSpec } from "../../../templates/runtime/api.js";
import { start } from "./client.js";
import type { Received } from "./gateway.js";
import { sampleApi, type SampleRequest } from "./sample-api.js";

export const rows = (from: number, to: number): object[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => ({ id: String(from + i), images: [] }));

/** Walks all pages over `count` rows, at most `size` a page. */
export async function walk(
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

export const items = ["result", "rows"];
export const ids = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i));
export const byNumber =
  (count: number, more: (page: number) => object) =>
  (request: Received): object => {
    const page = Number(request.params["page_no"]);
    return { rows: rows((page - 1) * 2, Math.min(page * 2, count)), ...more(page) };
  };

/** Pages by number with everything that can end them. */
export const counted: PageNumberPaging = {
  ...{ style: "page", page: ["page_no"], size: ["page_size"] },
  ...{ items, total: ["result", "total"], hasNext: ["result", "has_next"] },
};
