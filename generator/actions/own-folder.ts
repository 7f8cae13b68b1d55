/** What topgen writes into is topgen's: nothing that the user works with stands there already. */
import { realpathSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../errors.js";
import { resolvePath, type Io } from "../io.js";

/** The folder of the package and what is read for it, as the user names them. */
export interface OutAndSources {
  out: string;
  spec: string;
  /** Pages: files, folders, URLs and ids of documents. */
  input: readonly string[];
}

/**
 * Refuses a folder of the package that is, or holds, the working directory or something that is
 * read for it: a hundred files would come to stand among those of the user.
 * @throws UsageError with what stands there
 */
export function refuseSharedOut({ out, spec, input }: OutAndSources, io: Io): void {
  const root = realOf(resolvePath(io, out));
  const refuse = (found: string, advice: string): never => {
    throw new UsageError(
      `--out ${out}: expected a folder of its own, found ${found}; name one ${advice}`,
    );
  };
  if (isRootOfDisk(root)) refuse("the root of the disk", below);
  const here = realOf(io.cwd);
  if (root === here) refuse("the one that topgen runs in", "below it, such as --out generated");
  if (holds(root, here)) refuse("one around that which topgen runs in", below);
  const sources: [name: string, what: string][] = [
    ...["", "/apis", "/overrides", "/captures"].map((part): [string, string] => [
      `${spec}${part}`,
      "specs",
    ]),
    ...input.map((name): [string, string] => [name, "pages"]),
  ];
  for (const [name, what] of sources) {
    const at = realOf(resolvePath(io, name));
    if (root === at) refuse(`that of the ${what}`, beside);
    if (holds(root, at)) refuse(`one around the ${what} in ${name}`, beside);
  }
}

const below = "below the folder that topgen runs in, such as --out generated";
const beside = "beside it";

/**
 * Refuses the root of the disk. Another folder of specs may well be the one that topgen runs in: of
 * a repository that holds nothing else.
 * @throws UsageError
 */
export function refuseRootForSpecs(spec: string, io: Io): void {
  if (!isRootOfDisk(realOf(resolvePath(io, spec)))) return;
  throw new UsageError(
    `--spec ${spec}: expected a folder of specs, found the root of the disk; name one below it`,
  );
}

const isRootOfDisk = (at: string): boolean => path.parse(at).root === at;

function holds(folder: string, at: string): boolean {
  const [first = ""] = path.relative(folder, at).split(path.sep);
  return first !== ".." && !path.isAbsolute(path.relative(folder, at));
}

/** Where a name leads to, through symbolic links; what is not there yet is below what is. */
function realOf(at: string): string {
  try {
    return realpathSync.native(at);
  } catch {
    const parent = path.dirname(at);
    return parent === at ? at : path.join(realOf(parent), path.basename(at));
  }
}
