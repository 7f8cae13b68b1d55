/** Where the version of the generated package stands: in the config where that sets it, else in its package.json. */
import { applyEdits, findNodeAtLocation, modify, parseTree } from "jsonc-parser";
import { readIfThere } from "../../spec/tree/read-if-there.js";
import { writeFileWhole } from "../../spec/tree/write-file-whole.js";
import { packageFile } from "../output/package-json.js";
import { jsonConfig } from "../config/find-config.js";
import type { LoadedConfig } from "../config/load-config.js";
import { Failure } from "../errors.js";
import { resolvePath, type Io } from "../io.js";

/** The version of a package of which nothing tells one. */
const firstVersion = "0.1.0";

export interface VersionHome {
  /** The file as the user knows it. */
  readonly file: string;
  /** The version that a text of the file tells. */
  versionIn(text: string): string | undefined;
  current(): string;
  /** Sets the version; nothing else of the file changes. */
  set(version: string): Promise<void>;
}

/**
 * @param out the folder of the package
 * @throws Failure where the config is code that sets the version, which only its author can change
 */
export function versionHome({ config, file }: LoadedConfig, out: string, io: Io): VersionHome {
  if (config.package?.version === undefined)
    return homeIn(`${out}/${packageFile}`, ["version"], io);
  if (file === jsonConfig) return homeIn(jsonConfig, ["package", "version"], io);
  throw new Failure(
    `${file ?? ""}: package.version: expected no version in code, found one; take it out, ${out}/${packageFile} then has it`,
  );
}

function homeIn(file: string, place: string[], io: Io): VersionHome {
  const at = resolvePath(io, file);
  const read = (): string | undefined => readIfThere(at, file)?.toString("utf8");
  const versionIn = (text: string): string | undefined => {
    const tree = parseTree(text);
    const found: unknown = tree && findNodeAtLocation(tree, place)?.value;
    return typeof found === "string" ? found : undefined;
  };
  return {
    file,
    versionIn,
    current: () => versionIn(read() ?? "") ?? firstVersion,
    set: async (version) => {
      const text = read();
      if (text === undefined) {
        throw new Failure(
          `${file}: expected the generated package, found none; run topgen generate`,
        );
      }
      const formattingOptions = { insertSpaces: true, tabSize: 2 };
      const edits = modify(text, place, version, { formattingOptions });
      await writeFileWhole(at, file, applyEdits(text, edits));
    },
  };
}
