/** A module of the user's, in TypeScript or JavaScript. */
import { createRequire } from "node:module";
import { libraryEntry } from "./package-root.js";

/**
 * The default export of a module, loaded anew. What it imports from "topgen" is this topgen,
 * whether that is installed beside it or not.
 * @param parts files that it imports: what Node.js keeps of them in this process is forgotten
 */
export async function importDefault(at: string, parts: readonly string[] = []): Promise<unknown> {
  const { cache } = createRequire(import.meta.url);
  for (const part of parts) Reflect.deleteProperty(cache, part);
  const { createJiti } = await import("jiti");
  // Without its cache jiti writes nothing, so that a module is loaded in a read-only folder, too.
  const options = { fsCache: false, moduleCache: false, alias: { topgen: libraryEntry() } };
  return createJiti(at, options).import(at, { default: true });
}
