// Copied by topgen from templates/mock/transport-faults.ts. Do not edit.
/** Faults below the protocol: the answer comes late, cut, as another document, or not at all. */
import type { Faults } from "./faults.js";

/** The response that replaces any answer; `undefined` when no fault asks for one. */
export function faultyResponse(faults: Faults): Response | undefined {
  if (faults.has("hang-up")) return Response.error();
  const status = faults.get("http");
  if (status !== undefined) {
    const headers = { "content-type": "text/plain;charset=UTF-8" };
    return new Response("Service Unavailable", { status: Number(status), headers });
  }
  if (faults.has("html")) {
    return new Response(robotPage, { headers: { "content-type": "text/html;charset=UTF-8" } });
  }
  return faults.has("empty") ? new Response("") : undefined;
}

const robotPage = `<!doctype html>
<html><head><script>window._config_ = { action: "captcha", url: "/punish?x5secdata=mock" };</script>
</head><body>unusual traffic</body></html>
`;

/** The first half of a text. */
export const truncated = (text: string): string => text.slice(0, Math.floor(text.length / 2));

const PIECES = 8;

/** Whether an answer is to come piece by piece, so that nothing may gather it on the way. */
export const comesInPieces = (faults: Faults): boolean => faults.has("cut") || faults.has("drip");

/** A text as pieces that drip, or that end half way with an error. */
export function inPieces(text: string, faults: Faults): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const size = Math.max(1, Math.ceil(bytes.length / PIECES));
  const end = faults.has("cut") ? Math.floor(bytes.length / 2) : bytes.length;
  const stopped = new AbortController();
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      await sleep(Number(faults.get("drip") ?? 0), stopped.signal).catch(() => undefined);
      if (at < end) controller.enqueue(bytes.subarray(at, (at += size)));
      else if (faults.has("cut")) controller.error(new Error("the connection ends"));
      else controller.close();
    },
    cancel: () => {
      stopped.abort();
    },
  });
}

/** Waits; rejects with the signal's reason when it is aborted first. No timer is left behind. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
