/** Secrets stay out of everything that is thrown, shown or handed to hooks. */
import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { TopClient } from "../../templates/runtime/client.js";
import { TopError } from "../../templates/runtime/errors.js";
import type { TopClientOptions, TopHooks } from "../../templates/runtime/options.js";
import { errorOf, good, secret, start, stopAll } from "./support/client.js";
import type { Answer, Received } from "./support/gateway.js";
import { sampleApi } from "./support/sample-api.js";

afterEach(stopAll);

const session = "canary-session/+=&4711";

/** Every way in which a value is commonly shown. */
function shown(value: unknown): string {
  const options = { depth: 20, showHidden: true, getters: true };
  const error = value instanceof Error ? [value.message, value.stack, value.cause] : [];
  const members = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [
    inspect(value, options),
    ...(value instanceof TopError ? [JSON.stringify(value.toJSON()), value.body] : []),
    JSON.stringify(value),
    String(value),
    inspect(error, options),
    inspect(members, options),
  ].join("\n");
}

/** The secrets of the requests that a text shows. */
function leaks(text: string, received: readonly Received[]): string[] {
  const signatures = received.map(({ params }) => params["sign"] ?? "no signature");
  const escaped = session.replaceAll("/", "\\\\/").replaceAll("&", "&amp;");
  const secrets = [secret, session, encodeURIComponent(session), escaped, ...signatures];
  return secrets.filter((one) => text.toLowerCase().includes(one.toLowerCase()));
}

/** An answer that repeats whatever it was asked. */
const echo = (request: Received): string => {
  const said = JSON.stringify(
    `${secret} ${JSON.stringify(request.params)} ${request.body} ${request.url}`,
  );
  return `{"error_response":{"code":25,"msg":${said},"sub_code":${said},"sub_msg":${said},"request_id":${said}}}`;
};

const ways: [string, (request: Received) => Answer | string, Partial<TopClientOptions>][] = [
  ["an error of the gateway that repeats the request", echo, {}],
  ["the same with status 500", (request) => ({ status: 500, body: echo(request) }), {}],
  [
    "a page that repeats the request",
    (request) => ({ body: `<html>${request.body}${secret}</html>` }),
    {},
  ],
  ["broken JSON that repeats the request", (request) => `{"a": ${request.body}`, {}],
  ["a server failure", () => ({ status: 502, body: secret }), {}],
  [
    "a server failure that repeats the request in its own way of escaping",
    ({ body, params }) => ({
      status: 500,
      body: [
        body.toLowerCase(),
        JSON.stringify(params).replaceAll("/", "\\/"),
        session.replace(/[^\w]/g, (sign) => `&#${sign.charCodeAt(0)};`),
        session.replace(/[^\w]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
      ].join("<br>"),
    }),
    {},
  ],
  ["a lost connection", () => ({ drop: true }), {}],
  ["a timeout", () => ({ wait: 1000 }), { timeout: 50 }],
  ["a port where nobody listens", () => good, { endpoint: "http://127.0.0.1:1/router/rest" }],
  [
    "an answer that differs",
    (request) => JSON.stringify({ r_response: { result: request.body } }),
    { validate: { response: "throw" } },
  ],
  [
    "a fetch that fails with the request in its words",
    () => good,
    {
      fetch: (url, init) =>
        Promise.reject(
          new Error(`cannot send ${init.body as string} to ${url} with ${secret}`, { cause: init }),
        ),
    },
  ],
];

describe("secrets", () => {
  it.each(ways)("are not in what is thrown for %s", async (_, answer, options) => {
    const events: unknown[] = [];
    const push = (event: unknown): void => void events.push(event);
    const hooks: TopHooks = {
      ...{ onRequest: push, onResponse: push, onRetry: push, onMismatch: push, onPage: push },
      aroundCall: (event, run) => (push(event), run()),
    };
    const { top, received } = await start(answer, {
      session,
      hooks,
      retry: { retries: 1, delay: 1 },
      ...options,
    });
    const params = { name: "n", payload: `x${secret}y` };
    const error = await errorOf(top.execute(sampleApi, params));
    expect(error).toBeInstanceOf(TopError);
    expect(leaks(shown(error), received)).toEqual([]);
    expect(leaks(events.map(shown).join("\n"), received)).toEqual([]);
    expect(events.length).toBeGreaterThan(0);
    const batch = await errorOf(
      top.batch([{ api: sampleApi, params }]).then(([one]) => {
        throw (one as PromiseRejectedResult).reason as Error;
      }),
    );
    expect(leaks(shown(batch), received)).toEqual([]);
    expect(leaks(events.map(shown).join("\n"), received)).toEqual([]);
  });

  it("are not in what is thrown for refused parameters", async () => {
    const { top } = await start(() => good, { session });
    const params = { name: `${secret}${session}`, page_no: secret as unknown as number };
    const error = await errorOf(top.execute(sampleApi, params));
    expect(leaks(shown(error), [])).toEqual([]);
  });

  it("are not in the name and the code of a foreign error", async () => {
    const own = (): Promise<Response> =>
      Promise.reject(Object.assign(new Error("failed"), { name: `E-${session}`, code: session }));
    const { top, received } = await start(() => good, { fetch: own, session });
    const error = await errorOf(top.execute(sampleApi, { name: "n" }));
    expect(leaks(shown(error), received)).toEqual([]);
    expect(error).toMatchObject({ kind: "network" });
  });

  it("are not in an answer that brings tokens of any letters", async () => {
    const tokens = '{"access_token":"new.canary/1+2=","refresh_token" : "other.canary~3"}';
    const { top } = await start(() => ({ status: 500, body: tokens }), { retry: { retries: 0 } });
    const { body } = (await errorOf(top.request("taobao.top.auth.token.create"))) as TopError;
    expect(body).toBe('{"access_token":"***","refresh_token" : "***"}');
  });

  it("of an app are text", () => {
    const make = (appKey: never): TopClient => new TopClient({ appKey, appSecret: secret });
    for (const appKey of [12345678, "", undefined]) {
      expect(() => make(appKey as never)).toThrow("appKey and appSecret, both as text");
    }
  });

  it("are not in a client that is shown", () => {
    const top = new TopClient({ appKey: "1", appSecret: secret, session });
    expect(leaks(shown(top), [])).toEqual([]);
  });

  it("never stand in a URL", async () => {
    const { top, received } = await start(() => good, { session });
    await top.execute(sampleApi, { name: "n" });
    expect(received[0]?.url).toBe("/router/rest");
  });
});
