import { http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { topHandlers } from "../../templates/mock/msw.js";
import { nodeDigests, type RunningGateway, startGateway } from "../../templates/mock/node.js";
import { cardBatchSell, cardBatchSellRequest, queryCoupon } from "./support/apis.js";
import { post, signed } from "./support/signed.js";

const apis = [cardBatchSell, queryCoupon];
const production = "https://gw.api.taobao.com/router/rest";
const { handlers, gateway } = topHandlers(http, { apis, digests: nodeDigests });
const server = setupServer(...handlers);

let running: RunningGateway;
beforeAll(async () => {
  running = await startGateway({ apis });
  server.listen({
    onUnhandledRequest(request, print) {
      if (!request.url.startsWith("http://127.0.0.1")) print.error();
    },
  });
});
afterAll(async () => {
  server.close();
  await running.close();
});

const withoutId = (text: string) => text.replace(/[0-9a-z]{12}(?=<\/request_id>|"})/, "");

test.each(["xml", "json"])(
  "a call to the production URL gets the mock's %s answer",
  async (format) => {
    const params = signed(cardBatchSell.api.method, { ...cardBatchSellRequest, format });
    const intercepted = await post(production, params);
    server.close();
    const served = await post(running.url, params);
    server.listen();
    expect(withoutId(intercepted)).toBe(withoutId(served));
  },
);

test("a wrong signature is refused with code 25", async () => {
  const params = { ...signed(cardBatchSell.api.method, { format: "json" }), sign: "F".repeat(32) };
  expect(await post(production, params)).toContain('"code":25');
});

test("parameters in the query and in a multipart body are read", async () => {
  const params = signed(cardBatchSell.api.method, { format: "json", ...cardBatchSellRequest });
  const { method = "", sign = "", ...others } = params;
  const body = new FormData();
  for (const [name, value] of Object.entries(others)) body.set(name, value);
  const query = new URLSearchParams({ method, sign });
  const response = await fetch(`${production}?${query.toString()}`, { method: "POST", body });
  expect(await response.text()).toContain('"biz_success":true');
});

test("a call that is aborted while it waits is no fault of the handlers", async () => {
  const complaints = vi.spyOn(console, "error").mockImplementation(() => undefined);
  gateway.queueFault("latency=5000");
  const body = new URLSearchParams(signed(cardBatchSell.api.method));
  const call = fetch(production, { method: "POST", body, signal: AbortSignal.timeout(50) });
  await expect(call).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(complaints).not.toHaveBeenCalled();
  complaints.mockRestore();
});

test("a connection that breaks rejects the caller's fetch", async () => {
  gateway.queueFault("hang-up");
  await expect(post(production, signed(cardBatchSell.api.method))).rejects.toThrow(TypeError);
});
