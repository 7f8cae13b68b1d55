import { symlink } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { stringifySpec } from "../../spec/canonical.js";
import type { ModelPage } from "../support/render-page/model.js";
import { workplace, type Workplace } from "../cli/support.js";
import { basePage, find, param, specOf } from "./edited-page.js";
import { sampleApp, toldUses } from "./sample-app.js";

const method = "taobao.shop.order.save";

/** One edit of each thing that the application may meet or not. */
function edit(page: ModelPage): void {
  find(page.request, "memo").name = "remark";
  find(page.request, "nick").docType = "Boolean";
  find(page.request, "buyer").fields?.push(param("city", "String", { required: true }));
  find(page.request, "status").description = "状态 1:待付款 3:已关闭";
  const result = find(page.response, "result");
  result.fields = (result.fields ?? []).filter(({ name }) => name !== "modified");
  find(page.response, "result.items.title").docType = "String []";
  page.errorCodes = [];
}

let place: Workplace;
beforeAll(async () => {
  place = await workplace();
  const after = basePage();
  edit(after);
  await place.write(`spec/apis/${method}.json`, stringifySpec(specOf(basePage(), "json")));
  await place.write(`after/apis/${method}.json`, stringifySpec(specOf(after, "json")));
  const { code, stderr } = await place.run("generate");
  if (code !== 0) throw new Error(stderr);
  await symlink(path.resolve("node_modules"), place.at("node_modules"));
  for (const [file, text] of Object.entries(sampleApp)) await place.write(`app/${file}`, text);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: "ESNext",
    moduleResolution: "Bundler",
    target: "ES2022",
    paths: {
      "top-client": ["../generated/src/index.ts"],
      "top-client/*": ["../generated/src/*.ts"],
    },
  };
  await place.write("app/tsconfig.json", JSON.stringify({ compilerOptions }));
}, 120_000);

interface Place {
  file: string;
  line: number;
}
const shown = (places: readonly Place[]): string[] =>
  [...new Set(places.map(({ file, line }) => `${file}:${line}`))].sort();

describe("topgen impact", () => {
  it("names exactly the fields and lines that an application uses", async () => {
    const { code, stdout } = await place.run("impact", "app", "--json");
    expect(code).toBe(0);
    const [api, ...others] = JSON.parse(stdout) as {
      method: string;
      places: Place[];
      fields: Record<string, Place[]>;
    }[];
    expect(others).toEqual([]);
    expect(api?.method).toBe(method);
    const fields = Object.entries(api?.fields ?? {}).map(([name, places]) => [name, shown(places)]);
    const found = { ...Object.fromEntries(fields), api: shown(api?.places ?? []) } as object;
    expect(found).toEqual(toldUses());
  });

  it("cuts a diff down to what the application meets, on its lines", async () => {
    const { code, stdout } = await place.run("impact", "app", "spec", "after", "--json");
    expect(code).toBe(0);
    const { changes } = JSON.parse(stdout) as {
      changes: { rule: string; path: string; level: string; uses: Place[] }[];
    };
    const breaking = changes.filter(({ level }) => level === "breaking");
    const met = Object.fromEntries(
      breaking.map(({ rule, path: at, uses }) => [`${rule} ${at}`, shown(uses)]),
    );
    expect(met).toEqual({
      "request-param-renamed request.memo": ["app/save.ts:7"],
      "request-required-param-added request.buyer.city": ["app/alias.ts:4", "app/save.ts:8"],
      "request-choice-removed request.status#enum[2]": ["app/alias.ts:7"],
      "response-field-removed response.result.modified": ["app/partial.ts:5"],
      "response-became-list response.result.items.title": ["app/generic.ts:5"],
      "error-code-removed errorCodes[isv.no-permission]": ["app/errors.ts:5"],
    });
  });

  it("fails on a change that the application meets, and annotates its lines", async () => {
    const failing = await place.run(
      "impact",
      "app",
      "spec",
      "after",
      "--fail-on",
      "breaking",
      "--format",
      "github",
    );
    expect(failing.code).toBe(1);
    expect(failing.stdout).toMatch(/^::error file=app\/save\.ts,line=7,title=topgen/m);
    expect((await place.run("impact", "app", "spec", "spec", "--fail-on", "any")).code).toBe(0);
  });

  it.each([
    [["nowhere"], "expected TypeScript or JavaScript sources, found none"],
    [["app", "spec"], "expected two specs, before and after, or none; found 1"],
  ])("%j is refused", async (argv, message) => {
    const { code, stderr } = await place.run("impact", ...argv);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});
