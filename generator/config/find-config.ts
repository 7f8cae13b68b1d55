/** Which file is the config of a folder. */
import { existsSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../errors.js";

/** The one that topgen itself writes. */
export const jsonConfig = "topgen.config.json";

/** Every name of a config; all but JSON hold code. */
const names = ["topgen.config.ts", "topgen.config.mts", "topgen.config.js", "topgen.config.mjs"];

/**
 * The name of a folder's config.
 * @throws UsageError where there are several
 */
export function findConfig(folder: string): string | undefined {
  const found = [...names, jsonConfig].filter((name) => existsSync(path.join(folder, name)));
  if (found.length > 1) {
    throw new UsageError(`expected one config, found ${found.join(" and ")}; keep one of them`);
  }
  return found[0];
}
