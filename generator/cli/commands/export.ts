/** `topgen export`: the specs in formats that other tools read. */
import type { Argv } from "yargs";
import { defineCommand } from "../command.js";
import { count, jsonText } from "../../report/plain-text.js";
import { Failure } from "../../errors.js";
import { resolvePath, type Io } from "../../io.js";
import { dryRunOption, includeOption, refuseEmpty, specOption } from "../options.js";
import { packageVersion } from "../../package-root.js";

const targets = ["openapi", "json-schema"] as const;

interface ExportArgs {
  target: (typeof targets)[number] | undefined;
  spec: string;
  out: string | undefined;
  dryRun: boolean;
  include: readonly string[];
}

export const exportCommand = defineCommand({
  name: "export",
  describe: "write the specs as OpenAPI 3.1 or JSON Schema",
  positional: "<target>",
  exitCodes: ["0 done", "1 nothing was written; the message says why", "2 usage"],
  unlikeConfig: ["out"],
  builder: (yargs: Argv) =>
    dryRunOption(includeOption(specOption(yargs)))
      .positional("target", {
        choices: targets,
        demandOption: true,
        describe: "the format to write",
      })
      .option("out", {
        coerce: refuseEmpty("--out"),
        type: "string",
        requiresArg: true,
        describe: "the file to write; without it the document goes to stdout",
      }),
  handler: exportSpecs,
});

async function exportSpecs(args: ExportArgs, io: Io): Promise<number> {
  const { loadSpecs } = await import("../../../spec/folder/read-specs.js");
  const { fileStems } = await import("../../../spec/file-names.js");
  const { buildApi } = await import("../../ir/build.js");
  const { methodFilter } = await import("../../work/method-filter.js");
  const include = methodFilter(args.include);
  const specs = (await loadSpecs(resolvePath(io, args.spec), { shownAs: args.spec })).filter(
    ({ method }) => include(method),
  );
  if (specs.length === 0)
    throw new Failure(`${args.spec}/apis: expected specs, found none that match`);
  const stems = fileStems(specs.map(({ method }) => method));
  const apis = specs.map((spec) => buildApi(spec, stems.get(spec.method) ?? spec.method));
  const { exportJsonSchema } = await import("../../export/json-schema.js");
  const { exportOpenApi } = await import("../../export/openapi.js");
  const document =
    args.target === "openapi" ? exportOpenApi(apis, packageVersion()) : exportJsonSchema(apis);
  if (args.out === undefined) {
    io.out(jsonText(document));
    return 0;
  }
  const { length } = apis;
  if (args.dryRun) {
    io.say(`${count(length, "API")} would be in ${args.out}; nothing was written`);
    return 0;
  }
  const { writeFileWhole } = await import("../../../spec/tree/write-file-whole.js");
  await writeFileWhole(resolvePath(io, args.out), args.out, jsonText(document));
  io.say(`${count(length, "API")} in ${args.out}`);
  return 0;
}
