// Copied by topgen from templates/runtime/registry.ts. Do not edit.
/** APIs by name: the types that `call` has, and the loading of a module when its API is called. */
import type { TopApi } from "./api.js";
import { ownMember } from "./wire.js";

/** The parameters of an entry `{ request: …; response: … }`. */
export type RequestOf<Entry> = Entry extends { request: infer Req } ? Req : never;
/** The result of an entry `{ request: …; response: … }`. */
export type ResponseOf<Entry> = Entry extends { response: infer Res } ? Res : never;

/** For each method a function that loads its descriptor, or the module that exports it. */
export type ApiLoaders<Registry> = { readonly [M in keyof Registry]: () => Promise<unknown> };

function isApi(value: unknown, method: string): value is TopApi<unknown, unknown> {
  return (
    typeof value === "object" && value !== null && "method" in value && value.method === method
  );
}

/** @throws TypeError for a method that the package does not have */
export async function loadApi(
  loaders: ApiLoaders<Record<string, unknown>>,
  method: string,
): Promise<TopApi<unknown, unknown>> {
  const loaded = await ownMember(loaders, method)?.();
  if (isApi(loaded, method)) return loaded;
  const exported = typeof loaded === "object" && loaded !== null ? Object.values(loaded) : [];
  const found: unknown = exported.find((value) => isApi(value, method));
  if (isApi(found, method)) return found;
  throw new TypeError(
    Object.keys(loaders).length === 0
      ? "a call by name needs the package's table of methods: new TopClient(options, loaders), with loaders from its registry"
      : `this package has no API ${JSON.stringify(method)}`,
  );
}
