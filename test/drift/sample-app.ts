/** A consumer of the package in ten files. What a line uses is said in its comment. */
export const sampleApp: Readonly<Record<string, string>> = {
  "client.ts": `
import { TopClient } from "top-client";
import { loaders } from "top-client/registry";
export const top = new TopClient({ appKey: "1", appSecret: "2" }, loaders);
`,
  "api.ts": `
export { taobaoShopOrderSave as saveOrder } from "top-client/apis/taobao.shop.order.save";
export type { TaobaoShopOrderSaveRequest as SaveRequest, ResultDTO as Saved } from "top-client/apis/taobao.shop.order.save";
`,
  "save.ts": `
import { saveOrder } from "./api.js";
import { top } from "./client.js";
export async function save(id: string, memo: string) {
  const answer = await top.execute(saveOrder, { // api
    order_id: id, // request.order_id
    memo, // request.memo
    buyer: { level: 3, "mobile": "1" }, // request.buyer request.buyer.level request.buyer.mobile
  });
  return answer.result?.message; // response.result response.result.message
}
`,
  "read.ts": `
import { saveOrder } from "./api.js";
import { top } from "./client.js";
export async function read() {
  const { result: { total: howMany, ...rest } = {} } = await top.execute(saveOrder, { order_id: "1" }); // api response.result response.result.total request.order_id
  return [howMany, rest];
}
`,
  "generic.ts": `
import type { Saved } from "./api.js";
const pluck = <T, K extends keyof T>(list: readonly T[], key: K): T[K][] => list.map((one) => one[key]);
const first = <T,>(list: readonly T[]): T | undefined => list[0];
export const titles = (saved: Saved) => pluck(saved.items ?? [], "title"); // response.result.items response.result.items.title
export const firstId = ({ items = [] }: Saved) => first(items)?.item_id; // response.result.items response.result.items.item_id
`,
  "alias.ts": `
import type { SaveRequest } from "./api.js";
type Buyer = NonNullable<SaveRequest["buyer"]>; // request.buyer
export const buyer: Buyer = { brand_id: "x", level: 1 }; // request.buyer.brand_id request.buyer.level
export function rename(request: SaveRequest): SaveRequest {
  request["sort"] = "asc"; // request.sort
  return { ...request, status: "2" }; // request.status
}
`,
  "partial.ts": `
import type { Saved } from "./api.js";
type Slim = Pick<Saved, "state">; // response.result.state
export const show = (slim: Slim): string => slim.state ?? ""; // response.result.state
export const patch = (change: Partial<Saved>) => change.modified; // response.result.modified
`,
  "errors.ts": `
import { TopApiError } from "top-client";
import { saveOrder } from "./api.js";
export function isForbidden(error: unknown): boolean {
  return error instanceof TopApiError && error.is(saveOrder) && error.subCode === "isv.no-permission"; // api
}
`,
  "by-name.ts": `
import { top } from "./client.js";
export const count = async () => {
  let total: number | undefined;
  const { result } = await top.call("taobao.shop.order.save", { order_id: "7", count: 4 }); // api request.order_id request.count response.result
  ({ total } = result ?? {}); // response.result.total
  return total;
};
`,
  "unrelated.ts": `
interface Other { memo: string; total: number; result?: { message: string } }
export const other: Other = { memo: "a", total: 1, result: { message: "b" } };
export const message = other.result?.message;
`,
};

/** \`file:line\` of each use that the comments tell, by field; \`api\` for the API itself. */
export function toldUses(): Record<string, string[]> {
  const told: Record<string, string[]> = {};
  for (const [file, text] of Object.entries(sampleApp)) {
    for (const [index, line] of text.split("\n").entries()) {
      const names = / \/\/ (.*)$/.exec(line)?.[1]?.split(" ") ?? [];
      for (const name of names) (told[name] ??= []).push(`app/${file}:${index + 1}`);
    }
  }
  for (const list of Object.values(told)) list.sort();
  return told;
}
