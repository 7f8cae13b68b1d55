// Copied by topgen from templates/mock/faults.ts. Do not edit.
/**
 * Faults that a test can ask for, by the header `x-mock-fault: ban=2, latency=50` of one call or by
 * the option `fault` of the gateway. The table below is their documentation.
 */

export const faultHeader = "x-mock-fault";

interface Fault {
  /** What the value after `=` is; absent when the fault takes none. */
  readonly value?: string;
  /** The value taken when none is given; without one, a value must be given. */
  readonly standard?: string;
  readonly pattern?: RegExp;
  readonly effect: string;
}

const digits = /^\d{1,9}$/;

/** Every fault by its name. */
export const faultTable = {
  latency: {
    value: "milliseconds",
    pattern: digits,
    effect: "the answer comes that much later",
  },
  clock: {
    value: "seconds, may be negative",
    pattern: /^-?\d{1,9}$/,
    effect: "the gateway's clock is that far ahead: a fresh timestamp can get code 31",
  },
  ban: {
    value: "seconds",
    standard: "1",
    pattern: digits,
    effect: "code 7, 'This ban will last for N more seconds'",
  },
  isp: {
    value: "sub code",
    standard: "isp.top-remote-connection-timeout",
    effect: "code 15 with a sub code of the platform",
  },
  isv: {
    value: "sub code",
    standard: "isv.invalid-parameter",
    effect: "code 50 with a sub code of the caller's fault; a documented one brings its message",
  },
  code: { value: "number", pattern: digits, effect: "any platform code with its message" },
  "documented-error": { effect: "the error example of the method's page" },
  http: {
    value: "status",
    standard: "503",
    pattern: /^[45]\d\d$/,
    effect: "that HTTP status with a plain text body",
  },
  html: { effect: "the anti-robot page with status 200 instead of an answer" },
  truncated: { effect: "the answer's text stops half way" },
  empty: { effect: "status 200 with an empty body" },
  cut: { effect: "the connection ends half way through the answer" },
  drip: {
    value: "milliseconds",
    standard: "10",
    pattern: digits,
    effect: "the answer comes in eight pieces, each that much after the one before",
  },
  "hang-up": { effect: "the connection ends without an answer" },
  "huge-ids": { effect: "every int64 of the answer has 19 digits" },
  shuffled: { effect: "the members of every object come in another order" },
  missing: { effect: "about half of all members are left out" },
  escaped: { effect: "texts are XML-escaped once more, as the live gateway does at times" },
  absent: {
    value: "omit, null, empty or wrapped",
    pattern: /^(?:omit|null|empty|wrapped)$/,
    effect:
      'how members without a value are sent: left out, null, lists and objects as {}, or lists as {"items":{"item":[]}}',
  },
} as const satisfies Record<string, Fault>;

/** The name of a fault. */
export type FaultName = keyof typeof faultTable;

/** The faults of one call and their values (`""` when a fault takes none). */
export type Faults = ReadonlyMap<FaultName, string>;

/** Thrown for a fault that the table does not have, so that no test passes by a spelling mistake. */
export class UnknownFaultError extends Error {
  override name = "UnknownFaultError";
}

/** Reads `name` and `name=value` entries separated by commas. Throws `UnknownFaultError`. */
export function parseFaults(source: string | null | undefined): Faults {
  const faults = new Map<FaultName, string>();
  for (const entry of (source ?? "").split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const [name, given] = splitOnce(entry, "=");
    if (!isFaultName(name)) {
      const known = Object.keys(faultTable).join(", ");
      throw new UnknownFaultError(`unknown fault ${JSON.stringify(name)}; known: ${known}`);
    }
    faults.set(name, faultValue(name, given));
  }
  return faults;
}

function faultValue(name: FaultName, given: string | undefined): string {
  const fault: Fault = faultTable[name];
  const value = given ?? fault.standard ?? "";
  const fits = fault.value === undefined ? value === "" : fault.pattern?.test(value) !== false;
  if (!fits || (fault.value !== undefined && value === "")) {
    const expected = fault.value === undefined ? "no value" : `a value (${fault.value})`;
    throw new UnknownFaultError(
      `fault ${name}: expected ${expected}, found ${JSON.stringify(value)}`,
    );
  }
  return value;
}

const isFaultName = (name: string): name is FaultName => Object.hasOwn(faultTable, name);

function splitOnce(source: string, separator: string): [string, string?] {
  const at = source.indexOf(separator);
  return at < 0 ? [source] : [source.slice(0, at), source.slice(at + separator.length)];
}
