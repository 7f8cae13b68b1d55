/** A client and the gateway that it calls, for one test. */
import { expect } from "vitest";
import { TopClient } from "../../../templates/runtime/client.js";
import type { TopClientOptions } from "../../../templates/runtime/options.js";
import { type Answer, type Received, startTestGateway, type TestGateway } from "./gateway.js";

export const secret = "0123456789abcdef0123456789abcdef";
export const good = '{"sample_rows_get_response":{"result":{"total":1},"request_id":"abc"}}';

/** The gateway's error as JSON. */
export function failure(code: number, subCode?: string, subMsg?: string): string {
  const error = { code, msg: "m", sub_code: subCode, sub_msg: subMsg, request_id: "r1" };
  return JSON.stringify({ error_response: error });
}

export interface Started {
  top: TopClient;
  gateway: TestGateway;
  received: Received[];
}

const open: TestGateway[] = [];

/** Starts a gateway and a client for it; the n-th request (from 0) is answered as told. */
export async function start(
  answer: (request: Received, n: number) => Answer | string,
  options: Partial<TopClientOptions> = {},
): Promise<Started> {
  const gateway = await startTestGateway(secret, answer);
  open.push(gateway);
  const endpoint = gateway.url;
  const top = new TopClient({ appKey: "12345678", appSecret: secret, endpoint, ...options });
  return { top, gateway, received: gateway.received };
}

/** Stops every gateway that {@link start} started. */
export async function stopAll(): Promise<void> {
  await Promise.all(open.splice(0).map((gateway) => gateway.close()));
}

/** The error of a promise that must fail. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable("the call succeeded"),
    (error: unknown) => error,
  );
}
