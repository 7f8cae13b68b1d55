/** Methods of the platform itself, which every gateway has: the clock and the tokens. */
import { optional, string } from "zod/mini";
import type { ObjectSchema } from "../runtime/flavour.js";
import { object } from "../runtime/object.js";
import { date, json } from "../runtime/values.js";
import type { MockApi } from "./types.js";

/** The method that tells the gateway's time. */
export const timeMethod = "taobao.time.get";

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

const tokenApi = <Request extends object>(
  name: string,
  request: ObjectSchema<Request>,
): MockApi => ({
  api: {
    method: `taobao.top.auth.token.${name}`,
    auth: "none",
    request,
    response: object<{ token_result?: string }>({ token_result: optional(json()) }),
  },
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
});

/** Served unless the gateway is given an API of the same method. */
export const platformApis: readonly MockApi[] = [
  {
    api: {
      method: timeMethod,
      auth: "none",
      request: object<object>({}),
      response: object<{ time?: string }>({ time: optional(date()) }),
    },
    examples: { response: [], error: [] },
  },
  tokenApi(
    "create",
    object<{ code: string; uuid?: string }>({ code: string(), uuid: optional(string()) }),
  ),
  tokenApi("refresh", object<{ refresh_token: string }>({ refresh_token: string() })),
];
