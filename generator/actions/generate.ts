/** Specs → the package on disk, as `topgen generate` and the programmatic `generate` do it. */
import { Failure } from "../errors.js";
import { resolvePath, type Io } from "../io.js";
import { refuseSharedOut } from "./own-folder.js";
import type { PackageArgs } from "./package-options.js";
import type { PackagePlan, PackageState } from "../output/write-tree.js";
import type { ApiItem } from "../work/api-task.js";
import type { Generated } from "./results.js";
import type { RunArgs, ShareArgs } from "../work/run-args.js";
import type { Selection } from "../work/selection.js";

export interface GenerateArgs extends PackageArgs, RunArgs, ShareArgs {
  /** What `topgen.config` says is read: the package is not to stand there. */
  pages: readonly string[];
  dryRun: boolean;
}

/**
 * Renders the specs into the folder of the package, or, in a dry run, finds out what that would do.
 * @throws Failure where no spec is selected, and the errors of reading and writing
 */
export async function generate(args: GenerateArgs, io: Io): Promise<Generated> {
  refuseSharedOut({ ...args, input: args.pages }, io);
  const { Selection } = await import("../work/selection.js");
  const { isSelected, listApiItems } = await import("../work/api-items.js");
  const selection = new Selection(args);
  const items = await listApiItems(resolvePath(io, args.spec), args.spec);
  const selected = items.filter((item) => isSelected(item, selection));
  if (selected.length === 0) throw nothingSelected(args);
  return render(args, io, selected, selection);
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

async function render(
  args: GenerateArgs,
  io: Io,
  selected: readonly ApiItem[],
  selection: Selection,
): Promise<Generated> {
  const { planPackage, writePackage } = await import("../output/write-tree.js");
  const { startRendering } = await import("./package-options.js");
  const rendering = await startRendering(selected.length, args, io);
  let count = 0;
  const findState = async (): Promise<PackageState> => {
    const apis = await rendering.apis(selected, selection.isWhole);
    count = apis.filter(({ isLeftOut }) => !isLeftOut).length;
    return selection.isShard ? rendering.alone(apis) : rendering.whole(apis);
  };
  const bring = args.dryRun ? planPackage : writePackage;
  const plan = await bring(rendering.folders.root, args.out, findState);
  const unsaved = args.dryRun ? undefined : rendering.save();
  if (unsaved !== undefined) io.say(`nothing could be remembered for the next run: ${unsaved}`);
  return outcomeOf(plan, count);
}

function outcomeOf(plan: PackagePlan, apis: number): Generated {
  const edited = new Set(plan.edited);
  return {
    apis,
    created: plan.create,
    changed: plan.change,
    removed: plan.orphan.filter((file) => !edited.has(file)),
    left: plan.orphan.filter((file) => edited.has(file)),
    unchanged: plan.same.length,
  };
}
