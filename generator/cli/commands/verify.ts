/** `topgen verify`: what the documentation gets wrong, by holding its examples against its own words. */
import type { Argv } from "yargs";
import { defineCommand } from "../command.js";
import { Failure } from "../../errors.js";
import { resolvePath, type Io } from "../../io.js";
import { includeOption, jsonOption, specOption } from "../options.js";
import { jsonText, plainText } from "../../report/plain-text.js";

const formats = ["text", "json", "html"] as const;

interface VerifyArgs {
  spec: string;
  include: readonly string[];
  format: (typeof formats)[number];
  json: boolean;
  strict: boolean;
}

export const verifyCommand = defineCommand({
  name: "verify",
  describe: "hold every documented example against its own spec and list the defects",
  exitCodes: [
    "0 done, whatever was found",
    "1 with --strict: there are errors or warnings; or the specs can't be read",
    "2 usage",
  ],
  builder: (yargs: Argv) =>
    jsonOption(includeOption(specOption(yargs)))
      .option("format", {
        choices: formats,
        default: "text" as const,
        requiresArg: true,
        describe: "how the report is written; html is one page that needs nothing else",
      })
      .option("strict", {
        type: "boolean",
        default: false,
        describe: "exit 1 when there are errors or warnings",
      }),
  handler: verify,
});

async function verify(args: VerifyArgs, io: Io): Promise<number> {
  const { loadSpecs } = await import("../../../spec/folder/read-specs.js");
  const { verifySpecs } = await import("../../../spec/verify/verify-specs.js");
  const { methodFilter } = await import("../../work/method-filter.js");
  const { sampleReader } = await import("../../actions/sample-reader.js");
  const include = methodFilter(args.include);
  const loaded = await loadSpecs(resolvePath(io, args.spec), { shownAs: args.spec });
  const specs = loaded.filter(({ method }) => include(method));
  if (specs.length === 0) {
    throw new Failure(`${args.spec}/apis: expected specs, found none that match`);
  }
  const { pageOf } = await import("../../../scraper/fetch/site.js");
  const report = verifySpecs(specs, sampleReader, (docId) => pageOf(docId));
  const format = args.json ? "json" : args.format;
  if (format === "json") io.out(jsonText(report));
  else if (format === "html") {
    const { reportHtml } = await import("../../../spec/verify/report-html.js");
    io.out(reportHtml(report));
  } else {
    const { reportText } = await import("../../../spec/verify/report-text.js");
    io.out(plainText(reportText(report)));
  }
  const { error, warning } = report.totals.bySeverity;
  return args.strict && error + warning > 0 ? 1 : 0;
}
