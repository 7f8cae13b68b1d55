/** A module of the user's, in TypeScript or JavaScript. */
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { relativePath } from "./io.js";
import { messageOf } from "./errors.js";
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

/** Why a module does not run, and where, if that could be told. */
export interface ModuleFault {
  /** As messages call it: the module itself, or one that it imports. */
  file: string;
  line: number | undefined;
  reason: string;
}

/**
 * What an error that a module threw, or could not be read with, says of the user's own files.
 * @param at the module that was to be loaded
 * @param shown how messages call that
 */
export function faultOfModule(error: unknown, at: string, shown: string): ModuleFault {
  const [first = "", second = ""] = messageOf(error).split("\n");
  const isSyntax = /^(ParseError|SyntaxError): /.test(first) || error instanceof SyntaxError;
  const reason = first.replace(/^(ParseError|SyntaxError): /, "").trim();
  const stack = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  const place = [second, ...stack].flatMap((line) => placeIn(line) ?? [])[0];
  const file =
    place === undefined || place.file === at
      ? shown
      : path.posix.join(path.posix.dirname(shown), relativePath(path.dirname(at), place.file));
  return { file, line: place?.line, reason: isSyntax ? `a syntax error: ${reason}` : reason };
}

/** The place in a line of a stack; none in what is installed, or in Node.js itself. */
function placeIn(text: string): { file: string; line: number } | undefined {
  const written = /(?:^|[\s(])((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])[^()]*?):(\d+)(?::\d+)?\)?$/.exec(
    text,
  );
  const [, name = "", line = ""] = written ?? [];
  const file = name.startsWith("file:") ? fileURLToPath(name) : name;
  const isOwn = file !== "" && !file.split(path.sep).includes("node_modules");
  return isOwn ? { file, line: Number(line) } : undefined;
}
