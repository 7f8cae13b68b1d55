/**
 * Tests reach servers of their own on loopback and nothing else: a socket to any other host fails
 * at once, so that a forgotten URL is an error here and not a request on somebody's network.
 */
import { Socket } from "node:net";

const loopback = new Set(["127.0.0.1", "::1", "localhost", undefined]);
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;

function hostOf(args: readonly unknown[]): string | undefined {
  const first: unknown = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof first === "object" && first !== null && "host" in first) {
    return (first as { host?: string }).host ?? undefined;
  }
  return typeof args[1] === "string" ? args[1] : undefined;
}

Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
  const host = hostOf(args);
  if (!loopback.has(host)) throw new Error(`a test tried to reach ${host ?? "a host"}`);
  return connect.apply(this, args);
};
