/** Every breaking change has a witness, something that was run: over two hundred seeded edits. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { judge, type JudgedChange } from "../../generator/report/report.js";
import { withWitnesses } from "../../generator/witness/find-witnesses.js";
import { diffSpecs } from "../../spec/diff/diff-specs.js";
import type { ApiSpec } from "../../spec/schema.js";
import type { ModelPage, ModelParam } from "../support/render-page/model.js";
import { basePage, param, specOf } from "./edited-page.js";

const edits = 200;
const types = [
  "String",
  "Number",
  "Boolean",
  "Date",
  "Price",
  "Json",
  "Field List",
  "Map",
  "byte[]",
  "String []",
  "Number []",
];
const suffixes = [
  "，不能超过8个字符",
  "，最多12字节",
  "，必须大于3",
  "，不能大于2",
  "，取值 1:甲 2:乙",
  "，单位:秒",
  "，单位:毫秒",
  "，格式：yyyyMMdd",
  "，必填",
];

type Step = (page: ModelPage, pick: (count: number) => number) => void;

/** All members at any depth, with the list that they stand in. */
function members(list: ModelParam[]): { one: ModelParam; list: ModelParam[] }[] {
  return list.flatMap((one) => [{ one, list }, ...members(one.fields ?? [])]);
}

const anyOf = (page: ModelPage, pick: (count: number) => number) => {
  const all = members(pick(3) === 0 ? page.response : page.request);
  return all[pick(all.length)] ?? { one: page.request[0]!, list: page.request };
};

const steps: Step[] = [
  (page, pick) => {
    const { one, list } = anyOf(page, pick);
    list.splice(list.indexOf(one), 1);
  },
  (page, pick) => {
    const { one } = anyOf(page, pick);
    one.name = `${one.name}_${pick(9)}`;
  },
  (page, pick) => {
    const { one, list } = anyOf(page, pick);
    list.splice(list.indexOf(one), 1);
    page[pick(2) === 0 ? "request" : "response"].push(one);
  },
  (page, pick) => {
    const all = members(page.request);
    const { one } = all[pick(all.length)]!;
    one.required = one.required !== true;
  },
  (page, pick) => {
    const { list } = anyOf(page, pick);
    list.push(
      param(`fresh_${pick(9)}`, types[pick(7)] ?? "String", { required: true, example: "1" }),
    );
  },
  (page, pick) => {
    const { one } = anyOf(page, pick);
    if (one.fields === undefined)
      Object.assign(one, { docType: types[pick(types.length)], example: "" });
    else one.docType = pick(2) === 0 ? `${one.docType.replace(" []", "")} []` : "OtherDTO";
  },
  (page, pick) => {
    const { one } = anyOf(page, pick);
    one.description =
      one.description.replace(/，.*$/, "") + (suffixes[pick(suffixes.length)] ?? "");
  },
  (page, pick) => {
    const all = members(page.request);
    const { one } = all[pick(all.length)]!;
    one.limits =
      [[], ["最大长度:5"], ["最大值:50"], ["最小值:9"], ["最大列表长度:2"]][pick(5)] ?? [];
  },
  (page) => (page.auth = "required"),
  (page, pick) => page.errorCodes.splice(pick(2), 1),
  (page, pick) => {
    const words = [
      "与out_brand_id二选一",
      "与mobile不可同时为空",
      "和out_brand_id、mobile不可同时为空",
      "",
    ];
    page.request
      .flatMap(({ fields = [] }) => fields)
      .find(({ name }) => name === "brand_id")!.description =
      `品牌，brand_id${words[pick(words.length)] ?? ""}`;
  },
];

/** One edited page, of one or two steps; every page is an API of its own. */
function editedPair(number: number, random: readonly number[]): [ApiSpec, ApiSpec] {
  let next = 0;
  const pick = (count: number): number => (random[next++ % random.length] ?? 0) % count;
  const [before, after] = [basePage(), basePage()];
  before.method = after.method = `taobao.edited.page${number}.get`;
  steps[pick(steps.length)]?.(after, pick);
  if (pick(3) === 0) steps[pick(steps.length)]?.(after, pick);
  return [specOf(before, "json"), specOf(after, "json")];
}

let changes: JudgedChange[];
beforeAll(async () => {
  const randoms = fc.sample(fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), {
    seed: 20261126,
    numRuns: edits,
  });
  const pairs = randoms.map((random, index) => editedPair(index, random));
  const [before, after] = [pairs.map(([one]) => one), pairs.map(([, one]) => one)];
  changes = await withWitnesses(judge(diffSpecs(before, after), {}), before, after);
}, 180_000);

const breaking = (): JudgedChange[] => changes.filter(({ level }) => level === "breaking");

describe("witnesses of breaking changes", () => {
  it("are there for every one", () => {
    expect(breaking().length).toBeGreaterThan(edits / 3);
    const without = breaking().filter(({ witness }) => witness === undefined);
    expect(without.map(({ rule, path, before, after }) => ({ rule, path, before, after }))).toEqual(
      [],
    );
  });

  it("are of every kind, and say another thing before than after", () => {
    const kinds = new Set(breaking().map(({ witness }) => witness?.kind));
    expect(kinds).toEqual(new Set(["code", "value", "reading"]));
    for (const { witness } of breaking()) expect(witness?.before).not.toBe(witness?.after);
  });

  it("are not made for what does not break", () => {
    expect(changes.filter(({ level, witness }) => level !== "breaking" && witness)).toEqual([]);
  });
});
