/** `topgen init`: sets topgen up in a folder, new or full, and reads the first pages. */
import { defineCommand, type RunCommand } from "../command.js";
import { packageName } from "../../config/schema.js";
import { Failure, messageOf, UsageError } from "../../errors.js";
import type { InitPlan } from "../../init/plan-init.js";
import type { Answers, Known } from "../../init/answers.js";
import type { Survey } from "../../init/survey.js";
import { relativePath, resolvePath, type Io } from "../../io.js";
import { dryRun, flag, json } from "../options.js";
import { jsonText } from "../../report/plain-text.js";

export const initCommand = defineCommand({
  name: "init",
  describe: "set topgen up in this folder: config, scripts, workspace, workflows, first pages",
  exitCodes: [
    "0 everything is set up; what was there already stays as it is",
    "1 nothing was written: a page or the folder can't be used; the message says why",
    "2 usage",
  ],
  options: {
    json,
    "dry-run": dryRun,
    "package.name": {
      alias: "name",
      type: "string",
      requiresArg: true,
      describe: "name of the package that is generated: @shop/top-client",
    },
    pages: {
      type: "string",
      array: true,
      requiresArg: true,
      describe: "folder of the saved pages",
    },
    spec: { type: "string", requiresArg: true, describe: "folder of the specs" },
    out: { type: "string", requiresArg: true, describe: "folder of the generated package" },
    workflow: { type: "boolean", describe: "workflows for GitHub; --no-workflow for none" },
    yes: { ...flag("ask nothing: take what is suggested"), alias: "y" },
  },
  positionals: {
    page: {
      type: "string",
      array: true,
      describe: "saved pages to begin with: they are copied to the folder of the pages",
    },
  },
  async handler(args, io, run) {
    const { survey } = await import("../../init/survey.js");
    const { planInit } = await import("../../init/plan-init.js");
    const { writeAll } = await import("../../init/edits.js");
    const place = survey(io.cwd);
    const answers = await answersOf(args, place, io);
    const pages = await readPages(args.page ?? [], io);
    const plan = planInit(place, answers, pages);
    const shown = (file: string): string => relativePath(io.cwd, file);
    if (!args.dryRun) await writeAll(plan.edits, plan.copies, shown);
    const result = resultOf(plan, shown);
    if (args.json) io.out(jsonText(result));
    else tell(result, args.dryRun, io);
    const code = pages.length > 0 && !args.dryRun ? await firstRun(args, run) : 0;
    const isNew = result.created.length + result.changed.length > 0;
    if (isNew && code === 0 && !args.json && !args.dryRun) {
      await tellNext({ place, answers, isFilled: pages.length > 0 }, io);
    }
    return code;
  },
});

/** The flags that answer what would be asked. */
interface InitArgs {
  "package.name": string | undefined;
  pages: readonly string[] | undefined;
  spec: string | undefined;
  out: string | undefined;
  workflow: boolean | undefined;
  yes: boolean;
  json: boolean;
}

async function answersOf(args: InitArgs, place: Survey, io: Io): Promise<Answers> {
  const { ask, isInside, settle, suggested } = await import("../../init/answers.js");
  const { refuseSharedOut } = await import("../../actions/own-folder.js");
  const { workflow } = args;
  const name = args["package.name"];
  if (name !== undefined && !packageName.safeParse(name).success) {
    throw new UsageError(`--package.name: expected the name of an npm package, found ${name}`);
  }
  const known: Known = { name, pages: args.pages?.[0], spec: args.spec, out: args.out, workflow };
  const proposal = suggested(place);
  const settled = settle(known, proposal);
  refuseSharedOut({ ...settled, input: [settled.pages] }, io);
  for (const key of ["pages", "spec", "out"] as const) {
    const folder = known[key];
    if (folder !== undefined && !isInside(folder)) {
      throw new UsageError(
        `--${key}: expected a folder in this one, of letters, digits, ., -, _ and /, found ${folder}`,
      );
    }
  }
  const { terminal } = io;
  if (terminal === undefined || args.yes || args.json) return settled;
  const answers = await ask(known, proposal, terminal);
  refuseSharedOut({ ...answers, input: [answers.pages] }, io);
  return answers;
}

async function readPages(names: readonly string[], io: Io) {
  const { readIfThere } = await import("../../../spec/tree/read-if-there.js");
  const { scrapePage } = await import("../../../scraper/scrape.js");
  return names.map((name) => {
    const file = resolvePath(io, name);
    const bytes = readIfThere(file, name);
    if (bytes === undefined) {
      throw new UsageError(`${name}: expected a saved page, found nothing there`);
    }
    try {
      // A page that can't be read would stand in the way of every later run.
      scrapePage(bytes);
    } catch (error) {
      throw new Failure(`${name}: ${messageOf(error)}; nothing was written`);
    }
    return { file, bytes };
  });
}

interface InitResult {
  created: string[];
  changed: string[];
  notes: string[];
}

function resultOf({ edits, copies, notes }: InitPlan, shown: (file: string) => string): InitResult {
  const isNew = edits.filter(({ before }) => before === undefined);
  return {
    created: [...isNew, ...copies].map(({ file }) => shown(file)),
    changed: edits.filter((edit) => !isNew.includes(edit)).map(({ file }) => shown(file)),
    notes,
  };
}

function tell({ created, changed, notes }: InitResult, isDry: boolean, io: Io): void {
  for (const file of created) io.say(`new      ${file}`);
  for (const file of changed) io.say(`changed  ${file}`);
  for (const note of notes) io.say(note);
  if (created.length + changed.length === 0) io.say("everything is set up already");
  if (isDry) io.say("nothing was written");
}

/** Specs and package of the pages, by the config that stands there now. */
async function firstRun(args: { json: boolean }, run: RunCommand): Promise<number> {
  const flags = args.json ? ["--quiet"] : [];
  const scraped = await run(["scrape", ...flags]);
  return scraped === 0 ? run(["generate", ...flags]) : scraped;
}

interface Next {
  place: Survey;
  answers: Answers;
  /** There are pages, specs and a package already. */
  isFilled: boolean;
}

async function tellNext({ place, answers, isFilled }: Next, io: Io): Promise<void> {
  const { wordsOf } = await import("../../init/package-manager.js");
  const { run, ...words } = wordsOf[place.manager];
  const top = relativePath(place.folder, place.workspaceRoot);
  const install = words.installAt(top);
  const steps = isFilled
    ? [
        install,
        `${run} top:generate`,
        `copy the first call from ${answers.out}/README.md: one of the platform, one of a local gateway`,
      ]
    : [
        `save pages of the documentation to ${answers.pages}/`,
        `${run} top:scrape`,
        `npx topgen generate`,
        install,
        `${run} top:generate`,
        `copy the first call from ${answers.out}/README.md`,
      ];
  io.say("next:");
  for (const [index, step] of steps.entries()) io.say(`  ${index + 1}. ${step}`);
  io.say(
    `${answers.out}/dist/ is not committed: after a clone, and in CI, ${install} and ${run} top:generate`,
  );
}
