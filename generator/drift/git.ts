/** What a comparison needs of git: whether a name is a revision, its spec files, their bytes. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { apisFolder } from "../../spec/folder/read-specs.js";
import { Failure } from "../errors.js";

/** A repository. */
export interface Git {
  isRevision(name: string): boolean;
  /**
   * The files of a spec folder of a revision, or of one spec file under the empty name: name → blob.
   * @param place relative to the current folder
   * @throws Failure when the revision holds neither
   */
  list(revision: string, place: string): Map<string, string>;
  read(blob: string): Buffer;
  /** The text of a file of a revision; undefined when it holds none. @param file relative to the current folder */
  show(revision: string, file: string): string | undefined;
  /** The last commit that changed a line with these words in a file. */
  lastChange(file: string, words: string): string | undefined;
}

/** More than any spec folder holds. */
const maxBytes = 1 << 30;

/** The repository of a folder; undefined where there is none, or no git. */
export function openGit(folder: string): Git | undefined {
  const git = (...argv: string[]): Buffer =>
    execFileSync("git", argv, {
      cwd: folder,
      maxBuffer: maxBytes,
      stdio: ["ignore", "pipe", "ignore"],
    });
  const tried = (...argv: string[]): string | undefined => {
    try {
      return git(...argv).toString("utf8");
    } catch {
      return undefined;
    }
  };
  const prefix = tried("rev-parse", "--show-prefix")?.trim();
  if (prefix === undefined) return undefined;
  const objects = new Map<string, Buffer>();
  return {
    isRevision: (name) =>
      tried("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`) !==
      undefined,
    list: (revision, place) => {
      const at = `${revision}:${joined(prefix, place)}`;
      const type = tried("cat-file", "-t", at)?.trim();
      if (type === "blob")
        return new Map([["", git("rev-parse", "--verify", at).toString().trim()]]);
      const tree = type === "tree" ? tried("ls-tree", "-z", `${at}/${apisFolder}`) : undefined;
      if (tree === undefined) {
        throw new Failure(
          `${revision}:${place}: expected a spec folder or a spec file, found none`,
        );
      }
      return blobsOf(tree);
    },
    show: (revision, file) => tried("show", `${revision}:${joined(prefix, file)}`),
    lastChange: (file, words) => {
      const commit = tried("log", "-1", "--format=%H", `-G${words}`, "--", file)?.trim();
      return commit === "" ? undefined : commit;
    },
    read: (blob) => {
      const known = objects.get(blob);
      if (known !== undefined) return known;
      const bytes = git("cat-file", "blob", blob);
      objects.set(blob, bytes);
      return bytes;
    },
  };
}

/** Paths of a revision start at the top of the repository. */
function joined(prefix: string, place: string): string {
  const parts = `${prefix}${place}`.split("/").filter((part) => part !== "" && part !== ".");
  return parts.join("/");
}

/** `100644 blob <id>\t<name>` lines of git ls-tree -z; spec files only. */
function blobsOf(tree: string): Map<string, string> {
  const blobs = new Map<string, string>();
  for (const line of tree.split("\0")) {
    const [, blob, name] = /^\d+ blob ([0-9a-f]+)\t(.+\.json)$/.exec(line) ?? [];
    if (blob !== undefined && name !== undefined) blobs.set(name, blob);
  }
  return blobs;
}

/** The id that git gives to a file of these bytes. @param like an id of the repository: SHA-1 or SHA-256 */
export function blobIdOf(bytes: Buffer, like: string): string {
  const hash = createHash(like.length > 40 ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
