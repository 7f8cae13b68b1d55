/** When a failed call is tried again, and how long to wait before it is. */
import type { ErrorBody } from "./body.js";
import { TopApiError, TopTransportError } from "./errors.js";

/** How often and how patiently a call is tried again. */
export interface RetryOptions {
  /** Tries after the first; 3 unless told, 0 for none. */
  readonly retries?: number | undefined;
  /** First wait in milliseconds, doubled each time and shortened by a random part; 100 unless told. */
  readonly delay?: number | undefined;
  /** Longest wait in milliseconds, and longest ban that is sat out; 5,000 unless told. */
  readonly maxDelay?: number | undefined;
  /** Sub codes that may be gone at the next try besides the platform's own `isp.…`, with or without a detail. */
  readonly subCodes?: readonly string[] | undefined;
}

const LONGEST = 5000;
/** Sub codes of the platform's own faults that a second call meets again. */
const FINAL_ISP = /^isp\.(?:null-pointer-exception|top-parse-error|top-mapping-parse-error)\b/;
const BAN = /ban will last (?:for )?(\d+) more seconds/i;

/** What the gateway's error says about trying again. */
export interface RetryFacts {
  readonly retryable: boolean;
  /** Seconds until a limit is lifted. */
  readonly retryAfter?: number;
}

/** Reads an error by code and sub code, never by its words, save the length of a ban. */
export function retryFacts(error: ErrorBody): RetryFacts {
  if (error.code === 7) {
    const seconds = Number(BAN.exec(error.subMsg ?? "")?.[1] ?? 1);
    return { retryable: true, retryAfter: seconds };
  }
  if (error.code === 31) return { retryable: true };
  const sub = error.subCode ?? "";
  return { retryable: sub.startsWith("isp.") && !FINAL_ISP.test(sub) };
}

/**
 * Milliseconds to wait before the next try, or `undefined` when there is to be none.
 *
 * @param tries the tries made so far, at least 1
 */
export function retryDelay(
  error: unknown,
  tries: number,
  options: RetryOptions,
): number | undefined {
  const { retries = 3, delay = 100, maxDelay = LONGEST, subCodes = [] } = options;
  if (tries > retries || !isRetryable(error, subCodes)) return undefined;
  if (error.retryAfter !== undefined) return banWait(error.retryAfter, options);
  const ceiling = Math.min(delay * 2 ** (tries - 1), maxDelay);
  return ceiling / 2 + (Math.random() * ceiling) / 2;
}

/** Milliseconds that a ban is sat out; `undefined` for one that is too long. */
export function banWait(seconds: number, { maxDelay = LONGEST }: RetryOptions): number | undefined {
  // The gateway counts whole seconds, so the ban may outlast the number by part of one.
  const wait = (seconds + 1) * 1000;
  return wait > maxDelay + 1000 ? undefined : wait;
}

function isRetryable(
  error: unknown,
  subCodes: readonly string[],
): error is TopApiError | TopTransportError {
  if (error instanceof TopTransportError) return error.retryable;
  if (!(error instanceof TopApiError)) return false;
  const { subCode = "", retryable } = error;
  return (
    retryable || subCodes.includes(subCode) || subCodes.includes(subCode.split(":", 1)[0] ?? "")
  );
}

const READS = /^(?:(?:get|query|search|find)[a-z]*|list|count|detail|details|page)$/i;

/** Whether the name of an API says that it only reads: `taobao.item.seller.get`, `….coupon.querycoupon`. */
export function isReadOnly(method: string): boolean {
  return READS.test(method.slice(method.lastIndexOf(".") + 1));
}
