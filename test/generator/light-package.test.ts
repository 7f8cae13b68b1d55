/** A package of any size stays light for those who use a part of it. */
import path from "node:path";
import { build } from "esbuild";
import { describe, expect, expectTypeOf, it } from "vitest";
import { loaders } from "../../generated/src/registry.js";
import { TopClient } from "../../generated/src/index.js";
import type { AlibabaAlscCrmCardBatchSellResponse } from "../../generated/src/apis/alibaba.alsc.crm.card.batch.sell.js";

const generated = path.resolve("generated");

/** The size of a bundle in bytes, and the files of the package in it. */
async function bundle(contents: string): Promise<{ bytes: number; inputs: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: generated, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    metafile: true,
    logLevel: "error",
  });
  return { bytes: outputFiles[0]?.contents.length ?? 0, inputs: Object.keys(metafile.inputs) };
}

const oneApi = (entry: string): string =>
  `import { TopClient } from "./src/${entry}";
   import { alibabaAlscCrmCardBatchSell } from "./src/apis/alibaba.alsc.crm.card.batch.sell.js";
   console.log(TopClient, alibabaAlscCrmCardBatchSell);`;

describe("a generated package", () => {
  it("bundles one API from its main entry as small as from the client alone", async () => {
    const main = await bundle(oneApi("index.js"));
    const core = await bundle(oneApi("runtime/index.js"));
    expect(main.bytes / core.bytes).toBeLessThan(1.05);
    const apis = main.inputs.filter((file) => file.includes("/src/apis/"));
    expect(apis).toHaveLength(1);
    expect(main.inputs.filter((file) => file.endsWith("registry.ts"))).toHaveLength(1);
  });

  it("knows every method by name where a client was given the table of all", () => {
    const top = new TopClient({ appKey: "12345678", appSecret: "helloworld" }, loaders);
    const call = (): Promise<AlibabaAlscCrmCardBatchSellResponse> =>
      top.call("alibaba.alsc.crm.card.batch.sell", {});
    expectTypeOf(call).returns.resolves.toEqualTypeOf<AlibabaAlscCrmCardBatchSellResponse>();
    // @ts-expect-error -- no API of this package
    const unknown = (): unknown => top.call("alibaba.alsc.crm.card.batch.sel", {});
    expect(typeof unknown).toBe("function");
    expect(Object.keys(loaders)).toContain("alibaba.alsc.crm.card.batch.sell");
  });
});
