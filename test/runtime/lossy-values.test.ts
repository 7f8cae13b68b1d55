/** Values that can't be sent as they are: refused by a typed error, and nothing goes out. */
import { afterEach, describe, expect, it } from "vitest";
import { TopValidationError } from "../../templates/runtime/errors.js";
import { toFilePart } from "../../templates/runtime/file.js";
import { errorOf, good, start, stopAll } from "./support/client.js";
import { sampleApi, type SampleRequest } from "./support/sample-api.js";

afterEach(stopAll);

const beyond = Number("1100384769230375417");
const circular: Record<string, unknown> = {};
circular["self"] = { list: [circular] };
const inTheYear10000 = new Date(Date.UTC(10_000, 0, 1));

describe("a value that can't be sent as it is", () => {
  it.each<[string, Partial<SampleRequest>, string]>([
    ["a number beyond 2^53", { page_no: beyond }, "page_no: expected a number, found"],
    ["such a number in a list", { numbers: [1, beyond] }, "numbers[1]: expected a number, found"],
    ["such a price", { price: beyond }, "price: expected decimal text or a number, found"],
    ["an infinite number", { page_no: Infinity }, "page_no: expected a number, found Infinity"],
    ["an invalid date", { created: new Date(Number.NaN) }, "found an invalid date"],
    ["a date with a year of five digits", { created: inTheYear10000 }, "a year of four digits"],
    ["JSON that contains itself", { payload: circular }, "nested deeper than 200 levels"],
    ["an object that contains itself", { settings: circular }, "nested deeper than 200 levels"],
    ["a limited value that contains itself", { tags: circular as never }, "tags: expected a list"],
  ])("is refused: %s", async (_, params, message) => {
    const { top, received } = await start(() => good);
    const error = await errorOf(top.execute(sampleApi, { name: "n", ...params }));
    expect(error).toBeInstanceOf(TopValidationError);
    expect((error as Error).message).toContain(message);
    expect(received).toEqual([]);
  });

  it.each<[string, Partial<SampleRequest>]>([
    ["a date with a year of five digits", { created: inTheYear10000 }],
    ["an object that contains itself", { anything: circular }],
  ])("is refused without checks too: %s", async (_, params) => {
    const { top, received } = await start(() => good, { validate: { request: "off" } });
    const error = await errorOf(top.execute(sampleApi, { name: "n", ...params }));
    expect(error).toBeInstanceOf(TopValidationError);
    expect(received).toEqual([]);
  });

  it.each<[string, Partial<SampleRequest>]>([
    ["with blanks around it", { price: " 5 " }],
    ["with the end of its line", { price: "5\n" }],
  ])("is refused as the platform does: a price %s", async (_, params) => {
    const { top, received } = await start(() => good);
    const error = await errorOf(top.execute(sampleApi, { name: "n", ...params }));
    expect((error as Error).message).toContain("price: expected decimal text or a number");
    expect(received).toEqual([]);
  });

  it("names the class of an object where members alone are taken", async () => {
    class Settings {
      readonly a = 1;
    }
    const { top } = await start(() => good);
    const settings = new Settings() as unknown as Record<string, unknown>;
    const error = await errorOf(top.execute(sampleApi, { name: "n", settings }));
    expect((error as Error).message).toContain("settings: expected an object, found a Settings");
    const name = Object.create(null) as string;
    const bare = await errorOf(top.execute(sampleApi, { name }));
    expect((bare as Error).message).toContain("name: expected text, found an object");
  });

  it("is no identifier with zeros before it, which keeps them", async () => {
    const { top, received } = await start(() => good);
    const sku = { sku_id: "0012", ids: ["1", "+2"], brand_id: "b", channel: "CS" };
    await top.execute(sampleApi, { name: "n", item_id: "007", sku });
    expect(received[0]?.params).toMatchObject({
      item_id: "007",
      sku: '{"sku_id":"0012","ids":[1,"+2"],"brand_id":"b","channel":"CS"}',
    });
  });

  it("is no fraction, and no whole number up to 2^53", async () => {
    const { top, received } = await start(() => good);
    await top.execute(sampleApi, {
      name: "n",
      numbers: [0.1, Number.MAX_SAFE_INTEGER, -1],
      price: 12.5,
    });
    expect(received[0]?.params).toMatchObject({
      numbers: "0.1,9007199254740991,-1",
      price: "12.5",
    });
  });
});

describe("a file", () => {
  it("gets a name where a platform gives each Blob an empty one", () => {
    const blob = Object.assign(new Blob(["x"], { type: "image/png" }), { name: undefined });
    expect(toFilePart(blob)).toMatchObject({ name: "file", type: "image/png" });
  });

  it("has a media type in its part even when the given one is none", async () => {
    const { top, received } = await start(() => good);
    const picture = { name: "a.png", data: new Uint8Array([1]), type: "image/png\r\nX: y" };
    await top.execute(sampleApi, { name: "n", picture });
    expect(received[0]?.files["picture"]).toMatchObject({ type: "application/octet-stream" });
    expect(received[0]?.signed).toBe(true);
  });
});
