/**
 * Every schema that a generated module exports is what a user of zod takes it for: it takes the
 * documented value and gives it back, refuses without throwing, has a shape, can be extended, and
 * says in JSON Schema what it checks.
 */
import path from "node:path";
import { zodResolver } from "@hookform/resolvers/zod";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { initTRPC, TRPCError } from "@trpc/server";
import { asSchema, tool } from "ai";
import { describe, expect, it } from "vitest";
import {
  type BatchOpenCardOpenReq,
  batchOpenCardOpenReqSchema,
} from "../../generated/src/apis/alibaba.alsc.crm.card.batch.sell.js";
import { loadSpecs } from "../../spec/folder/read-specs.js";
import { genuineZodOf } from "../measure/genuine-zod/expectations.js";
import { compileApis } from "../measure/kill-score/compile.js";
import { goldenSpecs } from "./support.js";

const root = path.join(import.meta.dirname, "..", "..");
const cache = path.join(root, "node_modules", ".cache");

const card: BatchOpenCardOpenReq = {
  physical_card_ids: ["111"],
  request_id: "566754323224",
  operator_id: "2312332",
  shop_id: "4564334",
  brand_id: "3396912",
};
const withoutBrand = { ...card, brand_id: undefined };
const sentence = "brandId与out_brand_id不可同时为空";

describe("the exported schemas", () => {
  it("of the committed APIs and of the golden cases are genuine zod", async () => {
    const specs = [...(await loadSpecs(path.join(root, "spec"))), ...goldenSpecs()];
    const apis = await compileApis(specs, path.join(cache, "topgen-test-genuine-zod"));
    const found = apis.map(genuineZodOf);
    expect(
      found.flatMap(({ method, problems }) => problems.map((one) => `${method}: ${one}`)),
    ).toEqual([]);
    expect(found.reduce((sum, { values }) => sum + values, 0)).toBeGreaterThan(30);
    // JSON Schema knows no bytes, no dates that exist, and no numbers or lists in text.
    const unsaid = new Set(found.flatMap((each) => Object.keys(each.unsaid)));
    expect([...unsaid].filter((key) => !/Bytes|Items|imum|type/.test(key))).toEqual([]);
  }, 120_000);

  it("are valid values of form resolvers", async () => {
    const options = { fields: {}, shouldUseNativeValidation: false } as const;
    const resolvers = [
      zodResolver(batchOpenCardOpenReqSchema),
      standardSchemaResolver(batchOpenCardOpenReqSchema),
    ];
    for (const resolve of resolvers) {
      expect(await resolve(card as never, undefined, options)).toMatchObject({ values: card });
      const { errors } = await resolve({ ...card, operator_id: 5 } as never, undefined, options);
      expect(errors).toMatchObject({
        operator_id: { message: "expected text, found number" },
      });
    }
  });

  it("are inputs of tRPC procedures", async () => {
    const t = initTRPC.create();
    const router = t.router({
      open: t.procedure.input(batchOpenCardOpenReqSchema).mutation(({ input }) => input.request_id),
    });
    const caller = t.createCallerFactory(router)({});
    expect(await caller.open(card)).toBe("566754323224");
    const refused = await caller.open(withoutBrand).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TRPCError);
    expect((refused as TRPCError).message).toContain(sentence);
  });

  it("are inputs of tools for language models", async () => {
    const open = tool({
      description: "opens cards",
      inputSchema: batchOpenCardOpenReqSchema,
      execute: ({ request_id }) => request_id,
    });
    const schema = asSchema(open.inputSchema);
    expect(schema.jsonSchema).toMatchObject({
      type: "object",
      required: ["physical_card_ids", "request_id", "operator_id"],
      allOf: [{ anyOf: [{ required: ["out_brand_id"] }, { required: ["brand_id"] }] }, {}],
    });
    expect(await schema.validate?.(card)).toEqual({ success: true, value: card });
    expect(await schema.validate?.(withoutBrand)).toMatchObject({ success: false });
  });
});
