/**
 * Prints what a call costs in the generated client (validate, sign, encode, send, decode) beside the
 * npm package topsdk, with the documented requests and answers against one local server:
 *
 *     node test/measure/run.js bench-client [folder with node_modules/topsdk] [calls]
 */
import { spawn } from "node:child_process";
import { Agent } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { alibabaAlihealthNrCrmCouponQuerycoupon as query } from "../../generated/src/apis/alibaba.alihealth.nr.crm.coupon.querycoupon.js";
import { alibabaAlscCrmCardBatchSell as sell } from "../../generated/src/apis/alibaba.alsc.crm.card.batch.sell.js";
import {
  TopClient,
  type TopApi,
  type TopClientOptions,
} from "../../generated/src/runtime/index.js";

const [folder = process.cwd(), count = "1000"] = process.argv.slice(2);
const calls = Number(count);
const ROUNDS = 10;
const app = { appKey: "12345678", appSecret: "0123456789abcdef0123456789abcdef" };

const sellParams = {
  param_batch_open_card_open_req: {
    physical_card_ids: ["111", "222", "333"],
    out_brand_id: "33959",
    request_id: "566754323224",
    brand_id: "3396912",
    out_shop_id: "35663464",
    shop_id: "4564334",
    operator_id: "2312332",
  },
};
const queryParams = {
  query_d_t_o: { page_size: 10, page_num: 1, channel: "CS", phone: "13800000000" },
};

const coupon = {
  status: "1",
  start_date: "2016-01-01 12:00:00",
  serller_id: "2201234567890",
  phone: "13800000000",
  order_amount: "100.00",
  end_date: "2016-02-01 12:00:00",
  describe: "满一百减十",
  coupon_name: "优惠券",
  coupon_id: "12345",
  coupon_code: "A1B2C3",
  coupon_amount: "10.00",
  channel: "CS",
  card_no: "111",
  attribute: "{}",
  shop: "1",
  category: "2",
};
const answers: Readonly<Record<string, string>> = {
  [sell.method]: JSON.stringify({
    alibaba_alsc_crm_card_batch_sell_response: {
      result: { biz_code: "0", success: true, data: { result_map: '{"111":"SUCCESS"}' } },
      request_id: "z2cctmdvq4ud",
    },
  }),
  [query.method]: JSON.stringify({
    alibaba_alihealth_nr_crm_coupon_querycoupon_response: {
      result: {
        success: true,
        result: {
          current_page: 1,
          total_count: 10,
          total_page: 1,
          result_arr_list: { erp_coupon_d_t_o: Array.from({ length: 10 }, () => coupon) },
        },
      },
      request_id: "z2cctmdvq4ud",
    },
  }),
};

const serverCode = `
  const answers = JSON.parse(process.argv[1]);
  const server = require("node:http").createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      const method = new URLSearchParams(body).get("method");
      response.writeHead(200, { "content-type": "application/json;charset=UTF-8" });
      response.end(answers[method] ?? "{}");
    });
  });
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
`;

/** A server in a process of its own, so that its work is not counted. */
async function startServer(): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, ["-e", serverCode, JSON.stringify(answers)]);
  const port = await new Promise<string>((resolve) => {
    child.stdout.once("data", (data: Buffer) => {
      resolve(data.toString().trim());
    });
  });
  return { url: `http://127.0.0.1:${port}/router/rest`, stop: () => void child.kill() };
}

type Call = (n: number) => Promise<unknown>;

/**
 * Microseconds of processor time a call in this process. The candidates take turns, and the least
 * of each one's rounds counts, so that other work of the machine disturbs none more than another.
 */
async function measure(candidates: ReadonlyMap<string, Call>): Promise<Map<string, number>> {
  const least = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, call] of candidates) {
      const start = process.cpuUsage();
      for (let n = 0; n < calls; n += 10) {
        await Promise.all(Array.from({ length: 10 }, (_, i) => call(n + i)));
      }
      const { user, system } = process.cpuUsage(start);
      least.set(name, Math.min(least.get(name) ?? Infinity, (user + system) / calls));
    }
  }
  return least;
}

interface TopSdk {
  execute: (method: string, params: object) => Promise<unknown>;
}
type RequestPackage = (
  options: object,
  done: (error: unknown, response: unknown, body: string) => void,
) => void;

/** topsdk, and the HTTP package that it uses. */
interface Peer {
  TopSdk: new (key: string, secret: string, endpoint: string) => TopSdk;
  request: RequestPackage;
}

function loadPeer(): Peer | undefined {
  try {
    const load = createRequire(path.join(path.resolve(folder), "package.json"));
    const inside = createRequire(load.resolve("topsdk"));
    return {
      TopSdk: load("topsdk") as Peer["TopSdk"],
      request: inside("request") as RequestPackage,
    };
  } catch {
    return undefined;
  }
}

function ours(options: Partial<TopClientOptions>, url: string): Call {
  const top = new TopClient({ ...app, endpoint: url, ...options });
  const pairs = [
    [sell, sellParams],
    [query, queryParams],
  ] as unknown as [TopApi<object, object>, object][];
  return (n) => {
    const [api, params] = pairs[n % 2] ?? [];
    return api === undefined || params === undefined ? Promise.resolve() : top.execute(api, params);
  };
}

const server = await startServer();
const peer = loadPeer();
const off = { request: "off", response: "off" } as const;
const md5 = { signMethod: "md5" } as const;
const methods = [sell.method, query.method];
const form = (n: number): Record<string, string> => ({
  method: methods[n % 2] ?? "",
  rest: "x".repeat(500),
});

const candidates = new Map<string, Call>([
  [
    "fetch alone",
    async (n) => {
      const body = new URLSearchParams(form(n)).toString();
      const headers = { "content-type": "application/x-www-form-urlencoded;charset=UTF-8" };
      return (await fetch(server.url, { method: "POST", body, headers })).text();
    },
  ],
  ["this client, md5, validation on", ours(md5, server.url)],
  ["this client, md5, validation off", ours({ ...md5, validate: off }, server.url)],
  ["this client, hmac-sha256, validation on", ours({}, server.url)],
]);
const agent = new Agent({ keepAlive: true });
if (peer === undefined) {
  console.log(
    "topsdk: not found; npm install topsdk in a folder of its own and name it as argument",
  );
} else {
  const { request, TopSdk } = peer;
  const sdk = new TopSdk(app.appKey, app.appSecret, server.url);
  candidates.set("request (the HTTP package of topsdk) alone", (n) => {
    const options = { url: server.url, method: "POST", form: form(n), agent };
    return new Promise((resolve) => {
      request(options, (_error, _response, body) => {
        resolve(body);
      });
    });
  });
  candidates.set("topsdk, md5, its validators on", (n) =>
    n % 2 === 0 ? sdk.execute(sell.method, sellParams) : sdk.execute(query.method, queryParams),
  );
}

const least = await measure(candidates);
const beyond = (name: string, http: string): string =>
  ((least.get(name) ?? Number.NaN) - (least.get(http) ?? Number.NaN)).toFixed(0);
console.log(`processor time a call, ten at once, least of ${ROUNDS} rounds of ${calls} calls`);
for (const [name, time] of least)
  console.log(`${name.padEnd(44)} ${time.toFixed(0).padStart(6)} us`);
console.log(
  `this client beyond its HTTP: ${beyond("this client, md5, validation on", "fetch alone")} us`,
);
if (peer !== undefined) {
  const http = "request (the HTTP package of topsdk) alone";
  console.log(`topsdk beyond its HTTP: ${beyond("topsdk, md5, its validators on", http)} us`);
}
agent.destroy();
server.stop();
