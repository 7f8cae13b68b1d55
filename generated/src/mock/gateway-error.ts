// Copied by topgen from templates/mock/gateway-error.ts. Do not edit.
/** The platform's error codes with the `msg` that the live gateway sends, and an error as an answer. */
import { type AnswerBody, type Member, number, object, text } from "./answer.js";

/** Code → `msg`. */
const platformMessages = {
  3: "Upload fail",
  7: "App Call Limited",
  9: "Http action not allowed",
  10: "Service currently unavailable",
  11: "Insufficient isv permissions",
  12: "Insufficient user permissions",
  13: "Insufficient partner permissions",
  15: "Remote service error",
  21: "Missing method",
  22: "Invalid method",
  23: "Invalid format",
  24: "Missing signature",
  25: "Invalid signature",
  26: "Missing session",
  27: "Invalid session",
  28: "Missing app key",
  29: "Invalid app key",
  30: "Missing timestamp",
  31: "Invalid timestamp",
  32: "Missing version",
  33: "Invalid version",
  34: "Unsupported version",
  40: "Missing required arguments",
  41: "Invalid arguments",
  42: "Insufficient session permissions",
  43: "Parameter error",
  44: "Invalid access token",
  47: "Invalid encoding",
  50: "Remote service error",
  530: "Remote service error",
  700: "Remote service error",
} as const;

/** A code that the platform itself gives out. */
export type PlatformCode = keyof typeof platformMessages;

/** A refusal or a failure, as it goes to the caller. */
export interface GatewayError {
  readonly code: number;
  readonly msg: string;
  readonly subCode?: string;
  readonly subMsg?: string;
}

/** An error by its code; `argument` is appended to the message after a colon (codes 40 and 41). */
export function gatewayError(
  code: PlatformCode,
  detail: { argument?: string; subCode?: string; subMsg?: string } = {},
): GatewayError {
  const { argument, ...sub } = detail;
  const msg = platformMessages[code];
  return { code, msg: argument === undefined ? msg : `${msg}:${argument}`, ...sub };
}

/** Whether a code is one of the platform's. */
export const isPlatformCode = (code: number): code is PlatformCode =>
  Object.hasOwn(platformMessages, code);

/** The text by which the gateway announces how long a ban lasts. */
export const banMessage = (seconds: number): string =>
  `This ban will last for ${seconds} more seconds`;

/** The error as a body: `{"error_response":{"code":…,"msg":…,…}}` in every format. */
export function errorBody(error: GatewayError, requestId: string): AnswerBody {
  const members: Member[] = [
    ["code", number(String(error.code))],
    ["msg", text(error.msg)],
  ];
  if (error.subCode !== undefined) members.push(["sub_code", text(error.subCode)]);
  if (error.subMsg !== undefined) members.push(["sub_msg", text(error.subMsg)]);
  members.push(["request_id", text(requestId)]);
  return { root: "error_response", content: object(members) };
}
