/** `topgen generate`: specs → the package. */
import type { GenerateArgs } from "../../actions/generate.js";
import type { Generated } from "../../actions/results.js";
import { defineCommand } from "../command.js";
import { count, jsonText } from "../../report/plain-text.js";
import type { Io } from "../../io.js";
import { dryRun, include, json, pagesSetting, runOptions, shareOptions } from "../options.js";
import { renderOptions } from "../render-options.js";

export const generateCommand = defineCommand({
  name: "generate",
  describe: "render the specs as a typed npm package",
  exitCodes: [
    "0 the package is as the specs say",
    "1 nothing was written; the message says why",
    "2 usage",
  ],
  options: {
    ...renderOptions,
    include,
    json,
    ...shareOptions,
    ...runOptions,
    "dry-run": dryRun,
    pages: pagesSetting,
  },
  async handler(args, io) {
    const { generate } = await import("../../actions/generate.js");
    const generated = await generate(args, io);
    for (const file of generated.left) {
      io.warn(
        `${args.out}/${file}: no longer generated, but edited since: left where it is, delete it yourself`,
      );
    }
    if (args.json) io.out(jsonText(generated));
    else tell(generated, args, io);
    return 0;
  },
});

function tell(generated: Generated, { out, dryRun }: GenerateArgs, io: Io): void {
  const { apis, created, changed, removed, unchanged } = generated;
  if (dryRun) {
    for (const file of created) io.out(`new      ${out}/${file}\n`);
    for (const file of changed) io.out(`changed  ${out}/${file}\n`);
    for (const file of removed) io.out(`removed  ${out}/${file}\n`);
  }
  const files = created.length + changed.length + unchanged;
  io.say(
    `${count(apis, "API")}, ${count(files, "file")} in ${out}: ${created.length} new, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged${dryRun ? "; nothing was written" : ""}`,
  );
}
