/** An API in the form that the generator writes, with every kind of parameter. */
import * as z from "zod/mini";
import { defineApi, type PagedApi } from "../../../templates/runtime/api.js";
import * as top from "../../../templates/runtime/schema.js";
import type {
  DateInput,
  DecimalInput,
  FieldListInput,
  FileInput,
  Int64Input,
  JsonInput,
  MapInput,
} from "../../../templates/runtime/types.js";

export interface Sku {
  sku_id: Int64Input;
  price?: DecimalInput | undefined;
  brand_id?: string | undefined;
  out_brand_id?: string | undefined;
  ids?: readonly Int64Input[] | undefined;
  when?: DateInput | undefined;
  extra?: JsonInput | undefined;
  channel: "CS" | "KRY" | (string & {});
}

export interface SampleRequest {
  name: string;
  page_no?: number | undefined;
  page_size?: number | undefined;
  item_id?: Int64Input | undefined;
  is_major?: boolean | undefined;
  created?: DateInput | undefined;
  price?: DecimalInput | undefined;
  amount?: DecimalInput | undefined;
  payload?: JsonInput | undefined;
  fields?: FieldListInput | undefined;
  tags?: readonly string[] | undefined;
  numbers?: readonly number[] | undefined;
  picture?: FileInput | undefined;
  sku?: Sku | undefined;
  skus?: readonly Sku[] | undefined;
  settings?: MapInput | undefined;
  anything?: unknown;
}

export interface ResultRow {
  id?: string;
  title?: string;
  count?: number;
  price?: string;
  open?: boolean;
  created?: string;
  attributes?: string;
  images: string[];
}

export interface SampleResult {
  rows: ResultRow[];
  total?: number;
  next?: string;
  has_next?: boolean;
}

export interface SampleResponse {
  result?: SampleResult;
  note?: string;
  settings?: Record<string, unknown>;
}

export const skuSchema: top.ObjectSchema<Sku> = top.object<Sku>(
  {
    sku_id: top.int64Input(),
    price: z.optional(top.decimalInput()),
    brand_id: z.optional(z.string().check(top.maxLength(4, "最大长度:4"))),
    out_brand_id: z.optional(z.string().check(top.maxBytes(6, "不能超过6字节"))),
    ids: z.optional(z.array(top.int64Input()).check(top.maxItems(2, "最大列表长度:2"))),
    when: z.optional(top.dateInput()),
    extra: z.optional(top.jsonInput()),
    channel: z.union([z.enum(["CS", "KRY"]), z.string()]),
  },
  top.atLeastOne(["brand_id", "out_brand_id"], "brandId与out_brand_id不可同时为空"),
  top.requiredIf("price", "channel", "KRY", "KRY时必填"),
);

export const sampleRequest: top.ObjectSchema<SampleRequest> = top.object<SampleRequest>({
  name: z.string().check(top.maxLength(8, "最大长度:8")),
  page_no: z.optional(top.number().check(top.minimum(1, "最小值:1"))),
  page_size: z.optional(top.number().check(top.maximum(100, "最大值:100"))),
  item_id: z.optional(top.int64Input()),
  is_major: z.optional(z.boolean()),
  created: z.optional(top.dateInput()),
  price: z.optional(top.decimalInput()),
  amount: z.optional(top.decimalInput().check(top.exclusiveMinimum("0", "大于0"))),
  payload: z.optional(top.jsonInput()),
  fields: z.optional(top.fieldListInput()),
  tags: z.optional(z.array(z.string()).check(top.maxItems(3, "最多3个"))),
  numbers: z.optional(z.array(top.number())),
  picture: z.optional(top.fileInput().check(top.maxBytes(1024, "不超过1KB"))),
  sku: z.optional(skuSchema),
  skus: z.optional(z.array(skuSchema)),
  settings: z.optional(top.map()),
  anything: z.optional(z.unknown()),
});

const rowSchema: top.ObjectSchema<ResultRow> = top.object<ResultRow>({
  id: z.optional(top.int64()),
  title: z.optional(z.string()),
  count: z.optional(z.number()),
  price: z.optional(top.decimal()),
  open: z.optional(z.boolean()),
  created: z.optional(top.date()),
  attributes: z.optional(top.json()),
  images: top.list(z.string(), "string"),
});

const resultSchema: top.ObjectSchema<SampleResult> = top.object<SampleResult>({
  rows: top.list(rowSchema, "result_row"),
  total: z.optional(z.number()),
  next: z.optional(z.string()),
  has_next: z.optional(z.boolean()),
});

export const sampleResponse: top.ObjectSchema<SampleResponse> = top.object<SampleResponse>({
  result: z.optional(resultSchema),
  note: z.optional(z.string()),
  settings: z.optional(top.map()),
});

export const sampleApi: PagedApi<SampleRequest, SampleResponse, ResultRow, "isv.item-not-exist"> =
  defineApi({
    method: "taobao.sample.rows.get",
    title: "样例",
    auth: "optional",
    request: sampleRequest,
    response: sampleResponse,
    errors: { "isv.item-not-exist": { message: "商品不存在", solution: "检查商品ID" } },
    paging: {
      style: "page",
      page: ["page_no"],
      size: ["page_size"],
      items: ["result", "rows"],
      total: ["result", "total"],
    },
  });
