/** Reads `topgen.config.{json,js,ts}`: what a user sets once for all runs. */
import path from "node:path";
import { explainIssues } from "../../spec/explain-issues.js";
import { parseJsonFile } from "../../spec/parse-json.js";
import { SpecError } from "../../spec/spec-error.js";
import { readIfThere } from "../../spec/tree/read-if-there.js";
import { faultOfModule, importDefault } from "../load-module.js";
import { findConfig, jsonConfig } from "./find-config.js";
import { configSchema, type Config } from "./schema.js";

const hint = "correct it; node_modules/topgen/generator/config/README.md lists every key";

/** A config and where it stands. */
export interface LoadedConfig {
  config: Config;
  /** Its name; absent where there is none, and the config is empty. */
  file: string | undefined;
}

/**
 * The config of a folder.
 * @throws SpecError with the line and the place of the first thing that is wrong
 * @throws UsageError where there are two
 */
export async function loadConfig(folder: string): Promise<LoadedConfig> {
  const file = findConfig(folder);
  if (file === undefined) return { config: {}, file };
  const text = readIfThere(path.join(folder, file), file)?.toString("utf8") ?? "";
  if (file === jsonConfig) return { config: parseConfig(text, file), file };
  return { config: await loadModule(path.join(folder, file), file, text), file };
}

/** @param file how messages call it */
export function parseConfig(text: string, file: string): Config {
  return parseJsonFile({ text, file, hint }, configSchema);
}

/** A config that is code; its default export is a config, or a function that makes one. */
async function loadModule(at: string, file: string, text: string): Promise<Config> {
  const value = await defaultExport(at, file);
  const result = configSchema.safeParse(value);
  if (result.success) return result.data;
  const { path: place, ...explained } = explainIssues(result.error.issues, value, configSchema);
  const { lineInModule } = await import("./line-in-module.js");
  throw new SpecError({ file, line: lineInModule(text, place), ...explained, hint });
}

async function defaultExport(at: string, file: string): Promise<unknown> {
  try {
    const found = await importDefault(at);
    return typeof found === "function" ? await (found as () => unknown)() : found;
  } catch (error) {
    const { reason, ...place } = faultOfModule(error, at, file);
    throw new SpecError({ ...place, at: "", expected: "a module that runs", found: reason, hint });
  }
}
