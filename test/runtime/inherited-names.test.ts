/** Members named like those that every object inherits, and members that reach for a prototype. */
import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import * as top from "../../templates/runtime/schema.js";
import { decode, encode, read, refused } from "./support/schemas.js";

const names = ["constructor", "toString", "valueOf", "hasOwnProperty", "then", "__proto__"];
type Named = Record<string, string>;

/** An object schema with a member of each name. */
function shapeOf<S>(schema: () => S): Record<string, S> {
  return Object.fromEntries(names.map((name) => [name, schema()]));
}
function own(value: string): Named {
  return Object.fromEntries(names.map((name) => [name, value]));
}

const optionalText = (): top.OptionalSchema<string> => z.optional(z.string());
const inner = top.object<Named>(shapeOf(optionalText) as never);
const params = top.object<{ [name: string]: unknown; inner?: Named }>({
  ...shapeOf(optionalText),
  inner: z.optional(inner),
});
const strict = top.object<Named>(shapeOf(() => z.string()));
const answer = top.object<Named>(shapeOf(() => z.optional(z.string())) as never);

describe("inherited names", () => {
  it("are no values of optional members that were left out", () => {
    expect(encode(params, { inner: {} })).toEqual({ inner: "{}" });
    expect(decode(answer, "{}")).toEqual({});
    expect(decode(answer, "<r_response/>")).toEqual({});
  });

  it("are no values of required members", () => {
    const found = refused(strict, {});
    expect(found.map(({ path, rule }) => [path, rule])).toEqual(
      names.map((name) => [[name], "required"]),
    );
  });

  it("go through like any other name when they are given", () => {
    const wire = encode(params, { ...own("x"), inner: own("y") });
    expect(JSON.parse(JSON.stringify(wire))).toEqual(
      JSON.parse(JSON.stringify({ ...own("x"), inner: JSON.stringify(own("y")) })),
    );
    const body = JSON.stringify(own("z"));
    const result = decode(answer, body);
    expect(JSON.stringify(result)).toBe(body);
  });

  it("are checked like any other name when they are given", () => {
    const wrong = Object.fromEntries(names.map((name) => [name, 5])) as unknown as Named;
    expect(refused(params, wrong).map(({ path }) => path)).toEqual(names.map((name) => [name]));
    expect(refused(strict, wrong).map(({ message }) => message)).toEqual(
      names.map((name) => `${name}: expected text, found number`),
    );
  });

  it("count as not given in rules across members", () => {
    const ruled = top.object<Named>(
      shapeOf(optionalText) as never,
      top.atLeastOne(["toString", "__proto__"], "q"),
      top.requiredIf("then", "constructor", undefined, "q"),
    );
    expect(refused(ruled, {}).map(({ rule }) => rule)).toEqual(["atLeastOne"]);
    expect(refused(ruled, own("x"))).toEqual([]);
  });
});

describe("prototypes", () => {
  const hostile = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';

  it("are out of reach of any answer, documented or not", () => {
    const open = top.object<{ a?: unknown; map?: Record<string, unknown> }>({
      a: z.optional(z.unknown()),
      map: z.optional(top.map()),
    });
    for (const text of [hostile, `{"a":${hostile},"map":${hostile}}`]) {
      const value = read(open, text) as Record<string, unknown>;
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect(JSON.stringify(value)).toBe(text);
      expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    }
  });

  it("may be frozen: the client works the same in a process without mutable prototypes", async () => {
    const here = path.dirname(fileURLToPath(import.meta.url));
    const { outputFiles } = await build({
      stdin: { contents: frozenProgram, resolveDir: path.join(here, "../../templates/runtime") },
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
    });
    const run = ["--input-type=module", "-"];
    const input = outputFiles[0]!.text;
    expect(execFileSync(process.execPath, run, { input, encoding: "utf8" })).toBe(
      `${JSON.stringify({ sent: "x", result: JSON.parse(hostile) as unknown })}\n`,
    );
  });

  const frozenProgram = `
    import { TopClient } from "./client.js";
    import * as z from "zod/mini";
    import * as top from "./schema.js";
    for (const { prototype } of [Object, Array, Function, Map, RegExp]) Object.freeze(prototype);
    let sent;
    const client = new TopClient({
      appKey: "1", appSecret: "s", endpoint: "http://127.0.0.1/router/rest",
      fetch: async (url, { body }) => {
        sent = new URLSearchParams(body).get("toString");
        return new Response('{"f_response":${hostile}}');
      },
    });
    const text = () => z.optional(z.string());
    const api = {
      method: "f.get", title: "", auth: "none",
      request: top.object({ toString: text(), constructor: text() }),
      response: top.object({ constructor: z.optional(z.unknown()) }),
    };
    const result = await client.execute(api, { toString: "x" });
    console.log(JSON.stringify({ sent, result }));
  `;
});
