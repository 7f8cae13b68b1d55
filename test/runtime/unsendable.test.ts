/** Schemas and values that have no form on the wire: refused in one clear sentence that names the place. */
import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { defineApi, type TopApi } from "../../templates/runtime/api.js";
import { TopValidationError } from "../../templates/runtime/errors.js";
import * as top from "../../templates/runtime/schema.js";
import { errorOf, good, start, stopAll } from "./support/client.js";
import { sampleRequest, sampleResponse } from "./support/sample-api.js";
import { messages, refused } from "./support/schemas.js";

afterEach(stopAll);

describe("what can't be sent", () => {
  const deep = (schema: z.ZodMiniType): z.ZodMiniType =>
    z.object({ a: z.optional(z.array(z.object({ b: z.optional(schema) }))) });
  const value = (b: unknown): object => ({ a: [{}, { b }] });
  const open = deep(z.unknown());

  it.each<[string, z.ZodMiniType, unknown, string]>([
    [
      "an asynchronous check",
      deep(z.string().check(z.refine(() => Promise.resolve(true)))),
      "x",
      "a[1].b: asynchronous checks are not supported",
    ],
    [
      "a transform",
      deep(z.pipe(z.string(), z.transform(Number))),
      5,
      "a[1].b: a transform has no way back",
    ],
    [
      "z.symbol()",
      deep(z.symbol()),
      Symbol("s"),
      'a[1].b: a zod schema of type "symbol" has no form',
    ],
    [
      "z.function()",
      deep(z.custom((f) => typeof f === "function")),
      () => 1,
      "a[1].b: a function can't be sent",
    ],
    ["z.promise()", deep(z.promise(z.string())), Promise.resolve("x"), "a[1].b: "],
    [
      "z.map()",
      deep(z.map(z.string(), z.string())),
      new Map(),
      'a[1].b: a zod schema of type "map"',
    ],
    ["z.set()", deep(z.set(z.string())), new Set(), 'a[1].b: a zod schema of type "set"'],
    ["a function as value", open, () => 1, "a[1].b: a function can't be sent"],
    ["a function deep in a value", open, { c: [() => 1] }, "a[1].b.c[0]: a function can't be sent"],
    ["a symbol as value", open, Symbol("s"), "a[1].b: a symbol can't be sent"],
    ["a Map as value", open, new Map([["k", 1]]), "a[1].b: a Map can't be sent as JSON"],
    [
      "a file inside",
      deep(top.fileInput()),
      new Uint8Array(1),
      "a[1].b: a file is a parameter of its own",
    ],
  ])("%s is refused with its place, and nothing goes out", async (_, schema, inner, message) => {
    const { top: client, received } = await start(() => good);
    const api: TopApi<unknown, unknown> = defineApi({
      method: "x.get",
      title: "",
      auth: "none",
      request: schema,
      response: sampleResponse,
    });
    // Without checks nothing waits for one.
    const modes = message.includes("asynchronous")
      ? (["throw"] as const)
      : (["throw", "off"] as const);
    for (const request of modes) {
      const error = await errorOf(client.execute(api, value(inner), { validate: { request } }));
      expect(error).toBeInstanceOf(TopValidationError);
      const { issues } = error as TopValidationError;
      expect(issues).toHaveLength(1);
      expect(issues[0]?.message).toContain(message);
      expect(issues[0]?.path.slice(0, 3)).toEqual(["a", 1, "b"]);
    }
    expect(received).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ["a Map", new Map([["name", "n"]]), "expected an object, found a Map"],
    ["a list", ["n"], "expected an object, found a list"],
    ["text", "name=n", "expected an object, found text"],
  ])("%s as parameters is refused by its name", (_, params, message) => {
    expect(messages(refused(sampleRequest, params))).toEqual([message]);
  });

  it("several files in one parameter are refused", () => {
    const schema = z.object({ files: z.array(top.fileInput()) });
    expect(messages(refused(schema, { files: [new Uint8Array(1)] }))).toEqual([
      "files: one file a call, found a list",
    ]);
  });

  it.each([
    ["a date with T and Z", { created: "2016-01-01T04:00:00.000Z" }, "created: expected a date"],
    ["what is no date", { created: "not a date" }, "created: expected a date"],
    ["what is no price", { price: "abc" }, "price: expected decimal text or a number, found text"],
    ["a price with a sign of currency", { price: "￥5" }, "price: expected decimal text"],
  ])("%s is refused before sending", (_, params, message) => {
    const [found, ...more] = messages(refused(sampleRequest, { name: "n", ...params }));
    expect(found).toContain(message);
    expect(more).toEqual([]);
  });
});
