/** Sessions that outlive their process and are renewed before they end. */
import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import type { TopClient } from "../../templates/runtime/client.js";
import { TopError } from "../../templates/runtime/errors.js";
import {
  keepSession,
  type KeepOptions,
  type KeptToken,
  refreshToken,
} from "../../templates/runtime/oauth.js";
import { errorOf, failure, good, start, stopAll } from "./support/client.js";
import type { Answer, Received } from "./support/gateway.js";
import { sampleApi } from "./support/sample-api.js";

afterEach(stopAll);

const params = { name: "n" };
const hour = 3_600_000;
const isRefresh = ({ params }: Received): boolean =>
  params["method"] === "taobao.top.auth.token.refresh";
const answerOf = (session: string): string =>
  JSON.stringify({
    top_auth_token_refresh_response: {
      token_result: JSON.stringify({ access_token: session, expires_in: 3600 }),
    },
  });

/** A token that was got `age` milliseconds ago and holds for an hour. */
const kept = (age: number, access_token = "session-old-0001"): KeptToken => ({
  token: { access_token, expires_in: 3600, refresh_token: "refresh-canary-1" },
  since: Date.now() - age,
});

interface Kept {
  readonly top: TopClient;
  readonly received: Received[];
  readonly saved: KeptToken[];
}

/** A client whose session is kept in memory; the n-th renewal (from 0) is answered as told. */
async function keep(
  stored: KeptToken | undefined,
  renewal: (n: number) => Answer | string,
  options: Partial<KeepOptions> = {},
): Promise<Kept> {
  const saved: KeptToken[] = [];
  let renewals = 0;
  const session = keepSession({
    store: {
      load: () => Promise.resolve(saved.at(-1) ?? stored),
      save: (token) => void saved.push(token),
    },
    renew: ({ refresh_token = "" }) => refreshToken(top, { refresh_token }),
    ...options,
  });
  const started = await start((request) => (isRefresh(request) ? renewal(renewals++) : good), {
    session,
    retry: { retries: 0 },
  });
  const { top, received } = started;
  return { top, received, saved };
}

/** The sessions of the calls, renewals apart. */
const sessions = (received: readonly Received[]): (string | undefined)[] =>
  received.filter((request) => !isRefresh(request)).map((request) => request.params["session"]);

