/** `topgen generate`: specs → the package. */
import type { Argv } from "yargs";
import { defineCommand } from "../command.js";
import { count } from "../count.js";
import { Failure } from "../errors.js";
import { resolvePath, type Io } from "../io.js";
import { includeOption, jsonOption } from "../options.js";
import { renderOptions, type PackageArgs } from "../package-options.js";
import { jsonText } from "../plain-text.js";
import { startProgress } from "../progress.js";
import { runOptions, shareOptions, type RunArgs, type ShareArgs } from "../work/run-options.js";
import type { PackagePlan } from "../../output/write-tree.js";
import type { ApiItem } from "../work/api-task.js";
import type { Selection } from "../work/selection.js";

interface GenerateArgs extends PackageArgs, RunArgs, ShareArgs {
  include: readonly string[];
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
    runOptions(shareOptions(jsonOption(includeOption(renderOptions(yargs))))),
  handler: generate,
});

async function generate(args: GenerateArgs, io: Io): Promise<number> {
  const { Selection } = await import("../work/selection.js");
  const selection = new Selection(args);
  const { isSelected } = await import("../work/api-items.js");
  const selected = (await itemsOf(args, io)).filter((item) => isSelected(item, selection));
  if (selected.length === 0) throw nothingSelected(args);
  const plan = await write(args, io, selected, selection);
  report(args, io, selected.length, plan);
  return 0;
}

async function itemsOf(args: GenerateArgs, io: Io): Promise<ApiItem[]> {
  const { listApiItems } = await import("../work/api-items.js");
  return listApiItems(resolvePath(io, args.spec), args.spec);
}

function nothingSelected({ spec, include, exclude, shard }: GenerateArgs): Failure {
  const given = [
    ...(include.length === 0 ? [] : [`--include ${include.join(" ")}`]),
    ...(exclude.length === 0 ? [] : [`--exclude ${exclude.join(" ")}`]),
    ...(shard === undefined ? [] : [`--shard ${shard}`]),
  ];
  return new Failure(
    given.length === 0
      ? `${spec}/apis: expected spec files, found none; run topgen scrape first`
      : `${given.join(" ")}: expected methods to match, found none in ${spec}/apis`,
  );
}

async function write(
  args: GenerateArgs,
  io: Io,
  selected: readonly ApiItem[],
  selection: Selection,
): Promise<PackagePlan> {
  const { Rendering } = await import("../work/rendering.js");
  const { cacheFiles } = await import("../work/caches.js");
  const { writePackage } = await import("../../output/write-tree.js");
  const { renderingFolders } = await import("../package-options.js");
  const folders = await renderingFolders(args, io);
  const onDone = startProgress(io, "rendering APIs", selected.length);
  const work = { workers: args.workers, onDone };
  const rendering = new Rendering(folders, cacheFiles(io, args.cache)?.apis, work);
  const plan = await writePackage(folders.root, args.out, async () => {
    const apis = await rendering.apis(selected, selection.isWhole);
    return selection.isShard ? rendering.alone(apis) : rendering.whole(apis);
  });
  const unsaved = rendering.save();
  if (unsaved !== undefined) io.say(`nothing could be remembered for the next run: ${unsaved}`);
  return plan;
}

function report(args: GenerateArgs, io: Io, apis: number, plan: PackagePlan): void {
  const edited = new Set(plan.edited);
  const left = plan.orphan.filter((file) => edited.has(file));
  const removed = plan.orphan.filter((file) => !edited.has(file));
  for (const file of left) {
    io.warn(
      `${args.out}/${file}: no longer generated, but edited since: left where it is, delete it yourself`,
    );
  }
  const { create: created, change: changed } = plan;
  const unchanged = plan.same.length;
  if (args.json) io.out(jsonText({ apis, created, changed, removed, left, unchanged }));
  else {
    io.say(
      `${count(apis, "API")}, ${count(plan.wanted.size, "file")} in ${args.out}: ${created.length} new, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged`,
    );
  }
}
