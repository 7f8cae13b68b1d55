/** The API that the soak calls. */
import * as z from "zod/mini";
import { defineApi } from "../../../templates/runtime/api.js";
import * as top from "../../../templates/runtime/schema.js";

export interface EchoRequest {
  number: number;
  ids: string[];
  inner: { text: string };
}
export interface EchoResponse {
  id?: string;
  items: { text?: string }[];
}

const method = "taobao.soak.echo.get";
export const echo = defineApi<EchoRequest, EchoResponse>({
  ...{ method, title: "", auth: "required" },
  request: top.object<EchoRequest>({
    number: top.number(),
    ids: z.array(z.string()),
    inner: top.object<{ text: string }>({ text: z.string() }),
  }),
  response: top.object<EchoResponse>({
    id: z.optional(top.id()),
    items: top.list(top.object<{ text?: string }>({ text: z.optional(z.string()) }), "item_d_t_o"),
  }),
});
