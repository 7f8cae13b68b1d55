/** Files that come as streams: read once, held to the documentation's bounds, sent with every try. */
import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { TopTransportError, TopValidationError } from "../../templates/runtime/errors.js";
import type { FileInput } from "../../templates/runtime/types.js";
import { errorOf, failure, good, start, stopAll } from "./support/client.js";
import { sampleApi } from "./support/sample-api.js";

afterEach(stopAll);

const bytes = Uint8Array.from({ length: 600 }, (_, i) => i % 251);
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "topgen-files-"));
  await writeFile(path.join(folder, "图 1.png"), bytes);
});
afterAll(() => rm(folder, { recursive: true }));

const fromDisk = (): FileInput =>
  createReadStream(path.join(folder, "图 1.png"), { highWaterMark: 100 });
async function* pieces(): AsyncGenerator<string | Uint8Array> {
  yield "head";
  await Promise.resolve();
  yield bytes;
}

const ended = Readable.from([bytes]);
beforeAll(() => ended.forEach(() => undefined));

describe("a file that is a stream", () => {
  it.each<[string, () => FileInput, string, Uint8Array]>([
    ["of the disk", fromDisk, "图 1.png", bytes],
    [
      "of Node's with a name",
      () => ({ name: "a.bin", data: Readable.from([bytes]) }),
      "a.bin",
      bytes,
    ],
    ["of the web's", () => new Blob([bytes]).stream(), "file", bytes],
    ["of pieces", pieces, "file", Buffer.concat([Buffer.from("head"), bytes])],
  ])("%s arrives whole with every try", async (_, picture, name, whole) => {
    const { top, received } = await start(
      (_request, n) => (n === 0 ? failure(15, "isp.unknown-error") : good),
      { retry: { delay: 1 } },
    );
    await top.execute(sampleApi, { name: "n", picture: picture() });
    expect(received).toHaveLength(2);
    for (const { signed, files } of received) {
      expect([signed, files["picture"]?.name]).toEqual([true, name]);
      expect(Buffer.from(files["picture"]?.bytes ?? []).equals(whole)).toBe(true);
    }
  });

  it("is refused when it turns out larger than documented", async () => {
    const { top, received } = await start(() => good);
    const picture = Readable.from([bytes, bytes]);
    const error = await errorOf(top.execute(sampleApi, { name: "n", picture }));
    expect(error).toBeInstanceOf(TopValidationError);
    expect((error as Error).message).toContain("不超过1KB");
    expect(received).toEqual([]);
  });

  it.each<[string, () => FileInput]>([
    ["that is not there", () => createReadStream(path.join(folder, "none.png"))],
    ["that gives no bytes", () => Readable.from([{ not: "bytes" }])],
    ["that was read before", () => ended],
  ])("%s is told before anything is sent", async (_, picture) => {
    const { top, received } = await start(() => good);
    const error = await errorOf(top.execute(sampleApi, { name: "n", picture: picture() }));
    expect(error).toBeInstanceOf(TopValidationError);
    expect((error as Error).message).toContain("can't be read");
    expect(received).toEqual([]);
  });

  it("that fails while another is read is told, and the other let go", async () => {
    const { top, received } = await start(() => good);
    let isOver = false;
    async function* slow(): AsyncGenerator<string> {
      try {
        for (;;) {
          await setTimeout(10);
          yield "x";
        }
      } finally {
        isOver = true;
      }
    }
    const files = { first: slow(), second: createReadStream(path.join(folder, "none.png")) };
    const error = await errorOf(top.request("taobao.newer.add", files));
    expect((error as Error).message).toContain("a file can't be read: ENOENT");
    await vi.waitFor(() => {
      expect(isOver).toBe(true);
    });
    expect(received).toEqual([]);
  });

  it("is let go when the call is aborted", async () => {
    const { top } = await start(() => good);
    const waiting = new Readable({ read: () => undefined });
    const signal = AbortSignal.timeout(20);
    await errorOf(top.execute(sampleApi, { name: "n", picture: waiting }, { signal }));
    expect(waiting.destroyed).toBe(true);
  });

  it("that never ends does not hold a call that is aborted", async () => {
    const { top, received } = await start(() => good);
    const picture = new ReadableStream<Uint8Array>();
    const signal = AbortSignal.timeout(20);
    const error = await errorOf(top.execute(sampleApi, { name: "n", picture }, { signal }));
    expect(error).toBeInstanceOf(TopTransportError);
    expect(error).toMatchObject({ kind: "aborted" });
    expect(received).toEqual([]);
  });
});
