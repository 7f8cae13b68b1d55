/** Answers that are not quite what the gateway sends: read where they can be, else told. */
import { afterEach, describe, expect, it } from "vitest";
import { TopClient } from "../../templates/runtime/client.js";
import { TopResponseMismatch, TopTransportError } from "../../templates/runtime/errors.js";
import type { MismatchEvent } from "../../templates/runtime/options.js";
import { errorOf, failure, good, secret, start, stopAll } from "./support/client.js";
import { sampleApi } from "./support/sample-api.js";

afterEach(stopAll);

describe("an answer", () => {
  it("is taken from its root, whatever else stands beside the root", async () => {
    const { top } = await start(
      () => '{"sample_rows_get_response":{"note":"n"},"request_id":"r","top_sign":"s"}',
    );
    const { result, requestId } = await top.executeRaw(sampleApi, { name: "n" });
    expect([result.note, requestId]).toEqual(["n", "r"]);
  });

  it("without a root keeps a member that ends like one", async () => {
    const { top } = await start(() => '{"note":"n","other_response":{"note":"inner"}}');
    const result = await top.execute(sampleApi, { name: "n" });
    expect(result).toEqual({ note: "n", other_response: { note: "inner" } });
  });

  it("that is a page for robots as JSON is none", async () => {
    const body = '{"ret":["FAIL_SYS_USER_VALIDATE"],"data":{"url":"https://x/punish"}}';
    for (const response of ["off", "report", "throw"] as const) {
      const { top } = await start(() => body, { validate: { response } });
      const error = await errorOf(top.execute(sampleApi, { name: "n" }));
      expect(error).toMatchObject({ kind: "malformed", status: 200, body });
    }
  });

  it.each([
    ['{"r_response":{"message":"forbidden"}}', {}],
    ['{"message":"forbidden"}', { simplify: true }],
  ])("that has nothing of what is documented is told: %s", async (body, options) => {
    const events: MismatchEvent[] = [];
    const hooks = { onMismatch: (e: MismatchEvent): void => void events.push(e) };
    const { top } = await start(() => body, { ...options, hooks });
    await top.execute(sampleApi, { name: "n" });
    expect(events.flatMap(({ issues }) => issues.map(({ message }) => message))).toEqual([
      "has none of the documented members",
    ]);
    const strict = { validate: { response: "throw" } } as const;
    const error = await errorOf(top.execute(sampleApi, { name: "n" }, strict));
    expect(error).toBeInstanceOf(TopResponseMismatch);
  });

  it.each(['{"r_response":{}}', '{"r_response":{"request_id":"x"}}', '{"note":"n","new":1}'])(
    "without a difference is not told: %s",
    async (body) => {
      const { top } = await start(() => body);
      expect((await top.executeRaw(sampleApi, { name: "n" })).issues).toEqual([]);
    },
  );

  it.each([
    "<!-- x --><html><body>busy</body></html>",
    "<script>location = '/punish'</script>",
    "<?xml version='1.0'?><div>busy</div>",
  ])("that is a page is none, though it is well-formed: %s", async (body) => {
    const { top } = await start(() => body);
    for (const call of [top.execute(sampleApi, { name: "n" }), top.request("taobao.newer.get")]) {
      expect(await errorOf(call)).toMatchObject({ kind: "malformed", status: 200, body });
    }
  });

  const row = '{"id":9223372036854775807}';
  it.each<[string, string]>([
    ["a list", `"[${row}]"`],
    ["a list inside its wrapper", `{"result_row":"[${row}]"}`],
    ["a list with its wrapper", `"{'result_row':[${row}]}"`],
    ["an item", `{"result_row":["${row}"]}`],
    ["a single item", `"${row}"`],
  ])("with %s as the text of JSON is read, no digit lost", async (_, given) => {
    const text = given.replace(/"(?=[[{'])(.*)(?<=[\]}'])"/, (__, inner: string) =>
      JSON.stringify(inner.replaceAll("'", '"')),
    );
    const { top } = await start(() => `{"r_response":{"result":{"rows":${text}}}}`);
    const { result, issues } = await top.executeRaw(sampleApi, { name: "n" });
    expect(result.result?.rows).toEqual([{ id: "9223372036854775807", images: [] }]);
    expect(issues).toEqual([]);
  });

  it("with an object or a map as the text of JSON is read, and what is none stays", async () => {
    const object = JSON.stringify(`{"total":5,"rows":[${row}]}`);
    const map = JSON.stringify('{"a":9223372036854775807}');
    let body = `{"r_response":{"result":${object},"settings":${map}}}`;
    const { top } = await start(() => body);
    expect(await top.execute(sampleApi, { name: "n" })).toEqual({
      result: { total: 5, rows: [{ id: "9223372036854775807", images: [] }] },
      settings: { a: "9223372036854775807" },
    });
    body = '{"r_response":{"result":"{broken","note":"{}"}}';
    const told = await top.executeRaw(sampleApi, { name: "n" });
    expect(told.result).toEqual({ result: "{broken", note: "{}" });
    expect(told.issues).toHaveLength(1);
  });

  it("in a charset that nobody knows is read as UTF-8", async () => {
    const headers = { "content-type": "application/json;charset=nonsense" };
    const { top } = await start(() => ({ body: '{"r_response":{"note":"中"}}', headers }));
    expect((await top.execute(sampleApi, { name: "n" })).note).toBe("中");
  });

  it.each([
    ["timeout", () => ({ timeout: 30 })],
    ["aborted", () => ({ signal: AbortSignal.timeout(30) })],
  ])("whose body never ends is not waited for: %s", async (kind, options) => {
    const endless = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"r'));
      },
    });
    const top = new TopClient({
      appKey: "12345678",
      appSecret: secret,
      retry: { retries: 0 },
      fetch: () => Promise.resolve(new Response(endless)),
    });
    const error = await errorOf(top.execute(sampleApi, { name: "n" }, options()));
    expect(error).toBeInstanceOf(TopTransportError);
    expect(error).toMatchObject({ kind });
  });

  it.each([
    "This ban will last for 99999999999999999999 more seconds",
    "This ban will last 2000 more seconds",
  ])("with a ban longer than a call waits ends it: %s", async (words) => {
    const { top, received } = await start(() => failure(7, "accesscontrol.x", words));
    const error = await errorOf(top.execute(sampleApi, { name: "n" }));
    expect(error).toMatchObject({ code: 7, retryable: true });
    expect((error as { retryAfter: number }).retryAfter).toBeGreaterThanOrEqual(2000);
    expect(received).toHaveLength(1);
  });
});

describe("a batch of no calls", () => {
  it("is not sent", async () => {
    const { top, received } = await start(() => good);
    expect(await top.batch([])).toEqual([]);
    expect(received).toEqual([]);
  });
});
