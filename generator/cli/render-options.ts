/** The options of what is rendered, apart from the others: they load the schema of the config. */
import type { Argv } from "yargs";
import { packageOptions } from "../config/flags.js";
import { configSchema } from "../config/schema.js";
import { outOption, refuseEmpty, specOption } from "./options.js";

const { zod, metadata, templates, hooks } = configSchema.shape;

/** What is rendered, where, and how: the same for `generate` and `check`. */
export function renderOptions<T>(yargs: Argv<T>) {
  return hooksOption(packageOptions(outOption(specOption(yargs))))
    .option("zod", {
      choices: ["mini", "classic"] as const,
      requiresArg: true,
      describe: zod.description ?? "",
    })
    .option("metadata", { type: "boolean", describe: metadata.description ?? "" })
    .option("templates", {
      type: "string",
      requiresArg: true,
      describe: templates.description ?? "",
      coerce: refuseEmpty("--templates"),
    });
}

/** Hooks are asked wherever names of generated types matter. */
export function hooksOption<T>(yargs: Argv<T>) {
  return yargs.option("hooks", {
    type: "string",
    requiresArg: true,
    describe: hooks.description ?? "",
    coerce: refuseEmpty("--hooks"),
  });
}
