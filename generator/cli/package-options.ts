/** The options of commands that render the package: they say the same to `generate` and `check`. */
import type { Argv } from "yargs";
import { recordedOptions } from "../output/write-tree.js";
import type { GenerateOptions } from "../options.js";
import { packageOptions, packageSettings } from "./config/flags.js";
import { configSchema } from "./config/schema.js";
import { resolvePath, type Io } from "./io.js";
import { outOption, specOption } from "./options.js";
import type { RenderingFolders } from "./work/rendering.js";

export interface PackageArgs {
  spec: string;
  out: string;
  zod: GenerateOptions["zod"] | undefined;
  metadata: boolean | undefined;
}

const { zod, metadata } = configSchema.shape;

export function renderOptions<T>(yargs: Argv<T>) {
  return packageOptions(outOption(specOption(yargs)))
    .option("zod", {
      choices: ["mini", "classic"] as const,
      requiresArg: true,
      describe: zod.description ?? "",
    })
    .option("metadata", { type: "boolean", describe: metadata.description ?? "" });
}

/** What is rendered, where, and how: what nobody says is as in the run before. */
export async function renderingFolders(args: PackageArgs, io: Io): Promise<RenderingFolders> {
  const root = resolvePath(io, args.out);
  const before = await recordedOptions(root);
  const options = { zod: args.zod ?? before.zod, metadata: args.metadata ?? before.metadata };
  return { root, shown: args.out, spec: args.spec, options, settings: packageSettings(args) };
}
