/** One API with a member of every documented type, as the gateway and as the client know it. */
import * as z from "zod/mini";

import type { AnsweredCall } from "../../../templates/mock/options.js";
import { shapeOf } from "../../../templates/mock/shape.js";
import type { MockApi } from "../../../templates/mock/types.js";
import { defineApi } from "../../../templates/runtime/api.js";
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

const depth = 3;

const requestScalars = {
  text: z.optional(z.string()),
  count: z.optional(top.number()),
  id: z.optional(top.int64Input()),
  paid: z.optional(z.boolean()),
  created: z.optional(top.dateInput()),
  price: z.optional(top.decimalInput()),
  amount: z.optional(top.decimalInput()),
  raw: z.optional(top.jsonInput()),
  texts: z.optional(z.array(z.string())),
  ids: z.optional(z.array(top.int64Input())),
};

/** The innermost objects have no objects inside. */
function requestMembers(level: number): top.ShapeOf<MemberRequest> {
  const inner: top.Schema<MemberRequest> =
    level === depth
      ? top.object<Omit<MemberRequest, "inner" | "inners">>(requestScalars)
      : top.object<MemberRequest>(requestMembers(level + 1));
  return { ...requestScalars, inner: z.optional(inner), inners: z.optional(z.array(inner)) };
}

const responseScalars = {
  text: z.optional(z.string()),
  count: z.optional(z.number()),
  id: z.optional(top.int64()),
  paid: z.optional(z.boolean()),
  created: z.optional(top.date()),
  price: z.optional(top.decimal()),
  amount: z.optional(top.decimal()),
  raw: z.optional(top.json()),
  texts: top.list(z.string(), "string"),
  ids: top.list(top.int64(), "number"),
};

const innermost = top.object<Omit<Member, "inner" | "inners">>(
  responseScalars,
) as unknown as top.Schema<Member>;

function responseMembers(level: number): top.ShapeOf<Member> {
  const inner = level === depth ? innermost : top.object<Member>(responseMembers(level + 1));
  return {
    ...responseScalars,
    inner: z.optional(inner),
    inners: top.list(inner, "inner_d_t_o"),
  };
}

export const everything = defineApi<EverythingRequest, Everything>({
  method: "taobao.everything.send",
  title: "",
  auth: "none",
  request: top.object<EverythingRequest>({
    ...requestMembers(1),
    flags: z.optional(z.array(z.boolean())),
    dates: z.optional(z.array(top.dateInput())),
    prices: z.optional(z.array(top.decimalInput())),
    counts: z.optional(z.array(top.number())),
    fields: z.optional(top.fieldListInput()),
    labels: z.optional(top.map()),
    picture: z.optional(top.fileInput()),
  }),
  response: top.object<Everything>({
    ...responseMembers(1),
    flags: top.list(z.boolean(), "boolean"),
    dates: top.list(top.date(), "date"),
    prices: top.list(top.decimal(), "price"),
    counts: top.list(z.number(), "number"),
    fields: z.optional(z.string()),
    labels: z.optional(top.map()),
    picture: z.optional(z.string()),
  }),
});

/** The same API as the gateway serves it; its page shows no answers. */
export const everythingMock: MockApi = { api: everything, examples: { response: [], error: [] } };

const shape = shapeOf(everything.response);

/** An answer that says what the call said: objects as their JSON text, lists split at commas. */
export function echo({ parameters, files }: AnsweredCall): string {
  const said: string[] = [];
  for (const [name, text] of parameters) {
    const { kind, item } = shape.members.get(name) ?? {};
    if (kind === undefined) continue;
    const isJson = kind === "object" || kind === "map" || item?.kind === "object";
    const value = kind === "list" ? text.split(",") : text;
    said.push(`${JSON.stringify(name)}:${isJson ? text : JSON.stringify(value)}`);
  }
  const picture = files.get("picture");
  if (picture !== undefined) {
    const shown = `${picture.fileName} ${Buffer.from(picture.data).toString("hex")}`;
    said.push(`"picture":${JSON.stringify(shown)}`);
  }
  return `{${said.join(",")}}`;
}
