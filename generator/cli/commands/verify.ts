/** `topgen verify`: what the documentation gets wrong, by holding its examples against its own words. */
import { defineCommand } from "../command.js";
import { flag, include, json, spec } from "../options.js";
import { jsonText, plainText } from "../../report/plain-text.js";

export const verifyCommand = defineCommand({
  name: "verify",
  describe: "hold every documented example against its own spec and list the defects",
  exitCodes: [
    "0 done, whatever was found",
    "1 with --strict: there are errors or warnings; or the specs can't be read",
    "2 usage",
  ],
  options: {
    spec,
    include,
    json,
    format: {
      choices: ["text", "json", "html"],
      default: "text",
      requiresArg: true,
      describe: "how the report is written; html is one page that needs nothing else",
    },
    strict: flag("exit 1 when there are errors or warnings"),
  },
  async handler(args, io) {
    const { matchingSpecs } = await import("../matching-specs.js");
    const { verifySpecs } = await import("../../../spec/verify/verify-specs.js");
    const { sampleReader } = await import("../../actions/sample-reader.js");
    const { pageOf } = await import("../../../scraper/fetch/site.js");
    const specs = await matchingSpecs(args, io);
    const report = verifySpecs(specs, sampleReader, (docId) => pageOf(docId));
    if (args.json || args.format === "json") io.out(jsonText(report));
    else if (args.format === "html") {
      const { reportHtml } = await import("../../../spec/verify/report-html.js");
      io.out(reportHtml(report));
    } else {
      const { reportText } = await import("../../../spec/verify/report-text.js");
      io.out(plainText(reportText(report)));
    }
    const { error, warning } = report.totals.bySeverity;
    return args.strict && error + warning > 0 ? 1 : 0;
  },
});
