import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type * as z from "zod/mini";
import { generateApi } from "../../../generator/generate-api.js";
import { buildApi } from "../../../generator/ir/build.js";
import type { ApiIr } from "../../../generator/ir/types.js";
import { copiedFiles } from "../../../generator/copied-files.js";
import { fileStems } from "../../../spec/file-names.js";
import type { ApiSpec } from "../../../spec/schema.js";

/** An API and the schemas that its generated module exports, ready to run. */
export interface CompiledApi {
  api: ApiIr;
  /** The schema of the parameters. */
  schema: z.ZodMiniType;
  /** Every export of the module by its name. */
  exports: Readonly<Record<string, z.ZodMiniType>>;
}

/** Generates the modules of specs into `folder`, which is emptied first, and loads their schemas. */
export async function compileApis(
  specs: readonly ApiSpec[],
  folder: string,
): Promise<CompiledApi[]> {
  await rm(folder, { recursive: true, force: true });
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  };
  for (const [file, text] of copiedFiles()) {
    if (file.startsWith("src/runtime/")) await write(file, text);
  }
  const stems = fileStems(specs.map(({ method }) => method));
  const apis = specs.map((spec) => buildApi(spec, stems.get(spec.method) ?? spec.method));
  for (const [index, spec] of specs.entries()) {
    const { files } = await generateApi(spec, apis[index]?.fileName ?? spec.method);
    for (const [file, text] of files) if (file.startsWith("src/apis/")) await write(file, text);
  }
  await build({
    entryPoints: apis.map(({ fileName }) => path.join(folder, "src", "apis", `${fileName}.ts`)),
    outdir: path.join(folder, "dist"),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    packages: "external",
    outExtension: { ".js": ".mjs" },
    logLevel: "warning",
  });
  return Promise.all(apis.map((api) => load(api, folder)));
}

async function load(api: ApiIr, folder: string): Promise<CompiledApi> {
  const url = pathToFileURL(path.join(folder, "dist", `${api.fileName}.mjs`)).href;
  const exports = (await import(url)) as Record<string, z.ZodMiniType>;
  const schema = exports[api.request.schemaName];
  if (schema === undefined)
    throw new Error(`${api.method}: no ${api.request.schemaName} in its module`);
  return { api, schema, exports };
}
