/** The built command line as processes of their own: streams, exit codes, environment. */
import { type ChildProcess, execFile, spawn, type ExecFileException } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import { cp } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.js";
import { captures, twoCaptures, workplace, type Workplace } from "./support.js";

const program = path.join(inject("program"), "topgen.js");

/** Outside of the workplace: what is made in it is compared. */
let cache: string;
beforeAll(async () => {
  cache = await temporaryFolder("topgen-cache-");
});

function topgen(place: Workplace, argv: string[], env: NodeJS.ProcessEnv = {}) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      [program, ...argv],
      {
        cwd: place.folder,
        env: { ...process.env, XDG_CACHE_HOME: cache, ...env },
      },
      (error: ExecFileException | null, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
  });
}

describe("the built program", () => {
  it("exits with the code of its run, product on stdout and talk on stderr", async () => {
    const place = await workplace();
    expect(await topgen(place, [])).toMatchObject({ code: 2, stdout: "" });
    expect(await topgen(place, ["scrape", "nowhere"])).toMatchObject({ code: 2, stdout: "" });
    expect(await topgen(place, ["--version"])).toMatchObject({ code: 0, stderr: "" });
    const scraped = await topgen(place, ["scrape", captures, "--json"]);
    expect(scraped).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(scraped.stdout)).toMatchObject({ pages: 5 });
  });

  it.each(["stdout", "stderr"] as const)("does its work when nobody reads its %s", async (name) => {
    const place = await workplace();
    const argv = ["scrape", captures, ...(name === "stdout" ? ["--json"] : [])];
    const child = spawn(process.execPath, [program, ...argv, "--no-cache"], { cwd: place.folder });
    const talk: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => talk.push(chunk));
    }
    child[name].destroy();
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect([code, Buffer.concat(talk).toString()]).toEqual([0, ""]);
    expect(Object.keys(await place.tree("spec/apis"))).toHaveLength(5);
  });

  it.skipIf(!existsSync("/dev/full"))("says that a full disk took its product", async () => {
    const place = await workplace();
    await cp("spec/apis", place.at("spec/apis"), { recursive: true });
    const full = openSync("/dev/full", "w");
    onTestFinished(() => {
      closeSync(full);
    });
    const argv = [program, "export", "openapi"];
    const stdio = ["ignore", full, "pipe"] as const;
    const child = spawn(process.execPath, argv, { cwd: place.folder, stdio: [...stdio] });
    const talk: Buffer[] = [];
    child.stderr?.on("data", (chunk: Buffer) => talk.push(chunk));
    expect(await once(child, "close")).toEqual([1, null]);
    expect(Buffer.concat(talk).toString()).toBe(
      "topgen export: stdout: ENOSPC: the disk is full; make room and run again\n",
    );
  });

  it("gives the same bytes in every folder, time zone and locale", async () => {
    const treeIn = async (env: NodeJS.ProcessEnv): Promise<Record<string, string>> => {
      const place = await workplace();
      for (const name of twoCaptures) await cp(path.join(captures, name), place.at("pages", name));
      expect(await topgen(place, ["scrape", "pages"], env)).toMatchObject({ code: 0 });
      expect(await topgen(place, ["generate"], env)).toMatchObject({ code: 0 });
      expect(await topgen(place, ["check", "pages"], env)).toMatchObject({ code: 0 });
      return place.tree(".");
    };
    const [one, other] = await Promise.all([
      treeIn({ TZ: "Asia/Shanghai", LANG: "zh_CN.UTF-8", LC_ALL: "zh_CN.UTF-8" }),
      treeIn({ TZ: "America/St_Johns", LANG: "C", LC_ALL: "tr_TR.UTF-8" }),
    ]);
    expect(Object.keys(one).length).toBeGreaterThan(50);
    expect(other).toEqual(one);
  });

  it("run eight times at once leaves one whole tree and clear messages", async () => {
    const place = await workplace();
    const runs = await Promise.all(
      Array.from({ length: 8 }, () => topgen(place, ["scrape", captures])),
    );
    expect(runs.some(({ code }) => code === 0)).toBe(true);
    for (const { code, stderr } of runs) {
      if (code !== 0)
        expect(stderr).toMatch(/spec: another run .*of topgen is writing it; wait for/);
    }
    expect(await topgen(place, ["scrape", captures])).toMatchObject({ code: 0 });
    expect(Object.keys(await place.tree(".")).filter((file) => !file.startsWith("spec/"))).toEqual(
      [],
    );
  });

  it.each([
    ["a signal", (child: ChildProcess) => child.kill("SIGTERM")],
    // The second is npm's, which passes on what the terminal has sent to both.
    ["two signals", (child: ChildProcess) => child.kill("SIGINT") && child.kill("SIGINT")],
  ])("ends a gateway at %s, cleanly and at once", async (_, stop) => {
    const child = await gateway([process.execPath, program, "mock"]);
    stop(child);
    expect(await within(3000, once(child, "close"))).toEqual([0, null]);
  });

  it.skipIf(process.platform === "win32")("ends a gateway whose npx was ended", async () => {
    const shell = `"${process.execPath}" "${program}" mock; true`;
    const child = await gateway(["/bin/sh", "-c", shell], { npm_lifecycle_event: "npx" });
    child.kill("SIGTERM");
    // The streams close when the gateway, which has them too, is gone.
    expect(await within(3000, once(child, "close"))).toEqual([null, "SIGTERM"]);
  });
});

/** A process that has said where its gateway listens. */
async function gateway([command = "", ...argv]: string[], env: NodeJS.ProcessEnv = {}) {
  const place = await workplace();
  await cp("spec/apis", place.at("spec/apis"), { recursive: true });
  const child = spawn(command, argv, { cwd: place.folder, env: { ...process.env, ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  child.stderr.resume();
  return child;
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T | string> {
  return Promise.race([work, sleep(milliseconds, "still there", { ref: false })]);
}
