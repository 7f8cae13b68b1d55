/** Hooks for OpenTelemetry, as the package's README shows them. */
import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { TopHooks } from "../../../templates/runtime/options.js";

const tracer = trace.getTracer("top-client");

export const traced: TopHooks = {
  aroundCall: ({ method }, run) => {
    const attributes = { "rpc.system": "top", "rpc.method": method };
    return tracer.startActiveSpan(method, { kind: SpanKind.CLIENT, attributes }, async (span) => {
      try {
        const outcome = await run();
        span.setAttribute("http.response.status_code", outcome.raw.status);
        span.setAttribute("top.attempts", outcome.attempts);
        return outcome;
      } catch (error) {
        span.recordException(error as Error);
        span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message });
        throw error;
      } finally {
        span.end();
      }
    });
  },
  onRetry: ({ attempt, delay, error }) => {
    trace.getActiveSpan()?.addEvent("retry", { attempt, delay, reason: error.message });
  },
};
