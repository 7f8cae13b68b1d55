/** An API in the form that the generator writes, with every kind of parameter. */
import { defineApi, type TopApi } from "../../../templates/runtime/api.js";
import * as request from "../../../templates/runtime/request.js";
import * as response from "../../../templates/runtime/response.js";
import type {
  DateInput,
  DecimalInput,
  FieldListInput,
  FileInput,
  Int64Input,
  JsonInput,
} from "../../../templates/runtime/types.js";

export interface Sku {
  sku_id: Int64Input;
  price?: DecimalInput;
  brand_id?: string;
  out_brand_id?: string;
  ids?: Int64Input[];
  when?: DateInput;
  extra?: JsonInput;
  channel: "CS" | "KRY" | (string & {});
}

export interface SampleRequest {
  name: string;
  page_no?: number;
  page_size?: number;
  item_id?: Int64Input;
  is_major?: boolean;
  created?: DateInput;
  price?: DecimalInput;
  amount?: DecimalInput;
  payload?: JsonInput;
  fields?: FieldListInput;
  tags?: string[];
  numbers?: number[];
  picture?: FileInput;
  sku?: Sku;
  skus?: Sku[];
  settings?: Record<string, unknown>;
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

const skuSchema: request.Schema<Sku> = request.object<Sku>(
  {
    sku_id: request.int64(),
    price: request.optional(request.price()),
    brand_id: request.optional(request.string(request.maxLength(4, "最大长度:4"))),
    out_brand_id: request.optional(request.string(request.maxBytes(6, "不能超过6字节"))),
    ids: request.optional(request.list(request.int64(), request.maxItems(2, "最大列表长度:2"))),
    when: request.optional(request.date()),
    extra: request.optional(request.json()),
    channel: request.string(),
  },
  request.atLeastOne(["brand_id", "out_brand_id"], "brandId与out_brand_id不可同时为空"),
  request.requiredIf("price", "channel", "KRY", "KRY时必填"),
);

export const sampleRequest: request.Schema<SampleRequest> = request.params<SampleRequest>({
  name: request.string(request.maxLength(8, "最大长度:8")),
  page_no: request.optional(request.number(request.minimum(1, "最小值:1"))),
  page_size: request.optional(request.number(request.maximum(100, "最大值:100"))),
  item_id: request.optional(request.int64()),
  is_major: request.optional(request.boolean()),
  created: request.optional(request.date()),
  price: request.optional(request.price()),
  amount: request.optional(request.decimal(request.exclusiveMinimum("0", "大于0"))),
  payload: request.optional(request.json()),
  fields: request.optional(request.fieldList()),
  tags: request.optional(request.list(request.string(), request.maxItems(3, "最多3个"))),
  numbers: request.optional(request.list(request.number())),
  picture: request.optional(request.file(request.maxBytes(1024, "不超过1KB"))),
  sku: request.optional(skuSchema),
  skus: request.optional(request.list(skuSchema)),
  settings: request.optional(request.map()),
  anything: request.optional(request.unknown()),
});

const rowSchema: response.Schema<ResultRow> = response.object<ResultRow>({
  id: response.optional(response.int64()),
  title: response.optional(response.string()),
  count: response.optional(response.number()),
  price: response.optional(response.price()),
  open: response.optional(response.boolean()),
  created: response.optional(response.date()),
  attributes: response.optional(response.json()),
  images: response.list(response.string(), "string"),
});

const resultSchema: response.Schema<SampleResult> = response.object<SampleResult>({
  rows: response.list(rowSchema, "result_row"),
  total: response.optional(response.number()),
  next: response.optional(response.string()),
  has_next: response.optional(response.boolean()),
});

export const sampleResponse: response.Schema<SampleResponse> = response.object<SampleResponse>({
  result: response.optional(resultSchema),
  note: response.optional(response.string()),
  settings: response.optional(response.map()),
});

export const sampleApi: TopApi<SampleRequest, SampleResponse, "isv.item-not-exist"> = defineApi({
  method: "taobao.sample.rows.get",
  title: "样例",
  auth: "optional",
  request: sampleRequest,
  response: sampleResponse,
  errors: { "isv.item-not-exist": { message: "商品不存在", solution: "检查商品ID" } },
  paging: {
    style: "page",
    page: "page_no",
    size: "page_size",
    items: "result.rows",
    total: "result.total",
  },
});
