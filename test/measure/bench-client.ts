/**
 * Prints what a call costs in the generated client beside the npm package topsdk, with documented
 * requests and answers, both in this process and in turns:
 *
 *     node test/measure/run.js bench-client [folder with node_modules/topsdk] [calls a round]
 *
 * First the clients' own work (validate, sign, encode, decode), with the transport of both replaced
 * by the same canned bytes; then whole calls over HTTP to one local server.
 */
import { Agent } from "node:http";
import process from "node:process";
import { TopClient, type TopClientOptions } from "../../generated/src/runtime/index.js";
import { answers, sampleCall } from "./bench-client/calls.js";
import { loadPeer, type TopSdk } from "./bench-client/peer.js";
import { startServer } from "./bench-client/server.js";

const [folder = process.cwd(), count = "1000"] = process.argv.slice(2);
const calls = Number(count);
const ROUNDS = 21;
const AT_ONCE = 10;
const app = { appKey: "12345678", appSecret: "0123456789abcdef0123456789abcdef" };
const md5 = { signMethod: "md5" } as const;
const off = { request: "off", response: "off" } as const;

type Call = (n: number) => Promise<unknown>;
type Candidates = ReadonlyMap<string, Call>;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Microseconds of processor time that this process spends on a call: the median of the rounds. */
async function measure(candidates: Candidates): Promise<ReadonlyMap<string, number>> {
  const times = new Map([...candidates.keys()].map((name) => [name, [] as number[]]));
  for (let round = -2; round < ROUNDS; round++) {
    for (const [name, call] of candidates) {
      globalThis.gc?.();
      const start = process.cpuUsage();
      for (let n = 0; n < calls; n += AT_ONCE) {
        await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => call(n + i)));
      }
      const { user, system } = process.cpuUsage(start);
      // The first rounds warm up.
      if (round >= 0) times.get(name)?.push((user + system) / calls);
    }
  }
  return new Map([...times].map(([name, values]) => [name, median(values)]));
}

/** Prints a table; the ratio is to the first line. */
function print(title: string, medians: ReadonlyMap<string, number>): void {
  console.log(`\n${title}`);
  const [first = Number.NaN] = medians.values();
  for (const [name, time] of medians) {
    const ratio = (time / first).toFixed(2);
    console.log(`${name.padEnd(42)} ${time.toFixed(1).padStart(7)} us ${ratio.padStart(6)} x`);
  }
}

function ours(options: Partial<TopClientOptions>): Call {
  const top = new TopClient({ ...app, ...options });
  return (n) => {
    const { api, params } = sampleCall(n);
    return top.execute(api, params);
  };
}

function theirs(sdk: TopSdk): Call {
  return (n) => {
    const { api, params } = sampleCall(n);
    return sdk.execute(api.method, params);
  };
}

/**
 * This client on answers that are there at once, without the streams of the platform's `Response`,
 * which are no work of a client: they show in `fetch alone`.
 */
function stubbed(options: Partial<TopClientOptions>): Call {
  const headers = new Headers({ "content-type": "application/json;charset=UTF-8" });
  const fetch = (_url: string, { body }: RequestInit): Promise<Response> => {
    const method = /(?:^|&)method=([\w.]+)/.exec(body as string)?.[1] ?? "";
    const text = (): Promise<string> => Promise.resolve(String(bytes.get(method)));
    return Promise.resolve({ status: 200, headers, body: null, text } as Response);
  };
  return ours({ ...options, fetch, endpoint: "http://127.0.0.1/router/rest" });
}

const bytes = new Map(Object.entries(answers).map(([name, text]) => [name, Buffer.from(text)]));
const peer = loadPeer(folder, (method) => bytes.get(method) ?? Buffer.alloc(0));
if (peer === undefined) {
  console.log("topsdk: not found; npm install topsdk in a folder of its own and name the folder");
}

const own = new Map<string, Call>([
  ["this client, md5, validation on", stubbed(md5)],
  ["this client, md5, validation off", stubbed({ ...md5, validate: off })],
  ["this client, hmac-sha256, validation on", stubbed({})],
]);
const server = await startServer();
const url = { endpoint: server.url };
const whole = new Map<string, Call>([
  ["this client, md5, validation on", ours({ ...md5, ...url })],
  ["this client, hmac-sha256, validation on", ours(url)],
]);
const form = (n: number): Record<string, string> => ({
  method: sampleCall(n).api.method,
  rest: "x".repeat(500),
});
const agent = new Agent({ keepAlive: true });
if (peer !== undefined) {
  const { TopSdk, StubbedTopSdk, request } = peer;
  for (const useValidators of [true, false]) {
    const name = `topsdk, md5, its validators ${useValidators ? "on" : "off"}`;
    const make = (Sdk: typeof TopSdk): Call =>
      theirs(new Sdk(app.appKey, app.appSecret, server.url, { useValidators }));
    own.set(name, make(StubbedTopSdk));
    whole.set(name, make(TopSdk));
  }
  const send = (n: number): Promise<unknown> =>
    new Promise((resolve) => {
      const options = { url: server.url, method: "POST", form: form(n), agent };
      request(options, (_error, _response, body) => {
        resolve(body);
      });
    });
  whole.set("request, the HTTP package of topsdk, alone", send);
}
whole.set("fetch alone", async (n) => {
  const body = new URLSearchParams(form(n)).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded;charset=UTF-8" };
  return (await fetch(server.url, { method: "POST", body, headers })).text();
});

console.log(
  `processor time a call, ${AT_ONCE} at once, medians of ${ROUNDS} rounds of ${calls} calls in turns`,
);
try {
  print("own work: validate, sign, encode, decode; transport stubbed", await measure(own));
  print("whole calls over HTTP", await measure(whole));
} finally {
  agent.destroy();
  server.stop();
}
