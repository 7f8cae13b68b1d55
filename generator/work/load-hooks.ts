/** The user's module of hooks, loaded in the thread that needs it. */
import { orDidYouMean } from "../../spec/suggest.js";
import { UsageError } from "../errors.js";
import { type LoadedHooks, type TopgenHooks, viewNames } from "../hooks/contract.js";
import { faultOfModule, importDefault } from "../load-module.js";
import type { OwnHooks } from "../options.js";

const loaded = new Map<string, Promise<LoadedHooks>>();

/**
 * Loads a module of hooks once in each thread.
 * @throws UsageError where it does not run, or its default export is no hooks
 */
export async function loadHooks(own: OwnHooks | undefined): Promise<LoadedHooks | undefined> {
  if (own === undefined) return undefined;
  const key = `${own.at}\n${own.digest}`;
  const known = loaded.get(key) ?? load(own);
  loaded.set(key, known);
  return known;
}

async function load({ file, at, parts }: OwnHooks): Promise<LoadedHooks> {
  const found = await importDefault(at, parts).catch((error: unknown) => {
    const { file: place, line, reason } = faultOfModule(error, at, file);
    const shown = line === undefined ? place : `${place}:${line}`;
    throw new UsageError(`${shown}: expected a module that runs, found ${reason}`);
  });
  assertHooks(file, found);
  return { file, hooks: found };
}

function assertHooks(file: string, found: unknown): asserts found is TopgenHooks {
  const { views, ...others } = membersOf(found, `${file}: expected a default export { ir, views }`);
  refuseUnknown(file, Object.keys(others), ["ir", "views"]);
  assertFunction(`${file}: ir`, others["ir"]);
  if (views === undefined) return;
  const byName = membersOf(views, `${file}: views: expected an object of functions`);
  refuseUnknown(`${file}: views`, Object.keys(byName), viewNames);
  for (const [name, hook] of Object.entries(byName))
    assertFunction(`${file}: views["${name}"]`, hook);
}

function membersOf(value: unknown, expected: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new UsageError(`${expected}, found ${value === undefined ? "none" : typeof value}`);
}

function refuseUnknown(place: string, names: readonly string[], known: readonly string[]): void {
  const strange = names.find((name) => !known.includes(name));
  if (strange === undefined) return;
  throw new UsageError(
    `${place}: expected hooks of the names ${known.join(", ")}; found ${strange}${orDidYouMean(strange, known)}`,
  );
}

function assertFunction(place: string, value: unknown): void {
  if (value === undefined || typeof value === "function") return;
  throw new UsageError(`${place}: expected a function, found ${typeof value}`);
}
