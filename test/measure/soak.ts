/**
 * Many calls of the client at once against the mock gateway over HTTP, a fifth of the answers with
 * a fault: `node --expose-gc test/measure/run.js soak [calls] [concurrency]`. Every call must give the
 * right result or a typed error; afterwards no socket and no timer may be left, and the heap must
 * not have grown.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { TopClient } from "../../templates/runtime/client.js";
import { TopApiError, TopError, TopTransportError } from "../../templates/runtime/errors.js";
import { echo } from "./soak/echo.js";

const [calls = 50_000, concurrency = 100] = process.argv.slice(2).map(Number);

const program = ["test/measure/run.js", "soak-gateway"];
const gateway = spawn(process.execPath, program, { stdio: ["pipe", "pipe", "inherit"] });
const told = createInterface({ input: gateway.stdout })[Symbol.asyncIterator]();
const endpoint = String((await told.next()).value);

const clients = [
  { format: "json", signMethod: "hmac-sha256" },
  { format: "json", simplify: true, signMethod: "md5" },
  { format: "xml", signMethod: "hmac" },
].map(
  (way) =>
    new TopClient({
      ...(way as { format: "json" | "xml"; signMethod: "md5" | "hmac" | "hmac-sha256" }),
      ...{ appKey: "12345678", appSecret: "helloworld", session: "soak-session" },
      ...{ endpoint, timeout: 1000, retry: { delay: 5, maxDelay: 1000 } },
      validate: { request: "throw", response: "throw" },
    }),
);

const outcomes = new Map<string, number>();
const count = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
const wrong: string[] = [];

async function call(number: number): Promise<void> {
  const client = clients[number % clients.length];
  const params = { number, ids: ["1", "2"], inner: { text: "a & b" } };
  try {
    const result = await client?.execute(echo, params);
    const id = `71043000074054${String(number).padStart(5, "0")}`;
    const right =
      result?.id === id && result.items.length === 2 && result.items[0]?.text === `text ${number}`;
    count(right ? "right" : "WRONG");
    if (!right) wrong.push(JSON.stringify(result));
  } catch (error) {
    count(nameOf(error));
    if (!(error instanceof TopError)) wrong.push(String(error));
  }
}

function nameOf(error: unknown): string {
  if (error instanceof TopApiError) {
    return `TopApiError ${error.code}${error.subCode === undefined ? "" : ` ${error.subCode}`}`;
  }
  if (error instanceof TopTransportError) return `TopTransportError ${error.kind}`;
  return error instanceof TopError ? error.name : `UNTYPED ${String(error)}`;
}

async function run(first: number, last: number): Promise<void> {
  let next = first;
  const worker = async () => {
    while (next < last) {
      const number = next;
      next += 1;
      await call(number);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

/** The gateway goes on with what clients gave up: its slowest fault takes two seconds. */
const SLOWEST = 2500;

/** Used heap in bytes when nothing is on its way any more, after a collection if node exposes one. */
async function heap(): Promise<number> {
  await wait(SLOWEST);
  // What finalizers let go of is collected in the next round.
  for (let times = 0; times < 3; times += 1) {
    (globalThis as { gc?: () => void }).gc?.();
    await wait(50);
  }
  return process.memoryUsage().heapUsed;
}

const left = (kind: string) =>
  process.getActiveResourcesInfo().filter((resource) => resource === kind).length;

let unhandled = 0;
process.on("unhandledRejection", () => {
  unhandled += 1;
});

const before = performance.now();
const heaps: number[] = [];
const rounds = 10;
for (let round = 0; round < rounds; round += 1) {
  await run(Math.floor((calls * round) / rounds), Math.floor((calls * (round + 1)) / rounds));
  heaps.push(await heap());
}
const seconds = (performance.now() - before) / 1000;
gateway.stdin.end();
const { answers, injected } = JSON.parse(String((await told.next()).value)) as Record<
  string,
  number
>;
await once(gateway, "exit");
// The platform's fetch keeps its idle connections for a moment after the other side has closed.
await wait(500);

const megabytes = heaps.map((bytes) => (bytes / 1_048_576).toFixed(1)).join(" ");
const sockets = left("TCPSocketWrap");
const timers = left("Timeout");
console.log(
  `${calls} calls, ${concurrency} at once, ${seconds.toFixed(1)} s, ${answers} answers, ${injected} faults`,
);
for (const [outcome, times] of [...outcomes].sort(([, a], [, b]) => b - a)) {
  console.log(`  ${String(times).padStart(6)} ${outcome}`);
}
console.log(`wrong results or untyped errors: ${wrong.length}; unhandled rejections: ${unhandled}`);
console.log(`sockets left: ${sockets}; timers left: ${timers}`);
console.log(`heap in MB after each tenth: ${megabytes}`);
for (const example of wrong.slice(0, 5)) console.log(`  ${example}`);
// Code is compiled at first; from the third tenth on nothing may be added.
const grown = (heaps.at(-1) ?? 0) / (heaps[2] ?? 1) > 1.2;
process.exitCode = wrong.length + unhandled + sockets + timers === 0 && !grown ? 0 : 1;
