import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reservedWords } from "../../generator/emit/identifier.js";
import { buildApi } from "../../generator/ir/build.js";
import { apiIdentifier, NameScope, pascalCase } from "../../generator/ir/names.js";
import { objectOf } from "../../generator/ir/value-type.js";
import type { Param } from "../../spec/schema.js";
import { paramOf, specOf } from "./support.js";

describe("the naming rule", () => {
  it("joins the segments of a method", () => {
    expect(apiIdentifier("alibaba.alsc.crm.card.batch.sell")).toBe("alibabaAlscCrmCardBatchSell");
    expect(apiIdentifier("taobao.miniapp.userInfo.get")).toBe("taobaoMiniappUserInfoGet");
    expect(apiIdentifier("push.aliyuncs.com.pushMsg.2015-03-18")).toBe(
      "pushAliyuncsComPushMsg20150318",
    );
    expect(apiIdentifier("1688.item.get")).toBe("_1688ItemGet");
  });

  it("keeps the capitals of types", () => {
    expect(pascalCase("ErpCouponDTO")).toBe("ErpCouponDTO");
    expect(pascalCase("erp_coupon-d.t.o")).toBe("ErpCouponDTO");
    expect(pascalCase("优惠券")).toBe("");
  });

  it("never gives one name twice, nor a reserved or a global one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom("Record", "a", "A-2", "A2"))),
        (names) => {
          const scope = new NameScope(["A"]);
          const given = names.flatMap((name) => scope.claim(pascalCase(name) || "Item") ?? []);
          expect(new Set(given).size).toBe(given.length);
          for (const name of given) {
            expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
            expect(reservedWords.has(name) || ["A", "Record", "Promise"].includes(name)).toBe(
              false,
            );
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("objects of one name", () => {
  const result = (fields: string[]) =>
    paramOf(fields[0] ?? "x", { typeName: "Result", fields: fields.map((name) => paramOf(name)) });

  it("share an interface and a schema when they are equal", () => {
    const twin = (name: string) => paramOf(name, { typeName: "Result", fields: [paramOf("id")] });
    const api = buildApi(specOf("a.b", { response: [twin("x"), twin("y")] }), "a.b");
    expect(api.interfaces.map(({ interfaceName }) => interfaceName)).toEqual([
      "ABRequest",
      "Result",
      "ABResponse",
    ]);
    expect(api.schemas.map(({ schemaName }) => schemaName)).toEqual(["resultSchema"]);
  });

  const namesOf = (response: Param[]): string[] => {
    const { interfaces } = buildApi(specOf("a.b", { response }), "a.b");
    return interfaces.map(({ interfaceName }) => interfaceName);
  };
  const holder = (name: string, typeName: string, inner: Param): Param =>
    paramOf(name, { typeName, fields: [inner] });

  it("are told apart by the object that holds them, and then by the field", () => {
    expect(namesOf([result(["x"]), result(["y", "z"]), result(["z", "y", "x"])])).toEqual([
      "ABRequest",
      "Result",
      "ResponseResult",
      "ResponseZResult",
      "ABResponse",
    ]);
    expect(namesOf([holder("p", "Page", result(["y"])), result(["x"])])).toEqual([
      "ABRequest",
      "PageResult",
      "Page",
      "Result",
      "ABResponse",
    ]);
  });

  it("keep their names when another of the same name is added further in or further down", () => {
    const before = namesOf([holder("p", "Page", result(["y"])), result(["x"])]);
    const more = holder("r", "Row", holder("q", "Cell", result(["a"])));
    const after = namesOf([holder("p", "Page", result(["y"])), result(["x"]), more]);
    expect(after).toEqual(expect.arrayContaining(before));
  });

  it("keep their names, and share them, whatever the words are", () => {
    const card = (name: string, description: string): Param =>
      paramOf(name, { typeName: "Card", description, fields: [paramOf("id", { description })] });
    expect(namesOf([card("x", "one"), card("y", "two")])).toEqual([
      "ABRequest",
      "Card",
      "ABResponse",
    ]);
  });

  it("offer the documented values of all who share them", () => {
    const card = (name: string, value: string): Param =>
      paramOf(name, {
        typeName: "Card",
        fields: [paramOf("id", { rules: [{ kind: "enum", values: [{ value }], from: value }] })],
      });
    const api = buildApi(specOf("a.b", { response: [card("x", "1"), card("y", "2")] }), "a.b");
    const choices = api.interfaces[1]?.fields[0]?.type;
    expect(choices).toMatchObject({ choices: [{ value: "1" }, { value: "2" }] });
  });

  it("let a member be left out that the prose demands of one only, and still demand it of that", () => {
    const rules: Param["rules"] = [{ kind: "requiredByProse", from: "必填" }];
    const card = (name: string, own?: Param["rules"]): Param =>
      paramOf(name, {
        typeName: "Card",
        required: false,
        fields: [paramOf("id", { required: false, ...(own === undefined ? {} : { rules: own }) })],
      });
    const api = buildApi(specOf("a.b", { request: [card("x", rules), card("y")] }), "a.b");
    expect(api.interfaces.filter(({ pageName }) => pageName === "Card")).toHaveLength(1);
    const [x, y] = api.request.fields.map(({ type }) => objectOf(type)?.fields[0]);
    expect(x).toMatchObject({ optional: true, required: true });
    expect(y).toMatchObject({ optional: true, required: false });
  });

  it("do not share a schema when their limits differ", () => {
    const limited = (name: string, maxLength: number) =>
      paramOf(name, {
        typeName: "Card",
        required: false,
        fields: [paramOf("id", { required: true, limits: { maxLength } })],
      });
    const api = buildApi(specOf("a.b", { request: [limited("x", 5), limited("y", 6)] }), "a.b");
    expect(api.schemas.map(({ schemaName }) => schemaName)).toEqual([
      "cardSchema",
      "requestCardSchema",
    ]);
  });

  it("have an interface for each direction: parameters take more than results have", () => {
    const spec = specOf("a.b", {
      request: [paramOf("x", { typeName: "Card", required: false, fields: [paramOf("id")] })],
      response: [paramOf("x", { typeName: "Card", fields: [paramOf("id")] })],
    });
    const api = buildApi(spec, "a.b");
    const cards = api.interfaces.filter(({ pageName }) => pageName === "Card");
    expect(cards.map(({ interfaceName }) => interfaceName)).toEqual(["Card", "ResponseCard"]);
    expect(api.schemas.map(({ schemaName }) => schemaName)).toEqual([
      "cardSchema",
      "responseCardSchema",
    ]);
  });

  it("never take the names of the request, the response or the descriptor", () => {
    const taken = ["ABRequest", "ABResponse", "aB", "ABRequest2"];
    const spec = specOf("a.b", {
      response: taken.map((typeName, index) =>
        paramOf(`x${index}`, { typeName, fields: [paramOf(`y${index}`)] }),
      ),
    });
    const api = buildApi(spec, "a.b");
    const names = [
      api.identifier,
      ...api.interfaces.map(({ interfaceName }) => interfaceName),
      ...api.schemas.map(({ schemaName }) => schemaName),
      api.request.schemaName,
      api.response.schemaName,
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  it("in two APIs have nothing to do with each other", () => {
    const one = buildApi(specOf("a.b", { response: [result(["x"])] }), "a.b");
    const two = buildApi(specOf("a.c", { response: [result(["y"])] }), "a.c");
    expect(one.interfaces[1]?.interfaceName).toBe("Result");
    expect(two.interfaces[1]?.interfaceName).toBe("Result");
  });
});
