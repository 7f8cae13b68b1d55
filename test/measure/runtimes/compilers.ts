/** Settings of TypeScript: a program that uses the package must compile under each. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Case, Place } from "./case.js";
import { installed, root, run } from "./install.js";

interface Setting {
  readonly name: string;
  readonly module: string;
  readonly resolution: string;
  readonly type: "module" | "commonjs";
  /** Version of TypeScript; the project's own unless told. */
  readonly typescript?: string;
}

const settings: readonly Setting[] = [
  { name: "node10", module: "commonjs", resolution: "node10", type: "commonjs", typescript: "5.9" },
  { name: "node16", module: "node16", resolution: "node16", type: "module" },
  { name: "node16", module: "node16", resolution: "node16", type: "commonjs" },
  { name: "nodenext", module: "nodenext", resolution: "nodenext", type: "module" },
  { name: "nodenext", module: "nodenext", resolution: "nodenext", type: "commonjs" },
  { name: "bundler", module: "esnext", resolution: "bundler", type: "module" },
  { name: "bundler", module: "preserve", resolution: "bundler", type: "commonjs" },
];

const source = `
import { TopApiError, TopClient } from "top-client";
import { TopClient as CoreClient } from "top-client/core";
import { loaders } from "top-client/registry";
import mock from "top-client/mock/apis/alibaba.alsc.crm.card.batch.sell";
import { type MockApi } from "top-client/mock";
import { startGateway } from "top-client/mock/node";
import { alibabaAlscCrmCardBatchSell, type AlibabaAlscCrmCardBatchSellResponse } from "top-client/apis/alibaba.alsc.crm.card.batch.sell";

export const fixture: MockApi = mock;
export const start = () => startGateway({ apis: [mock] });
// Types that the compiler has to name by itself, in the declarations of this program.
export const called = (top: CoreClient) => top.execute(alibabaAlscCrmCardBatchSell, {});
export const inner = async (top: CoreClient) => (await called(top)).result;

export async function use(): Promise<AlibabaAlscCrmCardBatchSellResponse> {
  const top = new TopClient({ appKey: "1", appSecret: "2" }, loaders);
  const core: CoreClient = new CoreClient({ appKey: "1", appSecret: "2", signal: undefined });
  await core.execute(alibabaAlscCrmCardBatchSell, {
    param_batch_open_card_open_req: {
      request_id: "1", physical_card_ids: ["1"], operator_id: "1", shop_id: "1", brand_id: "1",
    },
  });
  try {
    return await top.call("alibaba.alsc.crm.card.batch.sell", {
      // @ts-expect-error -- brand_id is text
      param_batch_open_card_open_req: { request_id: "1", physical_card_ids: ["1"], operator_id: "1", shop_id: "1", brand_id: {} },
    });
  } catch (error) {
    if (error instanceof TopApiError && error.is(alibabaAlscCrmCardBatchSell)) console.log(error.subCode);
    throw error;
  }
}
`;

async function compile(setting: Setting, { project }: Place): Promise<string> {
  const { module, resolution, type, typescript } = setting;
  const folder = path.join(project, `types-${setting.name}-${type}`);
  await mkdir(folder, { recursive: true });
  const compilerOptions = {
    ...{ module, moduleResolution: resolution, target: "es2022", lib: ["es2023", "dom"] },
    ...{
      strict: true,
      exactOptionalPropertyTypes: true,
      esModuleInterop: true,
      ...{ declaration: true, emitDeclarationOnly: true, outDir: "out" },
      types: [],
    },
  };
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ type }));
  await writeFile(path.join(folder, "use.ts"), source);
  await writeFile(
    path.join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: ["use.ts"] }),
  );
  const home = typescript === undefined ? root : await installed(`typescript@${typescript}`);
  await run(
    process.execPath,
    [path.join(home, "node_modules/typescript/bin/tsc"), "-p", folder],
    folder,
  );
  return "works";
}

/** The settings that are tried. */
export const compilerCases: readonly Case[] = settings.map((setting) => ({
  name: `TypeScript ${setting.typescript ?? "6.0"}, ${setting.name}, ${setting.type === "module" ? "ESM" : "CommonJS"}`,
  attempt: (place) => compile(setting, place),
}));
