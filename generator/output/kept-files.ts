/** `.topgenignore`: the files of a generated package that its owner keeps by hand. */
import path from "node:path";
import ignore from "ignore";
import { readIfThere } from "../../spec/tree/read-if-there.js";
import { checkTree } from "../../spec/tree/tree-paths.js";
import { manifestFile } from "./manifest.js";

/** In the package's folder, in the syntax of .gitignore. */
const keepFile = ".topgenignore";

/**
 * Tells the files that topgen neither writes, nor deletes, nor compares; never the manifest.
 * @param shown how messages call the folder
 */
export function keptFiles(root: string, shown: string): (file: string) => boolean {
  checkTree(root, [keepFile], shown);
  const text = readIfThere(path.join(root, keepFile), `${shown}/${keepFile}`)?.toString("utf8");
  if (text === undefined) return () => false;
  const rules = ignore().add(text);
  return (file) => file !== manifestFile && rules.ignores(file);
}
