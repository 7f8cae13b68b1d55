/** One API with a member of every documented type, as the gateway and as the client know it. */
import type { AnsweredCall } from "../../../templates/mock/options.js";
import type { MockApi, MockParam } from "../../../templates/mock/types.js";
import { defineApi } from "../../../templates/runtime/api.js";
import * as request from "../../../templates/runtime/request.js";
import * as response from "../../../templates/runtime/response.js";
import type {
  DateInput,
  DecimalInput,
  FieldListInput,
  FileInput,
  Int64Input,
  JsonInput,
  MapInput,
} from "../../../templates/runtime/types.js";
import { api, param } from "../../mock/support/apis.js";

export interface Member {
  text?: string;
  count?: number;
  id?: string;
  paid?: boolean;
  created?: string;
  price?: string;
  amount?: string;
  raw?: string;
  texts: string[];
  ids: string[];
  inner?: Member;
  inners: Member[];
}

export interface Everything extends Member {
  flags: boolean[];
  dates: string[];
  prices: string[];
  counts: number[];
  fields?: string;
  labels?: Record<string, unknown>;
  /** The gateway answers with the file name and the bytes in hexadecimal. */
  picture?: string;
}

interface MemberRequest {
  text?: string;
  count?: number;
  id?: Int64Input;
  paid?: boolean;
  created?: DateInput;
  price?: DecimalInput;
  amount?: DecimalInput;
  raw?: JsonInput;
  texts?: string[];
  ids?: Int64Input[];
  inner?: MemberRequest;
  inners?: MemberRequest[];
}

export interface EverythingRequest extends MemberRequest {
  flags?: boolean[];
  dates?: DateInput[];
  prices?: DecimalInput[];
  counts?: number[];
  fields?: FieldListInput;
  labels?: MapInput;
  picture?: FileInput;
}

const scalars: readonly MockParam[] = [
  param("text", "string"),
  param("count", "number"),
  param("id", "number", { int64: true }),
  param("paid", "boolean"),
  param("created", "date"),
  param("price", "price"),
  param("amount", "decimal"),
  param("raw", "json"),
  param("texts", "string", { list: true }),
  param("ids", "number", { list: true, int64: true }),
];
const depth = 3;

function membersAt(level: number): readonly MockParam[] {
  if (level === depth) return scalars;
  const fields = membersAt(level + 1);
  return [
    ...scalars,
    param("inner", "object", { typeName: "Inner", fields }),
    param("inners", "object", { list: true, typeName: "InnerDTO", fields }),
  ];
}

const members: readonly MockParam[] = [
  ...membersAt(1),
  param("flags", "boolean", { list: true }),
  param("dates", "date", { list: true }),
  param("prices", "price", { list: true }),
  param("counts", "number", { list: true }),
  param("fields", "fieldList"),
  param("labels", "map"),
];

export const everythingMock: MockApi = api("taobao.everything.send", {
  request: [...members, param("picture", "file")],
  response: [...members, param("picture", "string")],
});

const { optional } = request;

const requestScalars = {
  text: optional(request.string()),
  count: optional(request.number()),
  id: optional(request.int64()),
  paid: optional(request.boolean()),
  created: optional(request.date()),
  price: optional(request.price()),
  amount: optional(request.decimal()),
  raw: optional(request.json()),
  texts: optional(request.list(request.string())),
  ids: optional(request.list(request.int64())),
};

function requestMembers(level: number) {
  // The innermost objects have no objects inside; the schema then lacks two optional members.
  const inner = level === depth ? request.object<object>({}) : innerRequest(level + 1);
  return { ...requestScalars, inner: optional(inner), inners: optional(request.list(inner)) };
}

function innerRequest(level: number): request.Schema<MemberRequest> {
  return request.object<MemberRequest>(requestMembers(level));
}

const responseScalars = {
  text: response.optional(response.string()),
  count: response.optional(response.number()),
  id: response.optional(response.int64()),
  paid: response.optional(response.boolean()),
  created: response.optional(response.date()),
  price: response.optional(response.price()),
  amount: response.optional(response.decimal()),
  raw: response.optional(response.json()),
  texts: response.list(response.string(), "string"),
  ids: response.list(response.int64(), "number"),
};

const noMembers = response.object({}) as unknown as response.Schema<Member>;

function responseMembers(level: number) {
  const inner = level === depth ? noMembers : innerResponse(level + 1);
  return {
    ...responseScalars,
    inner: response.optional(inner),
    inners: response.list(inner, "inner_d_t_o"),
  };
}

function innerResponse(level: number): response.Schema<Member> {
  return response.object<Member>(responseMembers(level));
}

export const everything = defineApi<EverythingRequest, Everything>({
  method: everythingMock.method,
  title: "",
  auth: "none",
  request: request.params<EverythingRequest>({
    ...requestMembers(1),
    flags: optional(request.list(request.boolean())),
    dates: optional(request.list(request.date())),
    prices: optional(request.list(request.price())),
    counts: optional(request.list(request.number())),
    fields: optional(request.fieldList()),
    labels: optional(request.map()),
    picture: optional(request.file()),
  }),
  response: response.object<Everything>({
    ...responseMembers(1),
    flags: response.list(response.boolean(), "boolean"),
    dates: response.list(response.date(), "date"),
    prices: response.list(response.price(), "price"),
    counts: response.list(response.number(), "number"),
    fields: response.optional(response.fieldList()),
    labels: response.optional(response.map()),
    picture: response.optional(response.string()),
  }),
});

/** An answer that says what the call said: objects as their JSON text, lists split at commas. */
export function echo({ parameters, files }: AnsweredCall): string {
  const said: string[] = [];
  for (const { name, type, list } of members) {
    const text = parameters.get(name);
    if (text === undefined) continue;
    const isJson = type === "object" || type === "map";
    said.push(
      `${JSON.stringify(name)}:${isJson ? text : JSON.stringify(list ? text.split(",") : text)}`,
    );
  }
  const picture = files.get("picture");
  if (picture !== undefined) {
    const shown = `${picture.fileName} ${Buffer.from(picture.data).toString("hex")}`;
    said.push(`"picture":${JSON.stringify(shown)}`);
  }
  return `{${said.join(",")}}`;
}
