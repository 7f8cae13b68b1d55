/**
 * The gateway of the soak, in a process of its own so that its memory is not taken for the client's:
 * prints its URL, and how much it answered when its input ends.
 */
import { startGateway } from "../../templates/mock/node.js";
import type { MockApi } from "../../templates/mock/types.js";
import { echo } from "./soak/echo.js";

const mock: MockApi = { api: echo, examples: { response: [], error: [] } };

/** One of them on every fifth answer; a retry is an answer of its own. */
const faults = [
  "ban=0",
  "ban=3600",
  "isp",
  "isp=isp.null-pointer-exception",
  "isv",
  "code=10",
  "http=503",
  "http=404",
  "html",
  "truncated",
  "empty",
  "hang-up",
  "cut",
  "drip=5",
  "drip=400",
  "latency=40",
  "latency=2000",
  "clock=3600",
  "shuffled",
  "absent=null",
  "escaped",
];
let injected = 0;
let answers = 0;
const gateway = await startGateway({
  apis: [mock],
  answer: ({ parameters }) => {
    const number = parameters.get("number") ?? "";
    const text = `text ${number}`;
    return `{"id":71043000074054${number.padStart(5, "0")},"items":[{"text":"${text}"},{"text":"商家"}]}`;
  },
  fault: () => {
    answers += 1;
    if (answers % 5 !== 0) return "";
    injected += 1;
    return faults[injected % faults.length] ?? "";
  },
});
console.log(gateway.url);
process.stdin.resume().on("end", () => {
  console.log(JSON.stringify({ answers, injected }));
  process.exit();
});
