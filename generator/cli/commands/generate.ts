/** `topgen generate`: specs → the package. */
import type { Argv } from "yargs";
import type { ApiSpec } from "../../../spec/schema.js";
import { defineCommand } from "../command.js";
import { count } from "../count.js";
import { Failure } from "../errors.js";
import { resolvePath, type Io } from "../io.js";
import type { GenerateOptions } from "../../options.js";
import { includeOption, jsonOption, outOption, specOption } from "../options.js";
import { jsonText } from "../plain-text.js";

interface GenerateArgs {
  spec: string;
  out: string;
  include: readonly string[];
  zod: GenerateOptions["zod"] | undefined;
  metadata: boolean | undefined;
  json: boolean;
}

export const generateCommand = defineCommand({
  name: "generate",
  describe: "render the specs as a typed npm package",
  exitCodes: [
    "0 the package is as the specs say",
    "1 nothing was written; the message says why",
    "2 usage",
  ],
  builder: (yargs: Argv) =>
    jsonOption(includeOption(outOption(specOption(yargs))))
      .option("zod", {
        choices: ["mini", "classic"] as const,
        requiresArg: true,
        describe: "flavour of zod: mini for small bundles, classic for schemas with methods",
      })
      .option("metadata", {
        type: "boolean",
        describe: "register descriptions and examples of every member in z.globalRegistry",
      }),
  handler: generate,
});

async function generate(args: GenerateArgs, io: Io): Promise<number> {
  const { methodFilter } = await import("../method-filter.js");
  const { packageFiles } = await import("../package-files.js");
  const { loadConfig } = await import("../config.js");
  const { recordedOptions, writePackage } = await import("../../output/write-tree.js");
  const specs = await includedSpecs(args, io, methodFilter(args.include));
  io.status(`rendering ${specs.length} APIs`);
  const before = await recordedOptions(resolvePath(io, args.out));
  const options = {
    zod: args.zod ?? before.zod,
    metadata: args.metadata ?? before.metadata,
  };
  const files = await packageFiles(specs, options, loadConfig(io).package?.version);
  const plan = await writePackage(resolvePath(io, args.out), args.out, files);
  const left = plan.orphan.filter((file) => plan.edited.includes(file));
  const removed = plan.orphan.filter((file) => !left.includes(file));
  for (const file of left) {
    io.warn(
      `${args.out}/${file}: no longer generated, but edited since: left where it is, delete it yourself`,
    );
  }
  if (args.json) {
    const { create: created, change: changed } = plan;
    io.out(
      jsonText({
        apis: specs.length,
        created,
        changed,
        removed,
        left,
        unchanged: plan.same.length,
      }),
    );
  } else {
    io.say(
      `${count(specs.length, "API")}, ${count(files.size, "file")} in ${args.out}: ${plan.create.length} new, ${plan.change.length} changed, ${removed.length} removed, ${plan.same.length} unchanged`,
    );
  }
  return 0;
}

async function includedSpecs(
  args: GenerateArgs,
  io: Io,
  include: (method: string) => boolean,
): Promise<ApiSpec[]> {
  const { loadSpecs } = await import("../../../spec/folder/read-specs.js");
  const { methodOfStem } = await import("../../../spec/file-names.js");
  const mayMatch = (stem: string): boolean => {
    const method = methodOfStem(stem);
    return method === undefined || include(method);
  };
  const loaded = await loadSpecs(resolvePath(io, args.spec), {
    shownAs: args.spec,
    ...(args.include.length === 0 ? {} : { include: mayMatch }),
  });
  const specs = loaded.filter(({ method }) => include(method));
  if (specs.length > 0) return specs;
  throw new Failure(
    args.include.length === 0
      ? `${args.spec}/apis: expected spec files, found none; run topgen scrape first`
      : `--include ${args.include.join(" ")}: expected methods to match, found none in ${args.spec}/apis`,
  );
}
