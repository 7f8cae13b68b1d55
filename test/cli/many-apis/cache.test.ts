/** What is remembered between runs, damaged, out of reach, cut off and shared. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { Dice } from "../../measure/scale/dice.js";
import type { Workplace } from "../support.js";
import { both, manyApis, output, topgen, type ManyApis } from "./support.js";

let many: ManyApis;
beforeAll(async () => {
  many = await manyApis();
});

describe("the cache", () => {
  it("survives damage: any of its bytes lost or changed", async () => {
    const place = await many.filled();
    const packs = await readdir(place.at("cache/topgen"));
    expect(packs.filter((name) => name.endsWith(".pack"))).toHaveLength(2);
    const dice = new Dice(11);
    for (let round = 0; round < 4; round += 1) {
      for (const name of packs) {
        const file = place.at("cache/topgen", name);
        const bytes = await readFile(file);
        for (let hit = 0; hit < 20; hit += 1) bytes[dice.below(bytes.length)] = dice.below(256);
        await writeFile(
          file,
          round % 2 === 0 ? bytes : bytes.subarray(0, dice.below(bytes.length)),
        );
      }
      await rm(place.at("generated/src/apis"), { recursive: true });
      await both(place, round < 2 ? "2" : "0");
      expect(await output(place)).toEqual(many.expected);
    }
  });

  it("that has no place costs a word, not the run", async () => {
    const place = await many.place();
    await place.write("taken", "a file where the cache should be");
    for (const argv of [["scrape", "pages"], ["generate"]]) {
      const { code, stderr } = await topgen(place, argv, place.at("taken"));
      expect([code, stderr]).toEqual([0, expect.stringContaining("nothing could be remembered")]);
    }
    expect(await output(place)).toEqual(many.expected);
  });

  it("survives twenty kills at any moment of a run", async () => {
    const rehearsal = await many.place();
    const place = await many.place();
    const dice = new Dice(5);
    const commands: { argv: string[]; lasts: number }[] = [];
    for (const argv of [["scrape", "pages"], ["generate"]]) {
      const begun = performance.now();
      expect(await started(rehearsal, [...argv, "--workers", "0"])).toMatchObject({ code: 0 });
      commands.push({ argv, lasts: performance.now() - begun });
    }
    for (let round = 0; round < 10; round += 1) {
      const workers = ["--workers", round % 3 === 0 ? "2" : "0"];
      for (const { argv, lasts } of commands) {
        await started(place, [...argv, ...workers], dice.below(Math.ceil(lasts)));
      }
    }
    await both(place);
    expect(await output(place)).toEqual(many.expected);
  });

  it("serves two runs at once: each is right, or says who is in its way", async () => {
    const place = await many.filled();
    await rm(place.at("generated"), { recursive: true });
    const outcomes = await Promise.all([
      started(place, ["generate"]),
      started(place, ["generate"]),
    ]);
    const failed = outcomes.filter(({ code }) => code !== 0);
    expect(failed.length).toBeLessThan(2);
    for (const { stderr } of failed) expect(stderr).toContain("another run");
    expect(await output(place)).toEqual(many.expected);
  });
});

/** A run as a process of its own, which is killed after so many milliseconds if it still runs. */
async function started(
  place: Workplace,
  argv: string[],
  killAfter?: number,
): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [path.join(inject("program"), "topgen.js"), ...argv], {
    cwd: place.folder,
    env: { ...process.env, XDG_CACHE_HOME: place.at("cache") },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const kill = () => child.kill("SIGKILL");
  const timer = killAfter === undefined ? undefined : setTimeout(kill, killAfter);
  const [code] = (await once(child, "close")) as [number | null];
  clearTimeout(timer);
  return { code, stderr };
}
