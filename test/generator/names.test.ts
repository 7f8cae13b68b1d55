import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reservedWords } from "../../generator/emit/identifier.js";
import { buildApi } from "../../generator/ir/build.js";
import { apiIdentifier, NameScope, pascalCase } from "../../generator/ir/names.js";
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
          const given = names.map((name) => scope.allocate(pascalCase(name) || "Item"));
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

  it("are numbered in the page's order when they differ", () => {
    const api = buildApi(specOf("a.b", { response: [result(["x"]), result(["y", "z"])] }), "a.b");
    expect(api.interfaces.map(({ interfaceName }) => interfaceName)).toEqual([
      "ABRequest",
      "Result",
      "Result2",
      "ABResponse",
    ]);
  });

  it("do not share when only their documented words or their limits differ", () => {
    const limited = (name: string, maxLength: number) =>
      paramOf(name, {
        typeName: "Card",
        required: false,
        fields: [paramOf("id", { required: true, limits: { maxLength } })],
      });
    const api = buildApi(specOf("a.b", { request: [limited("x", 5), limited("y", 6)] }), "a.b");
    expect(api.schemas.map(({ schemaName }) => schemaName)).toEqual(["cardSchema", "card2Schema"]);
  });

  it("share their interface across request and response where both sides have the same values", () => {
    const fields = [paramOf("id"), paramOf("when", { type: "string" })];
    const optional = fields.map((field) => ({ ...field, required: false }));
    const spec = specOf("a.b", {
      request: [paramOf("x", { typeName: "Card", required: false, fields: optional })],
      response: [paramOf("x", { typeName: "Card", fields })],
    });
    const api = buildApi(spec, "a.b");
    expect(api.interfaces.filter(({ pageName }) => pageName === "Card")).toHaveLength(1);
    expect(api.schemas.map(({ schemaName }) => schemaName)).toEqual(["cardSchema", "cardSchema2"]);
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
