import { groupBy } from "../group-by.js";
import { isNoValue } from "./example-value.js";
import { listed } from "../finding.js";
import type { SampleTree } from "./sample-tree.js";

/**
 * What two bodies of one answer, its XML and its JSON, differ in: nothing, or the places that one of
 * them lacks or that have other values. Elements of a list are compared in their order.
 */
export function compareBodies(xml: SampleTree, json: SampleTree): string | undefined {
  const differing: string[] = [];
  const lacking: string[] = [];
  const visit = (a: SampleTree, b: SampleTree, path: string): void => {
    if (a.children.length === 0 && b.children.length === 0) {
      if (!sameText(a.value ?? "", b.value ?? "")) differing.push(path);
      return;
    }
    const [left, right] = [byName(a), byName(b)];
    for (const name of new Set([...left.keys(), ...right.keys()])) {
      const [inA, inB] = [left.get(name) ?? [], right.get(name) ?? []];
      const at = path === "" ? name : `${path}.${name}`;
      if (inA.length !== inB.length) lacking.push(at);
      inA.slice(0, inB.length).forEach((node, i) => {
        const other = inB[i];
        if (other) visit(node, other, at);
      });
    }
  };
  visit(withoutBraces(xml), withoutBraces(json), "");
  const parts = [
    lacking.length > 0 ? `only one has ${listed(lacking)}` : "",
    differing.length > 0 ? `they show different values for ${listed(differing)}` : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.join("; ") : undefined;
}

const byName = ({ children }: SampleTree): Map<string, SampleTree[]> =>
  groupBy(children, ({ name }) => name);

function withoutBraces(root: SampleTree): SampleTree {
  let at = root;
  while (at.name === "" && at.children.length === 1 && at.children[0]?.name === "")
    at = at.children[0];
  return at;
}

/** XML has no null and keeps the white space around a value. */
function sameText(a: string, b: string): boolean {
  return a.trim() === b.trim() || (isNoValue(a) && isNoValue(b));
}
