/**
 * What the gateway checks before it lets a call through: one entry a check, in the order in which
 * they are made. The real order is not documented; this one follows the numbers of the codes.
 */
import type { $ZodType } from "zod/v4/core";
import { checkArguments } from "./arguments.js";
import type { CallLimiter } from "./call-limiter.js";
import { banMessage, type GatewayError, gatewayError } from "./gateway-error.js";
import type { GatewayOptions } from "./options.js";
import type { ParsedRequest } from "./parse-request.js";
import { expectedSignature, isSignMethod, sameSignature } from "./signature.js";
import { parseTimestamp, timestampTolerance } from "./timestamp.js";
import type { ServedApi } from "./types.js";

/** What a check sees: one call, the method it names, and the gateway it came to. */
export interface CheckContext {
  readonly call: Pick<ParsedRequest, "verb" | "parameters" | "files" | "body" | "encodingError">;
  /** The API that `method` names, if the gateway has it. */
  readonly api: ServedApi | undefined;
  readonly options: Pick<GatewayOptions, "sessions" | "permitted" | "digests"> & {
    readonly appKey: string;
    readonly appSecret: string;
  };
  readonly limiter: CallLimiter;
  /** The gateway's clock, in epoch milliseconds. */
  readonly now: number;
}

type Verdict = GatewayError | undefined;

interface Check {
  readonly name: string;
  /** Of a batch, `request` checks are made once and `call` checks for each of its calls. */
  readonly scope: "request" | "call";
  readonly check: (context: CheckContext) => Verdict | Promise<Verdict>;
}

const parameter = (context: CheckContext, name: string): string =>
  context.call.parameters.get(name) ?? "";

/** In their order: the first refusal is the one that a caller sees. */
const checks: readonly Check[] = [
  { name: "verb", scope: "request", check: checkVerb },
  { name: "encoding", scope: "request", check: checkEncoding },
  { name: "method", scope: "call", check: checkMethod },
  { name: "app key", scope: "request", check: checkAppKey },
  { name: "timestamp", scope: "request", check: checkTimestamp },
  { name: "version", scope: "request", check: checkVersion },
  { name: "format", scope: "request", check: checkFormat },
  { name: "signature", scope: "request", check: checkSignature },
  { name: "session", scope: "call", check: checkSession },
  { name: "permission", scope: "call", check: checkPermission },
  { name: "limits", scope: "call", check: checkLimits },
  { name: "arguments", scope: "call", check: checkCallArguments },
];

/** The first refusal, or `undefined` when every check of the given scopes passes. */
export async function firstRefusal(
  context: CheckContext,
  scopes: readonly Check["scope"][],
): Promise<Verdict> {
  for (const { scope, check } of checks) {
    const verdict = scopes.includes(scope) ? await check(context) : undefined;
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

function checkVerb({ call }: CheckContext): Verdict {
  return call.verb === "GET" || call.verb === "POST" ? undefined : gatewayError(9);
}

function checkEncoding({ call }: CheckContext): Verdict {
  return call.encodingError === true ? gatewayError(47) : undefined;
}

function checkMethod(context: CheckContext): Verdict {
  if (parameter(context, "method") === "") return gatewayError(21);
  return context.api === undefined ? gatewayError(22) : undefined;
}

function checkAppKey(context: CheckContext): Verdict {
  const appKey = parameter(context, "app_key");
  if (appKey === "") return gatewayError(28);
  return appKey === context.options.appKey
    ? undefined
    : gatewayError(29, { subCode: "isv.appkey-not-exists" });
}

function checkTimestamp(context: CheckContext): Verdict {
  const timestamp = parameter(context, "timestamp");
  if (timestamp === "") return gatewayError(30);
  const instant = parseTimestamp(timestamp);
  const near = instant !== undefined && Math.abs(instant - context.now) <= timestampTolerance;
  return near ? undefined : gatewayError(31);
}

function checkVersion(context: CheckContext): Verdict {
  const version = parameter(context, "v");
  if (version === "") return gatewayError(32);
  if (!/^\d+(?:\.\d+)?$/.test(version)) return gatewayError(33);
  return version === "2.0" ? undefined : gatewayError(34);
}

function checkFormat(context: CheckContext): Verdict {
  return ["", "xml", "json"].includes(parameter(context, "format")) ? undefined : gatewayError(23);
}

async function checkSignature(context: CheckContext): Promise<Verdict> {
  const sign = parameter(context, "sign");
  if (sign === "") return gatewayError(24);
  const { digests, appSecret } = context.options;
  // Clients from before `sign_method` existed send none and use md5.
  const signMethod = parameter(context, "sign_method") || "md5";
  if (!isSignMethod(signMethod)) return gatewayError(25);
  const expected = await expectedSignature(context.call, signMethod, appSecret, digests);
  return sameSignature(sign, expected) ? undefined : gatewayError(25);
}

function checkSession(context: CheckContext): Verdict {
  const session = parameter(context, "session");
  const auth = context.api?.auth;
  if (auth === "none") return undefined;
  if (session === "") return auth === "required" ? gatewayError(26) : undefined;
  const { sessions } = context.options;
  if (sessions === undefined || sessions.includes(session)) return undefined;
  return gatewayError(27, { subCode: "invalid-sessionkey" });
}

function checkPermission({ api, options: { permitted } }: CheckContext): Verdict {
  if (api === undefined || permitted === undefined || permitted.includes(api.method)) {
    return undefined;
  }
  return gatewayError(11, { subCode: "isv.permission-api-package-not-allowed" });
}

function checkLimits({ api, limiter, now }: CheckContext): Verdict {
  const ban = limiter.count(api?.method ?? "", now);
  if (ban === undefined) return undefined;
  const subCode = `accesscontrol.limited-by-${ban.scope}-access-count`;
  return gatewayError(7, { subCode, subMsg: banMessage(ban.seconds) });
}

function checkCallArguments({ api, call }: CheckContext): Verdict {
  return api && checkArguments(api.request as $ZodType, call);
}
