/** `topgen export`: the specs in formats that other tools read. */
import { defineCommand } from "../command.js";
import { count, jsonText } from "../../report/plain-text.js";
import { resolvePath } from "../../io.js";
import { dryRun, include, refuseEmpty, spec } from "../options.js";
import { packageVersion } from "../../package-root.js";

export const exportCommand = defineCommand({
  name: "export",
  describe: "write the specs as OpenAPI 3.1 or JSON Schema",
  exitCodes: ["0 done", "1 nothing was written; the message says why", "2 usage"],
  unlikeConfig: ["out"],
  options: {
    spec,
    include,
    "dry-run": dryRun,
    out: {
      coerce: refuseEmpty("--out"),
      type: "string",
      requiresArg: true,
      describe: "the file to write; without it the document goes to stdout",
    },
  },
  positionals: {
    target: {
      choices: ["openapi", "json-schema"],
      demandOption: true,
      describe: "the format to write",
    },
  },
  async handler({ target, out, dryRun, ...args }, io) {
    const { fileStems } = await import("../../../spec/file-names.js");
    const { buildApi } = await import("../../ir/build.js");
    const { matchingSpecs } = await import("../matching-specs.js");
    const { exportJsonSchema } = await import("../../export/json-schema.js");
    const { exportOpenApi } = await import("../../export/openapi.js");
    const specs = await matchingSpecs(args, io);
    const stems = fileStems(specs.map(({ method }) => method));
    const apis = specs.map((one) => buildApi(one, stems.get(one.method) ?? one.method));
    const text = jsonText(
      target === "openapi" ? exportOpenApi(apis, packageVersion()) : exportJsonSchema(apis),
    );
    const told = count(apis.length, "API");
    if (out === undefined) io.out(text);
    else if (dryRun) io.say(`${told} would be in ${out}; nothing was written`);
    else {
      const { writeFileWhole } = await import("../../../spec/tree/write-file-whole.js");
      await writeFileWhole(resolvePath(io, out), out, text);
      io.say(`${told} in ${out}`);
    }
    return 0;
  },
});
