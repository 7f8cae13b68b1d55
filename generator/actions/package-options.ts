/** What the settings of a run say about the package that is rendered. */
import { recordedOptions } from "../output/write-tree.js";
import type { GenerateOptions } from "../options.js";
import { packageSettings } from "../config/flags.js";
import { resolvePath, type Io } from "../io.js";
import { readOwnHooks } from "./own-hooks.js";
import { readOwnTemplates } from "./own-templates.js";
import { startProgress } from "../report/progress.js";
import { cacheFiles } from "../work/caches.js";
import { Rendering, type RenderingFolders } from "../work/rendering.js";
import type { RunArgs } from "../work/run-args.js";

export interface PackageArgs {
  spec: string;
  out: string;
  zod: GenerateOptions["zod"] | undefined;
  metadata: boolean | undefined;
  templates: string | undefined;
  hooks: string | undefined;
}

/** What is rendered, where, and how: what nobody says is as in the run before. */
export async function renderingFolders(args: PackageArgs, io: Io): Promise<RenderingFolders> {
  const root = resolvePath(io, args.out);
  const before = await recordedOptions(root);
  const options = {
    zod: args.zod ?? before.zod,
    metadata: args.metadata ?? before.metadata,
    templates: args.templates === undefined ? undefined : readOwnTemplates(args.templates, io),
    hooks: args.hooks === undefined ? undefined : await readOwnHooks(args.hooks, io),
  };
  return { root, shown: args.out, spec: args.spec, options, settings: packageSettings(args) };
}

/** The rendering of so many APIs, which tells how far it has come. */
export async function startRendering(
  count: number,
  args: PackageArgs & RunArgs,
  io: Io,
): Promise<Rendering> {
  const folders = await renderingFolders(args, io);
  const onDone = startProgress(io, "rendering APIs", count);
  const work = { workers: args.workers, onDone };
  return new Rendering(folders, cacheFiles(io, args.cache)?.apis, work);
}
