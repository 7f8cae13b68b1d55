import { findNodeAtLocation, parseTree, type Node } from "jsonc-parser";

/** A place in a file of the user's. */
export interface FilePlace {
  /** As the user would name it. */
  file: string;
  /** 1-based. */
  line?: number;
}

/**
 * Where the place of a change stands in a spec file: its line, or that of the nearest thing around it;
 * the file alone where that holds nothing of it.
 * @param place as in a change: `request.a.b#maxLength`, `errorCodes[isv.x]`, `auth`
 */
export function placeIn(file: string, text: string, place: string): FilePlace {
  const tree = parseTree(text);
  const node = tree && nodeAt(tree, place.split("#")[0] ?? "");
  if (node === undefined) return { file };
  return { file, line: text.slice(0, node.offset).split("\n").length };
}

function nodeAt(tree: Node, place: string): Node | undefined {
  const [, root = "", rest = ""] = /^([A-Za-z]*)[.[]?(.*)$/.exec(place) ?? [];
  if (root === "") return tree;
  const part = findNodeAtLocation(tree, [root]);
  if (root === "examples") return findNodeAtLocation(tree, [root, rest]) ?? part;
  if (root !== "request" && root !== "response") return part;
  return paramAt(part, rest) ?? part;
}

/** The parameter of a path; a name may hold dots, so names are looked for and not split off. */
function paramAt(list: Node | undefined, path: string): Node | undefined {
  for (const param of list?.children ?? []) {
    const name: unknown = findNodeAtLocation(param, ["name"])?.value;
    if (name === path) return param;
    if (typeof name !== "string" || !path.startsWith(`${name}.`)) continue;
    const inside = paramAt(findNodeAtLocation(param, ["fields"]), path.slice(name.length + 1));
    if (inside !== undefined) return inside;
  }
  return undefined;
}
