// Copied by topgen from templates/mock/platform-apis.ts. Do not edit.
/** Methods of the platform itself, which every gateway has: the clock and the tokens. */
import type { MockApi, MockParam } from "./types.js";

/** The method that tells the gateway's time. */
export const timeMethod = "taobao.time.get";

const string = (name: string, required: boolean): MockParam => ({
  name,
  type: "string",
  list: false,
  required,
  example: "",
});

const tokenResult = JSON.stringify({
  access_token: "6200c1f0mock0access0token",
  token_type: "Bearer",
  expires_in: 86400,
  refresh_token: "6200c1f0mock0refresh0token",
  re_expires_in: 2592000,
  r1_expires_in: 86400,
  r2_expires_in: 86400,
  w1_expires_in: 86400,
  w2_expires_in: 1800,
  taobao_user_nick: "%E6%B5%8B%E8%AF%95",
  taobao_user_id: "2088000000000000001",
});

const tokenApi = (name: string, request: readonly MockParam[]): MockApi => ({
  method: `taobao.top.auth.token.${name}`,
  auth: "none",
  request,
  response: [{ name: "token_result", type: "json", list: false, example: tokenResult }],
  examples: {
    response: [
      {
        format: "json",
        text: JSON.stringify({
          [`top_auth_token_${name}_response`]: { token_result: tokenResult },
        }),
      },
    ],
    error: [],
  },
  errorCodes: [],
});

/** Served unless the gateway is given an API of the same method. */
export const platformApis: readonly MockApi[] = [
  {
    method: timeMethod,
    auth: "none",
    request: [],
    response: [{ name: "time", type: "date", list: false, example: "2000-01-01 00:00:00" }],
    examples: { response: [], error: [] },
    errorCodes: [],
  },
  tokenApi("create", [string("code", true), string("uuid", false)]),
  tokenApi("refresh", [string("refresh_token", true)]),
];
