/** `topgen diff`: what changed between two states of the specs, and what that means for users. */
import type { Argv } from "yargs";
import type { ApiSpec } from "../../../spec/schema.js";
import {
  changeFormats,
  countLevels,
  formatChanges,
  type ChangeFormat,
} from "../changes/format-changes.js";
import { defineCommand } from "../command.js";
import { UsageError } from "../errors.js";
import { resolvePath, type Io } from "../io.js";
import { jsonOption } from "../options.js";

const failures = ["breaking", "any"] as const;

interface DiffArgs {
  specA: string | undefined;
  specB: string | undefined;
  json: boolean;
  format: ChangeFormat;
  failOn: (typeof failures)[number] | undefined;
  rules: boolean;
}

export const diffCommand = defineCommand({
  name: "diff",
  describe: "list what changed between two specs and what version it calls for",
  positional: "[specA] [specB]",
  exitCodes: [
    "0 compared",
    "1 with --fail-on: there is such a change",
    "2 could not tell: a spec can't be read, or usage",
  ],
  failureCode: 2,
  builder: (yargs: Argv) =>
    jsonOption(yargs)
      .positional("specA", {
        type: "string",
        describe: "the spec folder, or one spec file, before",
      })
      .positional("specB", { type: "string", describe: "the spec folder, or one spec file, after" })
      .option("format", {
        choices: changeFormats,
        default: defaultFormat(),
        requiresArg: true,
        describe: "how the changes are written",
      })
      .option("fail-on", {
        choices: failures,
        requiresArg: true,
        describe: "exit 1 when there is a breaking change, or any",
      })
      .option("rules", {
        type: "boolean",
        default: false,
        describe: "list every rule by which changes are judged, and compare nothing",
      }),
  handler: diff,
});

async function diff(args: DiffArgs, io: Io): Promise<number> {
  if (args.rules) {
    const { formatRules } = await import("../changes/format-rules.js");
    io.out(formatRules(args.json ? "json" : args.format));
    return 0;
  }
  const { specA, specB } = args;
  if (specA === undefined || specB === undefined) {
    throw new UsageError("expected two specs to compare: topgen diff <specA> <specB>, or --rules");
  }
  const { diffSpecs } = await import("../../../spec/diff/diff-specs.js");
  const before = await specsOf(specA, io);
  const after = await specsOf(specB, io);
  const changes = diffSpecs(before, after);
  io.out(formatChanges(changes, args.json ? "json" : args.format));
  const bad = args.failOn === "breaking" ? countLevels(changes).breaking : changes.length;
  return args.failOn !== undefined && bad > 0 ? 1 : 0;
}

async function specsOf(name: string, io: Io): Promise<ApiSpec[]> {
  const { stat, readFile } = await import("node:fs/promises");
  const { loadSpecs } = await import("../../../spec/folder/read-specs.js");
  const at = resolvePath(io, name);
  const stats = await stat(at).catch(() => undefined);
  if (stats?.isFile() !== true) return loadSpecs(at, { shownAs: name });
  const { parseSpec } = await import("../../../spec/parse-spec.js");
  return [parseSpec(await readFile(at, "utf8"), name)];
}

function defaultFormat(): ChangeFormat {
  return "text";
}
