/** Files that people edit: what is misspelt in them is told first, with what was meant. */
import { readdir } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { copyOf, filledWorkplace, type Workplace } from "./support.js";

const method = "alibaba.alihealth.nr.crm.coupon.querycoupon";
const spec = `spec/apis/${method}.json`;
const override = `spec/overrides/${method}.json`;

let filled: Workplace;
beforeAll(async () => {
  filled = await filledWorkplace(["004_71e25b0c6e1cce3b.txt"]);
});

async function refusal(place: Workplace, ...argv: string[]): Promise<string> {
  const { code, stderr } = await place.run(...argv);
  expect(code).not.toBe(0);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  return stderr;
}

describe("in a spec", () => {
  const advice = "; undo the edit or scrape the page again; corrections belong in spec/overrides";

  it.each([
    [['"list": ', '"lsit": '], "request[0]: unknown key lsit; did you mean list? (1 more problem)"],
    [['"auth": ', '"aut": '], "unknown key aut; did you mean auth? (1 more problem)"],
    [
      ['"type": "string"', '"type": "strnig"'],
      '"object" or "unknown", found "strnig"; did you mean "string"?',
    ],
    [
      ['"list": false', '"list": 0, "zzzz": 1'],
      "request[0]: unknown key zzzz; expected one of name, type, docType, list, required,",
    ],
    [
      ['"list": ', '"lsit": 1, "li st": '],
      "unknown key lsit; did you mean list? (2 more problems)",
    ],
    [['"constraints": []', '"constraints": [{"kind": "atMostone"}]'], 'did you mean "atMostOne"?'],
    [
      ['"constraints": []', '"constraints": [{"kind": "atMostOne", "filds": []}]'],
      "constraints[0]: unknown key filds; did you mean fields? (",
    ],
  ])("%j", async ([from = "", to = ""], message) => {
    const place = await copyOf(filled);
    await place.edit(spec, from, to);
    const told = await refusal(place, "generate");
    expect(told).toMatch(new RegExp(`^topgen generate: ${spec}:\\d+: `));
    expect(told).toContain(message);
    expect(told).toContain(advice);
    const line = Number(/:(\d+): /.exec(told)?.[1]);
    expect((await place.read(spec)).split("\n")[line - 1]).toContain(to.split(",")[0]);
  });
});

describe("in an override", () => {
  const good = { path: "title", new: "券", reason: "the page has no title" };
  it.each([
    [
      { pth: "title", nwe: "券", reason: "short" },
      "[0]: unknown key pth; did you mean path? (3 more problems); correct the override",
    ],
    [
      { ...good, path: "request[0].lsit", new: true },
      "[0] request[0].lsit: after it, request[0]: unknown key lsit; did you mean list?",
    ],
    [
      { ...good, path: "auth", old: "none", new: "requird" },
      'found "requird"; did you mean "required"?',
    ],
  ])("%j", async (one, message) => {
    const place = await copyOf(filled);
    const { auth } = JSON.parse(await place.read(spec)) as { auth: string };
    const known = "old" in one ? { ...one, old: auth } : one;
    await place.write(override, JSON.stringify([known]));
    const { code, stderr } = await place.run("scrape", "pages");
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });
});

describe("a spec of a newer topgen", () => {
  const newer =
    /^topgen \w+: spec\/apis\/\S+\.json:2: specVersion: expected 1, the version that this topgen reads, found 99; a newer topgen wrote it: update topgen \(npm install --save-dev topgen@latest\)\n$/;

  it.each([["generate"], ["why", method], ["verify"], ["export", "openapi"], ["scrape", "pages"]])(
    "is told as that by topgen %s, and stays as it is",
    async (...argv) => {
      const place = await copyOf(filled);
      await place.edit(spec, '"specVersion": 1', '"specVersion": 99,\n  "author": "a later one"');
      const before = await place.tree(".");
      expect(await refusal(place, ...argv)).toMatch(newer);
      expect(await place.tree(".")).toEqual(before);
      expect(await readdir(place.at("spec"))).toEqual(await readdir(filled.at("spec")));
    },
  );

  it("is told by check, which can't tell", async () => {
    const place = await copyOf(filled);
    await place.edit(spec, '"specVersion": 1', '"specVersion": 99');
    const { code, stderr } = await place.run("check");
    expect(stderr).toContain("a newer topgen wrote it: update topgen");
    expect(code).toBe(2);
  });
});
