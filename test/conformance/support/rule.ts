import { readFileSync } from "node:fs";
import { test } from "vitest";

const listFile = new URL("../known-failures.txt", import.meta.url);

/** The names of `known-failures.txt`. */
export function knownFailures(): string[] {
  const lines = readFileSync(listFile, "utf8").split("\n");
  return lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
}

const known = new Set(knownFailures());

/** One rule of the protocol as a test of that name; a rule that is a known failure must fail. */
export function rule(name: string, check: () => void | Promise<void>): void {
  test(name, () => (known.has(name) ? mustFail(name, check) : check()));
}

async function mustFail(name: string, check: () => void | Promise<void>): Promise<void> {
  try {
    await check();
  } catch {
    return;
  }
  throw new Error(`"${name}" holds: take it off known-failures.txt`);
}
