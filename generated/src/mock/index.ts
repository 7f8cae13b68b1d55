// Copied by topgen from templates/mock/index.ts. Do not edit.
/** A local gateway that checks what the platform checks and answers as its documentation shows. */
export { type Digests, webDigests } from "./digests.js";
export { faultHeader, type FaultName, faultTable } from "./faults.js";
export { createGateway, type Gateway } from "./gateway.js";
export type { CallLog, LogEntry } from "./log.js";
export {
  type AnsweredCall,
  type CallLimit,
  defaultAppKey,
  defaultAppSecret,
  type GatewayOptions,
} from "./options.js";
export type { MockApi, MockSample, ServedApi } from "./types.js";