describe("a kept session", () => {
  it("is used as it is while it holds", async () => {
    const { top, received, saved } = await keep(kept(0), () => failure(40));
    await Promise.all([top.execute(sampleApi, params), top.execute(sampleApi, params)]);
    expect(sessions(received)).toEqual(["session-old-0001", "session-old-0001"]);
    expect([received.some(isRefresh), saved]).toEqual([false, []]);
  });

  it("is renewed before it ends, once for all calls, and saved", async () => {
    const { top, received, saved } = await keep(kept(hour - 60_000), () => answerOf("session-new"));
    await Promise.all(Array.from({ length: 20 }, () => top.execute(sampleApi, params)));
    await top.execute(sampleApi, params);
    expect(new Set(sessions(received))).toEqual(new Set(["session-new"]));
    expect(received.filter(isRefresh).map((request) => request.params["refresh_token"])).toEqual([
      "refresh-canary-1",
    ]);
    expect(saved).toHaveLength(1);
    // What the answer does not tell anew stays.
    expect(saved[0]?.token).toEqual({
      ...{ access_token: "session-new", expires_in: 3600, refresh_token: "refresh-canary-1" },
    });
  });

  it("is not renewed where another process has done so", async () => {
    let loads = 0;
    const load = (): KeptToken => (loads++ === 0 ? kept(hour - 400_000) : kept(0, "of-another-1"));
    let now = Date.now();
    const { top, received } = await keep(undefined, () => failure(40), {
      store: { load, save: () => undefined },
      now: () => now,
    });
    await top.execute(sampleApi, params);
    now += 200_000;
    await top.execute(sampleApi, params);
    expect(sessions(received)).toEqual(["session-old-0001", "of-another-1"]);
    expect(received.some(isRefresh)).toBe(false);
  });

  it("is used to its end while renewing fails, and then the failure is told", async () => {
    let now = Date.now();
    const { top, received } = await keep(kept(hour - 60_000), () => failure(15, "isv.x"), {
      now: () => now,
    });
    await top.execute(sampleApi, params);
    await top.execute(sampleApi, params);
    expect(received.filter(isRefresh)).toHaveLength(1);
    now += 61_000;
    const error = await errorOf(top.execute(sampleApi, params));
    expect(error).toMatchObject({ method: "taobao.top.auth.token.refresh", code: 15 });
    expect(sessions(received)).toEqual(["session-old-0001", "session-old-0001"]);
  });

  it("is used to its end while the store can't be read", async () => {
    let loads = 0;
    const load = (): KeptToken => {
      if (loads++ > 0) throw new Error("store is down");
      return kept(hour - 310_000);
    };
    let now = Date.now();
    const { top, received } = await keep(undefined, () => failure(40), {
      store: { load, save: () => undefined },
      now: () => now,
    });
    await top.execute(sampleApi, params);
    now += 60_000;
    await top.execute(sampleApi, params);
    expect(sessions(received)).toEqual(["session-old-0001", "session-old-0001"]);
    now += 300_000;
    expect(await errorOf(top.execute(sampleApi, params))).toMatchObject({
      message: "store is down",
    });
  });

  it("shorter than the time ahead is renewed at half of it, not at every call", async () => {
    let now = Date.now();
    const short = { ...kept(0), token: { access_token: "s-0", expires_in: 60 }, since: now };
    const answer = { access_token: "s-1", expires_in: 60 };
    const { top, received } = await keep(short, () => failure(40), {
      renew: () => Promise.resolve(answer),
      now: () => now,
    });
    await top.execute(sampleApi, params);
    now += 20_000;
    await top.execute(sampleApi, params);
    now += 20_000;
    await top.execute(sampleApi, params);
    await top.execute(sampleApi, params);
    expect(sessions(received)).toEqual(["s-0", "s-0", "s-1", "s-1"]);
  });

  it("is renewed by a call of the client's own while a ban lets a single call out", async () => {
    let now = Date.now();
    let stored = kept(0);
    const session = keepSession({
      store: { load: () => stored, save: (token) => void (stored = token) },
      renew: ({ refresh_token = "" }) => refreshToken(top, { refresh_token }),
      now: () => now,
    });
    const ban = failure(
      ...([
        7,
        "accesscontrol.limited-by-app-access-count",
        "ban will last 0 more seconds",
      ] as const),
    );
    const { top, received } = await start(
      (request, n) => {
        if (n === 0) now += hour;
        if (n === 0) return ban;
        return isRefresh(request) ? answerOf("session-new") : good;
      },
      { session },
    );
    await top.execute(sampleApi, params, { callTimeout: 5000 });
    expect(sessions(received)).toEqual(["session-old-0001", "session-new"]);
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["a number", 12345],
  ])("that is %s is refused", async (_, found) => {
    const { top, received } = await start(() => good, { session: (() => found) as never });
    await expect(top.execute(sampleApi, params)).rejects.toThrow("expected a session as text");
    expect(received).toEqual([]);
  });

  it("that could not be saved is told of and still used", async () => {
    let saves = 0;
    const { top, received } = await keep(kept(hour), () => answerOf("session-new"), {
      store: {
        load: () => kept(hour),
        save: () => (saves++ === 0 ? Promise.reject(new Error("disk full")) : undefined),
      },
    });
    expect(await errorOf(top.execute(sampleApi, params))).toMatchObject({ message: "disk full" });
    await top.execute(sampleApi, params);
    expect(sessions(received)).toEqual(["session-new"]);
    expect(received.filter(isRefresh)).toHaveLength(1);
  });

  it("that nobody has given is asked for", async () => {
    const { top, received } = await keep(undefined, () => failure(40));
    const error = await errorOf(top.execute(sampleApi, params));
    expect(error).toBeInstanceOf(TopError);
    expect((error as Error).message).toContain("authorise");
    expect(received).toEqual([]);
  });

  it.each<[string, (n: number) => Answer | string]>([
    ["refused", () => failure(27, "refresh-canary-1", "bad refresh-canary-1")],
    ["cut", () => answerOf("session-new-0002").slice(0, -20)],
    ["a page", () => `<html>${answerOf("session-new-0002")} refresh-canary-1</html>`],
    ["a failure", () => ({ status: 500, body: "<b>refresh_token=refresh-canary-1</b>" })],
    [
      "XML of a strange kind",
      () => ({ status: 500, body: "{&quot;access_token&quot;:&quot;session-new-0002&quot;}" }),
    ],
  ])("shows nothing of itself when renewing is %s", async (_, renewal) => {
    const { top } = await keep(kept(2 * hour), renewal);
    const shown: unknown[] = [];
    const push = (event: unknown): void => void shown.push(event);
    const hooks = { onRequest: push, onResponse: push, onRetry: push };
    shown.push(await errorOf(top.execute(sampleApi, params, { hooks })));
    shown.push(await errorOf(refreshToken(top, { refresh_token: "refresh-canary-1" }, { hooks })));
    const text = inspect(shown, { depth: 20, showHidden: true }) + JSON.stringify(shown);
    expect(text).not.toMatch(/refresh-canary-1|session-new-0002|session-old-0001/);
  });
});
