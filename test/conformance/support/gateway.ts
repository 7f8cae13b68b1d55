import { afterAll, beforeAll } from "vitest";

import {
  type RunningGateway,
  type ServerOptions,
  startGateway,
} from "../../../templates/mock/node.js";

/** A gateway for the tests of one file, started before them and closed after them. */
export function gatewayForFile(options: ServerOptions): {
  url: () => string;
  batchUrl: () => string;
  gateway: () => RunningGateway;
} {
  let running: RunningGateway | undefined;
  const gateway = () => {
    if (running === undefined) throw new Error("the gateway is used before the tests run");
    return running;
  };
  beforeAll(async () => {
    running = await startGateway(options);
  });
  afterAll(async () => {
    await running?.close();
  });
  return { gateway, url: () => gateway().url, batchUrl: () => gateway().batchUrl };
}

/** Runs `use` against a gateway of its own. */
export async function withGateway(
  options: ServerOptions,
  use: (gateway: RunningGateway) => Promise<void>,
): Promise<void> {
  const gateway = await startGateway(options);
  try {
    await use(gateway);
  } finally {
    await gateway.close();
  }
}
