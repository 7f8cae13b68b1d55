import { describe, expect, it } from "vitest";
import { buildApi } from "../../generator/ir/build.js";
import type { Constraint, Param } from "../../spec/schema.js";
import { paramOf, specOf } from "./support.js";

const requestOf = (request: Param[], constraints: Constraint[] = []) =>
  buildApi(specOf("a.b", { request, constraints }), "a.b").request;

describe("cross-field rules", () => {
  const query = paramOf("query", {
    typeName: "Query",
    fields: [
      paramOf("id"),
      paramOf("code"),
      paramOf("shop", { typeName: "Shop", list: true, fields: [paramOf("id"), paramOf("out_id")] }),
    ],
  });
  const rule = (fields: string[][]): Extract<Constraint, { kind: "atLeastOne" }> => ({
    kind: "atLeastOne",
    at: fields.slice(0, 1),
    fields,
    from: "不能同时为空",
  });

  it("stand on the innermost object that holds all their fields", () => {
    const fields = [
      ["query", "shop", "id"],
      ["query", "shop", "out_id"],
    ];
    const { rules, fields: members } = requestOf([query], [rule(fields)]);
    expect(rules).toEqual([]);
    const type = members[0]?.type;
    const object = type?.kind === "object" ? type.object : undefined;
    expect(object?.rules).toEqual([]);
    const shop = object?.fields[2]?.type;
    const element =
      shop?.kind === "list" && shop.item.kind === "object" ? shop.item.object : undefined;
    expect(element?.rules).toEqual([
      {
        kind: "atLeastOne",
        fields: [["id"], ["out_id"]],
        words: "At least one of id, out_id",
        quote: "不能同时为空",
      },
    ]);
  });

  it("reach into inner objects from where they stand", () => {
    const { fields } = requestOf(
      [query],
      [
        rule([
          ["query", "id"],
          ["query", "shop", "id"],
        ]),
      ],
    );
    const type = fields[0]?.type;
    expect(type?.kind === "object" ? type.object.rules : undefined).toEqual([
      {
        kind: "atLeastOne",
        fields: [["id"], ["shop", "id"]],
        words: "At least one of id, shop.id",
        quote: "不能同时为空",
      },
    ]);
  });

  it("that are documentation only are not enforced", () => {
    const constraint: Constraint = { ...rule([["query"], ["x"]]), documentationOnly: true };
    expect(requestOf([query, paramOf("x")], [constraint]).rules).toEqual([]);
  });

  it("that are likely are told at the parameter that states them; those under a condition keep it", () => {
    const shop = rule([
      ["query", "id"],
      ["query", "shop", "id"],
    ]);
    const { fields, rules } = requestOf(
      [query, paramOf("x.y")],
      [
        { ...shop, certainty: "likely" },
        { ...shop, kind: "exactlyOne", when: { field: ["x.y"], equals: "1" } },
      ],
    );
    const object = fields[0]?.type.kind === "object" ? fields[0].type.object : undefined;
    expect(object?.rules).toEqual([]);
    expect(rules).toMatchObject([
      {
        kind: "exactlyOne",
        fields: [
          ["query", "id"],
          ["query", "shop", "id"],
        ],
        when: { field: ["x.y"], equals: "1" },
      },
    ]);
    expect(object?.fields[0]?.doc.notes).toEqual(["at least one of id, shop.id (not enforced)"]);
  });

  it("on members with dots in their names stand where those are", () => {
    const dotted = paramOf("a.b", { typeName: "Q", fields: [paramOf("c.d"), paramOf("e")] });
    const { fields } = requestOf(
      [dotted, paramOf("a")],
      [
        rule([
          ["a.b", "c.d"],
          ["a.b", "e"],
        ]),
      ],
    );
    const object = fields[0]?.type.kind === "object" ? fields[0].type.object : undefined;
    expect(object?.rules).toMatchObject([{ fields: [["c.d"], ["e"]] }]);
  });

  it("about fields that the request does not have are an error that names the method and the field", () => {
    expect(() =>
      requestOf(
        [query],
        [
          rule([
            ["query", "id"],
            ["query", "nothing"],
          ]),
        ],
      ),
    ).toThrow('a.b: a rule names the field "query.nothing"');
  });
});

describe("bounds of the prose", () => {
  it("that are likely are told and not checked; those under a condition are rules of the object", () => {
    const { rules, fields } = requestOf([
      paramOf("n", {
        type: "number",
        rules: [
          { kind: "minimum", value: 1, certainty: "likely", from: "通常大于0" },
          { kind: "maximum", value: 9, when: { field: ["m"] }, from: "有m时最大9" },
        ],
      }),
      paramOf("m"),
    ]);
    expect(rules).toEqual([
      {
        kind: "limit",
        path: ["n"],
        check: { kind: "maximum", value: 9, quote: "有m时最大9" },
        when: { field: ["m"] },
        words: "n has maximum 9 when m is given",
        quote: "有m时最大9",
      },
    ]);
    expect(fields[0]).toMatchObject({
      type: { checks: [] },
      doc: { notes: ["At least 1 (not enforced)", "At most 9 when m is given"] },
    });
  });
});

