import { expect, test } from "vitest";
import * as z from "zod/mini";

import { createGateway } from "../../templates/mock/gateway.js";
import { nodeDigests } from "../../templates/mock/node.js";
import { withGateway } from "../conformance/support/gateway.js";
import { api, cardBatchSell, members, optionals } from "./support/apis.js";
import { appSecret, post, signed } from "./support/signed.js";

const echo = api("taobao.echo.get", {
  auth: "optional",
  request: members(optionals({ text: z.string() })),
});

test("an entry says what was called, how it ended and which fault was injected", async () => {
  await withGateway({ apis: [cardBatchSell] }, async ({ url, log }) => {
    const params = signed(cardBatchSell.api.method, { param_batch_open_card_open_req: "{}" });
    const answer = await post(url, params, { "x-mock-fault": "latency=1" });
    expect(log.entries).toEqual([
      {
        ...{ number: 1, verb: "POST", path: "/router/rest", method: cardBatchSell.api.method },
        parameters: { ...params, sign: "[redacted]" },
        ...{ files: [], code: 40, fault: "latency=1" },
        requestId: /<request_id>(.*)<\/request_id>/.exec(answer)?.[1],
      },
    ]);
  });
});

test("no secret, session, signature or token gets into the log", async () => {
  await withGateway({ apis: [echo] }, async ({ url, log }) => {
    const session = "6200canary0session";
    const text = `${session} and ${appSecret} inside a text`;
    const params = signed(echo.api.method, { session, text, access_token: "6200canary0token" });
    await post(url, params);
    await post(url, { ...params, session: "" });
    await post(url, signed("taobao.top.auth.token.create", { code: "canary-code" }));
    await post(url, signed("taobao.top.auth.token.refresh", { refresh_token: "canary-refresh" }));
    const shown = JSON.stringify(log.entries);
    for (const secret of ["canary0token", appSecret, "canary-", params["sign"] ?? ""]) {
      expect(shown).not.toContain(secret);
    }
    expect(log.entries[0]?.parameters["text"]).toBe("[redacted] and [redacted] inside a text");
  });
});

test("the log keeps the latest thousand calls and counts all", async () => {
  const gateway = createGateway({ apis: [echo], digests: nodeDigests });
  const { log } = gateway;
  for (let call = 0; call < 1100; call += 1) {
    await gateway.fetch(new Request("http://localhost/router/rest", { method: "POST" }));
  }
  expect([log.total, log.entries.length, log.entries[0]?.number]).toEqual([1100, 1000, 101]);
  log.clear();
  expect([log.total, log.entries.length]).toEqual([1100, 0]);
});
