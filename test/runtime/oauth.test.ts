/** Sessions: the page that a user is sent to, and the tokens that come back. */
import { afterEach, describe, expect, it } from "vitest";
import { authorizeUrl, createToken, refreshToken } from "../../templates/runtime/oauth.js";
import { errorOf, start, stopAll } from "./support/client.js";

afterEach(stopAll);

const document =
  '{"access_token":"6200","token_type":"Bearer","expires_in":86400,"refresh_token":"6201",' +
  '"re_expires_in":"172800","r1_expires_in":1,"w2_expires_in":2,"taobao_user_id":9007199254740993,' +
  '"taobao_user_nick":"%E5%95%86%E5%AE%B6","sub_taobao_user_nick":"100%"}';

describe("OAuth", () => {
  it("builds the address of the authorisation page", () => {
    const url = new URL(
      authorizeUrl({ appKey: "1", redirectUri: "https://a.b/c?d=e&f", state: "s&t" }),
    );
    expect(url.origin + url.pathname).toBe("https://oauth.taobao.com/authorize");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: "code",
      client_id: "1",
      redirect_uri: "https://a.b/c?d=e&f",
      state: "s&t",
      view: "web",
    });
  });

  it("changes a code into a token and renews it through the gateway", async () => {
    const { top, received } = await start(
      ({ params }) => {
        const root = (params["method"] ?? "").replace("taobao.", "").replaceAll(".", "_");
        return JSON.stringify({ [`${root}_response`]: { token_result: document } });
      },
      { session: "old" },
    );
    const token = await createToken(top, { code: "c1", uuid: "u" });
    expect(token).toMatchObject({
      access_token: "6200",
      token_type: "Bearer",
      expires_in: 86400,
      refresh_token: "6201",
      re_expires_in: 172800,
      r1_expires_in: 1,
      w2_expires_in: 2,
      taobao_user_id: "9007199254740993",
      taobao_user_nick: "商家",
      sub_taobao_user_nick: "100%",
    });
    expect(await refreshToken(top, { refresh_token: "6201" })).toEqual(token);
    expect(
      received.map(({ params }) => [
        params["method"],
        params["code"],
        params["refresh_token"],
        params["session"],
      ]),
    ).toEqual([
      ["taobao.top.auth.token.create", "c1", undefined, undefined],
      ["taobao.top.auth.token.refresh", undefined, "6201", undefined],
    ]);
  });

  it.each(["{}", '{"token_result":""}', '{"token_result":"x"}', '{"token_result":"{}"}'])(
    "refuses an answer without a token: %s",
    async (body) => {
      const { top } = await start(() => body);
      expect(await errorOf(createToken(top, { code: "c" }))).toMatchObject({ kind: "malformed" });
    },
  );
});
