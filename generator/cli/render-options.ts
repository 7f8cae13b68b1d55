/** The options of what is rendered, apart from the others: they load the schema of the config. */
import type { Options } from "yargs";
import { packageOptions } from "../config/flags.js";
import { configSchema } from "../config/schema.js";
import { out, refuseEmpty, spec } from "./options.js";

const { zod, metadata, templates, hooks: ownHooks } = configSchema.shape;

/** Hooks are asked wherever names of generated types matter. */
export const hooks = {
  type: "string",
  requiresArg: true,
  describe: ownHooks.description ?? "",
  coerce: refuseEmpty("--hooks"),
} as const satisfies Options;

/** What is rendered, where, and how: the same for `generate` and `check`. */
export const renderOptions = {
  spec,
  out,
  ...packageOptions,
  hooks,
  zod: {
    choices: ["mini", "classic"],
    requiresArg: true,
    describe: zod.description ?? "",
  },
  metadata: { type: "boolean", describe: metadata.description ?? "" },
  templates: {
    type: "string",
    requiresArg: true,
    describe: templates.description ?? "",
    coerce: refuseEmpty("--templates"),
  },
} as const;
