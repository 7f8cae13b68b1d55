/**
 * Calls the mock gateway with TOP clients that topgen did not write, to see that it takes what they
 * send and that they understand what it answers. They are no dependencies: install them anywhere,
 *
 *   npm install topsdk@1.0.13 node-taobao-topclient@0.1.7 top@0.2.3
 *   node test/measure/run.js third-party <that folder> [spec folder]
 *
 * `top` is of 2013 and needs, in the `overrides` of that folder's package.json, HTTP packages that
 * still run: `{ "top": { "urllib": "2.44.0", "agentkeepalive": "4.6.0" } }`. Its signing stays its own.
 *
 * Each client makes the documented request of every spec and must get the documented answer; then
 * it calls with a wrong secret and must be refused with code 25.
 */
import { createRequire } from "node:module";
import path from "node:path";
import { isDeepStrictEqual, promisify } from "node:util";

import { loadSpecs } from "../../spec/folder/read-specs.js";
import type { ApiSpec, Param } from "../../spec/schema.js";
import { servedApi } from "../../generator/schemas/served-api.js";
import { startGateway } from "../../templates/mock/node.js";

// These clients stamp their calls in the zone of the process; the platform's is GMT+8.
process.env["TZ"] = "Asia/Shanghai";

const appKey = "12345678";
const appSecret = "helloworld";

type Params = Record<string, unknown>;
/** Makes one call and gives the members of the result; rejects with an error that has a `code`. */
type Call = (method: string, params: Params) => Promise<unknown>;
type Connect = (sdk: unknown, url: string, secret: string) => Call;

interface TopSdk {
  execute(method: string, params: Params): Promise<unknown>;
}
interface TopPackage {
  createClient(options: object): {
    request(params: Params, type: string, done: (error: unknown, data: unknown) => void): void;
  };
}

/** Objects as JSON text: `topsdk` signs an object as "[object Object]", `top` sends it so. */
function textsOf(params: Params): Params {
  const texts = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return Object.fromEntries(texts) as Params;
}

const sdks: Readonly<Record<string, Connect>> = {
  topsdk(sdk, url, secret) {
    const Client = sdk as new (key: string, secret: string, options: object) => TopSdk;
    const client = new Client(appKey, secret, { endpoint: url, useValidators: false });
    return (method, params) => client.execute(method, textsOf(params));
  },
  "node-taobao-topclient"(sdk, url, secret) {
    const { default: Client } = sdk as { default: new (options: object) => TopSdk };
    const client = new Client({ appkey: appKey, appsecret: secret, REST_URL: url });
    return (method, params) => client.execute(method, { ...params });
  },
  top(sdk, url, secret) {
    const options = { appkey: appKey, appsecret: secret, REST_URL: url };
    const client = (sdk as TopPackage).createClient(options);
    const request = promisify(client.request.bind(client));
    return async (method, params) => {
      const body = (await request({ ...textsOf(params), method }, "POST")) as Params;
      return Object.values(body)[0];
    };
  },
};

/** The documented example as a value; `undefined` where the page shows none. */
function exampleOf(param: Param): unknown {
  if (param.type === "object") {
    const members = (param.fields ?? []).map((field) => [field.name, exampleOf(field)] as const);
    const value = Object.fromEntries(members.filter(([, member]) => member !== undefined));
    return param.list ? [value] : value;
  }
  if (param.example === "" || param.example === "null") return undefined;
  const items = param.list ? param.example.split(",") : [param.example];
  const values = items.map((item) => (param.type === "number" ? Number(item) : item));
  return param.list ? values : values[0];
}

const named: Readonly<Record<string, string>> = { quot: '"', amp: "&", lt: "<", gt: ">" };

/** The texts between the tags of the documented XML, sorted. */
function documentedTexts(spec: ApiSpec): string[] {
  const sample = spec.examples.response.find(({ format }) => format === "xml")?.text ?? "";
  const leaves = [...sample.matchAll(/<([\w.-]+)>([^<]*)<\/\1>/g)].map((match) => match[2] ?? "");
  return leaves
    .map((text) => text.replace(/&(\w+);/g, (all, name: string) => named[name] ?? all))
    .sort();
}

/** The texts of all leaves of an answer, sorted; the request id is no part of the documentation. */
function answeredTexts(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [String(value)];
  const members = Object.entries(value).filter(([name]) => name !== "request_id");
  return members.flatMap(([, member]) => answeredTexts(member)).sort();
}

async function check(call: Call, spec: ApiSpec): Promise<string> {
  const entries = spec.request.map((param) => [param.name, exampleOf(param)] as const);
  const answer = await call(spec.method, Object.fromEntries(entries));
  const [seen, shown] = [answeredTexts(answer), documentedTexts(spec)];
  return isDeepStrictEqual(seen, shown) ? "answered as documented" : `differs: ${seen.join(" | ")}`;
}

/** A client that never calls back counts as failed. */
const timeLimit = (): Promise<string> =>
  new Promise((resolve) => setTimeout(resolve, 10_000, "no answer within ten seconds"));

const outcome = (promise: Promise<string>): Promise<string> =>
  Promise.race([promise, timeLimit()]).catch((error: unknown) => {
    const { code, message } = error as { code?: unknown; message?: string };
    return `error ${String(code)} (${message ?? ""})`;
  });

const [folder, specFolder = "spec"] = process.argv.slice(2);
if (folder === undefined) {
  console.error(
    "usage: node test/measure/run.js third-party <folder with node_modules> [spec folder]",
  );
  process.exit(2);
}
const require = createRequire(path.resolve(folder, "index.js"));
const specs = await loadSpecs(specFolder);
const gateway = await startGateway({ apis: specs.map(servedApi), appKey, appSecret });
let failed = 0;
let called = 0;
for (const [name, connect] of Object.entries(sdks)) {
  let sdk: unknown;
  try {
    sdk = require(name);
  } catch {
    console.log(`${name}: not installed in ${folder}`);
    continue;
  }
  called += 1;
  for (const spec of specs) {
    const result = await outcome(check(connect(sdk, gateway.url, appSecret), spec));
    if (result !== "answered as documented") failed += 1;
    console.log(`${name}: ${spec.method}: ${result}`);
  }
  const [first] = specs;
  if (first === undefined) continue;
  const refused = await outcome(check(connect(sdk, gateway.url, "wrong"), first));
  if (!refused.startsWith("error 25")) failed += 1;
  console.log(`${name}: wrong secret: ${refused}`);
}
await gateway.close();
// Keep-alive agents of these clients would hold the process.
process.exit(failed === 0 && called > 0 ? 0 : 1);
