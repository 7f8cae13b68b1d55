/** `topgen.config.json` beside the spec folder's parent: what a user sets once for all runs. */
import path from "node:path";
import { applyEdits, modify } from "jsonc-parser";
import { z } from "zod";
import { changeRules, levels, type ChangeRuleId } from "../../spec/diff/rules.js";
import { parseJsonFile } from "../../spec/parse-json.js";
import { readIfThere } from "../../spec/tree/read-if-there.js";
import type { Io } from "./io.js";

export const configFile = "topgen.config.json";
/** The version of a generated package of which no config tells one. */
export const firstVersion = "0.1.0";

const ids = Object.keys(changeRules) as [ChangeRuleId, ...ChangeRuleId[]];
const version = z.string().regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/);

/** Every key of the file; an unknown one is refused. */
const configSchema = z.strictObject({
  $schema: z.string().optional(),
  package: z
    .strictObject({
      /** The version of the generated package; `topgen release` writes it. */
      version: version.optional(),
    })
    .optional(),
  drift: z
    .strictObject({
      /** Rule id → severity, over those of the registry. */
      severities: z.partialRecord(z.enum(ids), z.enum(levels)).optional(),
      /** The accept list, relative to this file; `spec/accepted.json` when absent. */
      accept: z.string().min(1).optional(),
    })
    .optional(),
});
export type Config = z.infer<typeof configSchema>;

/**
 * The config of the current folder; an empty one when there is none.
 * @throws SpecError with the line and the place of the first thing that is wrong
 */
export function loadConfig(io: Io): Config {
  const text = readIfThere(path.join(io.cwd, configFile), configFile)?.toString("utf8");
  return text === undefined ? {} : parseConfig(text, configFile);
}

/** @param file how messages call it */
export function parseConfig(text: string, file: string): Config {
  const hint = "correct it; the README of spec/diff lists the keys, topgen diff --rules the rules";
  return parseJsonFile({ text, file, hint }, configSchema);
}

/** The text of the config with another version of the package; nothing else of it changes. */
export function setVersion(io: Io, version: string): string {
  const text = readIfThere(path.join(io.cwd, configFile), configFile)?.toString("utf8") ?? "{}\n";
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  return applyEdits(text, modify(text, ["package", "version"], version, { formattingOptions }));
}