describe("limits", () => {
  const checks = (param: Param) => requestOf([param]).fields[0]?.type;

  it("of a list's text are checked on each item, since no longer item can be right", () => {
    const type = checks(paramOf("ids", { list: true, limits: { maxLength: 8, maxItems: 20 } }));
    expect(type).toMatchObject({
      kind: "list",
      checks: [{ kind: "maxItems", value: 20, quote: "最大列表长度:20" }],
      item: { checks: [{ kind: "maxLength", value: 8, quote: "最大长度:8" }] },
    });
  });

  it("of a file count bytes", () => {
    const type = checks(paramOf("image", { type: "file", limits: { maxLength: 1024 } }));
    expect(type).toMatchObject({ checks: [{ kind: "maxBytes", value: 1024 }] });
  });

  it("stated twice are one check, in the words of the limits column", () => {
    const param = paramOf("a", {
      limits: { maxLength: 8 },
      rules: [{ kind: "maxLength", value: 8, unit: "char", from: "不超过8个字" }],
    });
    expect(checks(param)).toMatchObject({ checks: [{ kind: "maxLength", quote: "最大长度:8" }] });
  });

  it("of zero are limits", () => {
    const type = checks(paramOf("a", { type: "number", limits: { minimum: 0, maximum: 0 } }));
    expect(type).toMatchObject({
      checks: [
        { kind: "minimum", value: 0 },
        { kind: "maximum", value: 0 },
      ],
    });
  });

  it("of responses are not enforced", () => {
    const param = paramOf("a", { limits: { maxLength: 1 } });
    const { response } = buildApi(specOf("a.b", { response: [param] }), "a.b");
    expect(response.fields[0]?.type).toMatchObject({ checks: [] });
  });
});

describe("what a doc comment says", () => {
  const doc = (members: Partial<Param>) => requestOf([paramOf("a", members)]).fields[0]?.doc;

  it("has formats in words, or by the page's own pattern", () => {
    const rules: Param["rules"] = [
      { kind: "format", value: "timestamp-ms", from: "毫秒时间戳" },
      { kind: "format", value: "date", pattern: "yyyyMMdd", from: "yyyyMMdd" },
    ];
    expect(doc({ rules })?.notes).toEqual(["Milliseconds since 1970", "Format: yyyyMMdd"]);
  });

  it("tells of joining commas where the caller joins, and not where the client does", () => {
    const rules: Param["rules"] = [{ kind: "format", value: "comma-list", from: "逗号分隔" }];
    expect(doc({ rules })?.notes).toEqual(["Several values, joined by commas"]);
    expect(doc({ rules, list: true })?.notes).toEqual([]);
  });

  it("has the page's example, unless that only fills its cell", () => {
    const object = { typeName: "O", fields: [paramOf("b")] };
    expect(doc({ example: "a&b" })?.example).toBe("a&b");
    expect(doc({ example: "null" })?.example).toBe("");
    expect(doc({ example: "无" })?.example).toBe("");
    expect(doc({ ...object, example: "{}" })?.example).toBe("");
    expect(doc({ ...object, list: true, example: "[ ]" })?.example).toBe("");
    expect(doc({ type: "json", example: "{}" })?.example).toBe("{}");
  });
});

describe("files", () => {
  const file = (members: Partial<Param>): Param => paramOf("image", { type: "file", ...members });

  it("are one file where the page documents several, since nobody says how several travel", () => {
    expect(requestOf([file({ list: true })]).fields[0]?.type).toMatchObject({ scalar: "file" });
  });

  it("inside an object are the text that the caller makes of them", () => {
    const { fields } = requestOf([
      paramOf("o", { typeName: "O", fields: [file({ limits: { maxLength: 9 } })] }),
    ]);
    const type = fields[0]?.type;
    const inner = type?.kind === "object" ? type.object.fields[0] : undefined;
    expect(inner?.type).toMatchObject({ scalar: "string", value: "string", checks: [] });
    expect(inner?.doc.notes).toContain("How this byte[] is encoded is not documented.");
  });
});

describe("spec trees that can't be generated", () => {
  it("are refused with method and place: a name twice", () => {
    expect(() => requestOf([paramOf("x"), paramOf("x")])).toThrow(
      "a.b: request: two parameters are named x",
    );
  });

  it("are refused with method and place: objects without end", () => {
    let param = paramOf("leaf");
    for (let level = 0; level < 100; level += 1) {
      param = paramOf("o", { typeName: "O", fields: [param] });
    }
    expect(() => requestOf([param])).toThrow(/a\.b: request\.o\.o.*nest deeper than 64 levels/);
  });

  it("lose a parameter named __proto__, which no object can carry", () => {
    expect(requestOf([paramOf("__proto__"), paramOf("a")]).fields.map(({ name }) => name)).toEqual([
      "a",
    ]);
  });
});
