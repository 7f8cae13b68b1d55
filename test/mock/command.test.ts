import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

import { createIo } from "../../generator/io.js";
import { run } from "../../generator/cli/run.js";
import { cardBatchSell, cardBatchSellRequest } from "./support/apis.js";
import { post, postForError, signed } from "./support/signed.js";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), "topgen-mock-"));
  await mkdir(path.join(cwd, "spec/apis"), { recursive: true });
  const file = `spec/apis/${cardBatchSell.api.method}.json`;
  await copyFile(path.join(import.meta.dirname, "../..", file), path.join(cwd, file));
});
afterEach(() => rm(cwd, { recursive: true }));

/** The command line started with a promise for its first line of output. */
function start(...argv: string[]) {
  let stop = (): void => undefined;
  let printed = "";
  let talk = "";
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  let firstLine: (line: string) => void;
  const first = new Promise<string>((resolve) => (firstLine = resolve));
  const stdout = {
    isTerminal: false,
    write(text: string) {
      printed += text;
      firstLine(printed.split("\n")[0] ?? "");
    },
  };
  const stderr = { isTerminal: false, write: (text: string) => (talk += text) };
  const io = createIo({ cwd, env: {}, stdout, stderr, stopped: () => stopped });
  const exit = run(["mock", ...argv], io);
  return { first, exit, stop, printed: () => printed, talk: () => talk };
}

test("prints its URL first, serves the specs and stops when asked", async () => {
  const mock = start();
  const url = await mock.first;
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/router\/rest$/);
  const answer = await post(url, signed(cardBatchSell.api.method, cardBatchSellRequest));
  expect(answer).toContain("<biz_success>true</biz_success>");
  const given = { format: "json", param_batch_open_card_open_req: "{}" };
  const incomplete = signed(cardBatchSell.api.method, given);
  expect(await postForError(url, incomplete)).toMatchObject({ code: 40 });
  mock.stop();
  expect(await mock.exit).toBe(0);
  await expect(post(url, {})).rejects.toThrow();
  expect(mock.printed()).toBe(`${url}\n`);
  expect(mock.talk()).toContain(`POST ${cardBatchSell.api.method}: answered`);
});

test("--json prints one object a line: where it listens, then every call without secrets", async () => {
  const mock = start("--json", "--app-secret", "another-secret", "--fault", "isp");
  const { url } = JSON.parse(await mock.first) as { url: string };
  expect(await postForError(url, signed(cardBatchSell.api.method))).toMatchObject({ code: 25 });
  mock.stop();
  expect(await mock.exit).toBe(0);
  const lines = mock.printed().trim().split("\n");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({ url, methods: 1, appKey: "12345678" }),
    expect.objectContaining({ method: cardBatchSell.api.method, code: 25, fault: "isp" }),
  ]);
  expect(mock.printed()).not.toContain("another-secret");
});

test.each([
  [["--fault", "earthquake"], 2, /unknown fault "earthquake"; known: latency, /],
  [["--port", "seven"], 2, /--port: expected a whole number from 0 to 65535/],
  [["--spec", "nowhere"], 1, /nowhere/],
])("%j ends with exit code %i and says why", async (argv, code, message) => {
  const mock = start(...argv);
  expect(await mock.exit).toBe(code);
  expect(mock.talk()).toMatch(message);
});

test("a port that is taken is named", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const mock = start("--port", String(port));
  expect(await mock.exit).toBe(1);
  expect(mock.talk()).toContain(`can't listen on port ${port}`);
  await new Promise((resolve) => other.close(resolve));
});
