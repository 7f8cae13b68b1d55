// Copied by topgen from templates/mock/msw.ts. Do not edit.
/**
 * The gateway as request handlers of MSW (https://mswjs.io, version 2), so that tests in browsers
 * and in Node.js get the answers of the gateway without a server. MSW stays a choice of the user:
 * its `http` is passed in.
 */
import { createGateway, type Gateway } from "./gateway.js";
import type { GatewayOptions } from "./options.js";

/** What is used of MSW's `http`. */
export interface HandlerMaker<Handler> {
  all(path: RegExp, resolver: (info: { request: Request }) => Promise<Response>): Handler;
}

/** The handlers, and the gateway behind them. */
export interface TopHandlers<Handler> {
  /** For `setupServer(...handlers)` and `setupWorker(...handlers)`. */
  readonly handlers: Handler[];
  /** For its log and its queue of faults. */
  readonly gateway: Gateway;
}

/**
 * Handlers for `…/router/rest` and `…/router/batch` on every host.
 *
 * `options.digests` verifies signatures: `nodeDigests` of the adapter for Node.js in Node.js,
 * `webDigests(md5)` in browsers.
 */
export function topHandlers<Handler>(
  http: HandlerMaker<Handler>,
  options: GatewayOptions,
): TopHandlers<Handler> {
  const gateway = createGateway(options);
  const resolver = async ({ request }: { request: Request }): Promise<Response> => {
    try {
      return await gateway.fetch(request);
    } catch (error) {
      if (!request.signal.aborted) throw error;
      // The caller has left: MSW would report a fault of the handlers.
      return Response.error();
    }
  };
  return { handlers: [http.all(/\/router\/(?:rest|batch)(?:\?|$)/, resolver)], gateway };
}
