/** Keeps requests out of private networks: the address that is connected to is the one that was judged. */
import { BlockList, isIPv4, isIPv6 } from "node:net";
import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";

const inside = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const) {
  inside.addSubnet(net, prefix, "ipv4");
}
/** Everything outside of 2000::/3 is local, special or an embedded IPv4 address. */
const globalV6 = new BlockList();
globalV6.addSubnet("2000::", 3, "ipv6");
/** Inside of it: documentation, and tunnels that embed an IPv4 address (6to4, Teredo). */
const specialV6 = new BlockList();
specialV6.addSubnet("2001:db8::", 32, "ipv6");
specialV6.addSubnet("2001::", 32, "ipv6");
specialV6.addSubnet("2002::", 16, "ipv6");

/** Whether an IP address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !inside.check(address, "ipv4");
  return isIPv6(address) && globalV6.check(address, "ipv6") && !specialV6.check(address, "ipv6");
}

type LookupAll = (
  host: string,
  options: { all: true },
  /** Without addresses when there is an error. */
  done: (error: NodeJS.ErrnoException | null, addresses?: LookupAddress[]) => void,
) => void;

/** A DNS lookup for a socket that fails when any address of the host is not public. */
export function publicLookup(lookup: LookupAll): LookupFunction {
  return (host, options, done) => {
    lookup(host, { all: true }, (error, found) => {
      if (error !== null) {
        done(error, "", 4);
        return;
      }
      const addresses = found ?? [];
      const first = addresses[0];
      const bad = addresses.find(({ address }) => !isPublicAddress(address));
      if (bad !== undefined || first === undefined) {
        const leadsTo =
          bad === undefined ? "no address" : `the address ${bad.address}, which is not public`;
        done(new Error(`${host} leads to ${leadsTo}; no request was sent`), "", 4);
      } else if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
