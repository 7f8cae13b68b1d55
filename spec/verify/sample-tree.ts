import type { ApiSpec, BodySample, CodeSample, Param } from "../schema.js";

/** A sample as a tree: what an XML or JSON body shows, or what the setters of a program build. */
export interface SampleTree {
  /** The wire name; for programs the setter's, `QueryDTO` for `query_d_t_o`. */
  readonly name: string;
  /** Leaves: the value's text. */
  readonly value?: string;
  /** In the sample's order; elements of a list are children of one name. */
  readonly children: readonly SampleTree[];
  /** The sample ends inside. */
  readonly cut?: true;
}

/** Reads the samples of a spec, which are text in it. Each tree's root has no name. */
export interface SampleReader {
  request(samples: readonly CodeSample[]): {
    roots: readonly SampleTree[];
    /** Whether the program passes a user session; absent when no sample tells. */
    needsSession?: boolean;
  };
  body(sample: BodySample): SampleTree | undefined;
}

/** Objects around the parameters that a body may have: braces, the response's root, Qimen's own. */
const MAX_WRAPPERS = 4;

/** Spelling differs by convention between tables and programs: `query_d_t_o` is `QueryDTO`. */
export function nameKey(name: string): string {
  return name.replace(/[_\-.\s]/g, "").toLowerCase();
}

/** The object of a sample whose members are the top-level parameters: the one with most of their names. */
export function parametersOf(root: SampleTree, params: readonly Param[]): SampleTree {
  const names = new Set(params.map(({ name }) => nameKey(name)));
  let best = root;
  let bestHits = 0;
  let at: SampleTree | undefined = root;
  for (let level = 0; at && level <= MAX_WRAPPERS; level++) {
    const hits = at.children.filter(({ name }) => names.has(nameKey(name))).length;
    if (hits > bestHits) {
      best = at;
      bestHits = hits;
    }
    at = at.children.length === 1 ? at.children[0] : undefined;
  }
  return bestHits > 0 ? best : innermostWrapper(root);
}

function innermostWrapper(root: SampleTree): SampleTree {
  let at = root;
  while (at.name === "" && at.children.length === 1 && at.children[0]) at = at.children[0];
  return at;
}

/** Children by name key, in the sample's order. */
export function groupMembers(objects: readonly SampleTree[]): Map<string, SampleTree[]> {
  const groups = new Map<string, SampleTree[]>();
  for (const object of objects) {
    for (const child of object.children) {
      const key = nameKey(child.name);
      const group = groups.get(key);
      if (group) group.push(child);
      else groups.set(key, [child]);
    }
  }
  return groups;
}

/** The objects that a parameter's members stand in: the nodes themselves, or the elements of a list. */
export function objectsOf(
  nodes: readonly SampleTree[],
  fields: readonly Param[],
): readonly SampleTree[] {
  const names = new Set(fields.map(({ name }) => nameKey(name)));
  const hits = (tree: SampleTree): number =>
    tree.children.filter(({ name }) => names.has(nameKey(name))).length;
  return nodes.flatMap((node) => {
    const [first] = node.children;
    const oneName = node.children.every(({ name }) => name === first?.name);
    return first && oneName && hits(first) > hits(node) ? node.children : [node];
  });
}

/** The root that the gateway answers a method with: `taobao.item.get` → `item_get_response`. */
export function isRootOf({ method }: Pick<ApiSpec, "method">, root: string): boolean {
  return nameKey(root) === nameKey(`${method.replace(/^taobao\./, "")}_response`);
}
