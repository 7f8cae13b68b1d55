/** What people and programs expect of a command line: errors as JSON, advice, read-only folders. */
import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { filledWorkplace, workplace, type Workplace } from "./support.js";

const method = "alibaba.alihealth.nr.crm.coupon.querycoupon";
let place: Workplace;
beforeAll(async () => {
  place = await filledWorkplace(["004_71e25b0c6e1cce3b.txt"]);
});

describe("--json", () => {
  it.each([
    [["generate", "--spec", "nowhere"], { command: "generate", kind: "failure", exitCode: 1 }],
    [["diff", "spec", "--json"], { command: "diff", kind: "usage", exitCode: 2 }],
    [["generate", "--sepc", "x"], { kind: "usage", exitCode: 2 }],
    [["check", "--spec", "nowhere"], { command: "check", kind: "failure", exitCode: 2 }],
  ])("gives the error of %j on stdout, and its line on stderr", async (argv, expected) => {
    const { code, stdout, stderr } = await place.run(...argv, "--json");
    const { error } = JSON.parse(stdout) as { error: { message: string } };
    expect(error).toMatchObject(expected);
    expect(stderr).toContain(error.message.split("\n")[0]);
    expect(code).toBe(expected.exitCode);
  });

  it("tells a wrong config from a wrong command line", async () => {
    const wrong = await workplace();
    await wrong.write("topgen.config.json", '{\n  "sepc": "api"\n}\n');
    const { code, stdout } = await wrong.run("generate", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      error: { kind: "config", exitCode: 2, places: [{ file: "topgen.config.json", line: 2 }] },
    });
    expect(code).toBe(2);
  });

  it("has the place of what is wrong in a file", async () => {
    const broken = await workplace();
    await broken.write("spec/apis/a.b.json", '{\n  "specVersion": 7\n}\n');
    const { stdout } = await broken.run("why", "a.b", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      error: { places: [{ file: "spec/apis/a.b.json", line: 2, at: "specVersion" }] },
    });
  });
});

describe("a misspelt word", () => {
  it.each([
    [["genrate"], "did you mean generate?"],
    [["generate", "--inculde", "x"], "did you mean --include?"],
    [["export", "openapy"], "expected one of openapi, json-schema"],
  ])("of %j is told with what was meant", async (argv, hint) => {
    const { code, stderr } = await place.run(...argv);
    expect(stderr).toContain(hint);
    expect(code).toBe(2);
  });
});

describe("a folder that can't be written", () => {
  const program = path.join(inject("program"), "topgen.js");
  const everything = () =>
    readdirSync(place.folder, { recursive: true, withFileTypes: true })
      .map((entry) => path.join(entry.parentPath, entry.name))
      .concat(place.folder);
  const allow = (folder: number, file: number): void => {
    for (const at of everything()) chmodSync(at, statSync(at).isDirectory() ? folder : file);
  };
  const asNobody = (...argv: string[]) =>
    spawnSync(process.execPath, [program, ...argv], {
      cwd: place.folder,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], HOME: place.folder },
      ...(process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}),
    });
  beforeAll(() => {
    allow(0o555, 0o444);
  });
  afterAll(() => {
    allow(0o755, 0o644);
  });

  it.each([
    ["check", "pages"],
    ["check"],
    ["diff", "spec", "spec"],
    ["verify"],
    ["why", method],
    ["export", "openapi"],
    ["scrape", "pages", "--dry-run"],
    ["generate", "--dry-run"],
  ])("is no trouble to topgen %s %s", (...argv) => {
    const { status, stderr } = asNobody(...argv);
    expect(stderr).not.toMatch(/EACCES|can't/);
    expect(status).toBe(0);
  });

  it.each([["scrape", "pages"], ["generate"], ["export", "openapi", "--out", "x.json"]])(
    "is told with what to do by topgen %s",
    (...argv) => {
      const { status, stderr } = asNobody(...argv);
      expect(stderr).toMatch(/EACCES: your user may not; allow it \(ls -ld shows whose it is\)/);
      expect(stderr.trim().split("\n")).toHaveLength(1);
      expect(status).toBe(1);
    },
  );
});
