import { groupBy } from "../group-by.js";
import { nameKey, setterName, textSetterName } from "../spelling.js";
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
  for (;;) {
    const [only, ...others] = at.children;
    if (at.name !== "" || !only || others.length > 0 || only.children.length === 0) return at;
    at = only;
  }
}

/** What samples show of one object: the nodes of each parameter, and members that are none. */
export interface ShownMembers {
  nodes: ReadonlyMap<Param | undefined, SampleTree[]>;
  /** Names, each once. */
  unknown: string[];
}

/**
 * Assigns the children of an object, in all samples of it, to its parameters: by the wire name, by
 * the setter's name, else by a spelling that differs by convention only. `openid` and `open_id` in
 * one object stay apart.
 */
export function assignMembers(
  objects: readonly SampleTree[],
  params: readonly Param[],
): ShownMembers {
  const byName = new Map<string, Param>();
  const byKey = new Map<string, Param>();
  for (const param of params) {
    byName.set(param.name, param);
    if (!byKey.has(nameKey(param.name))) byKey.set(nameKey(param.name), param);
  }
  for (const param of params) {
    const setter = setterName(param.name);
    if (!byName.has(setter)) byName.set(setter, param);
    // A program may set the text of a structured value.
    const text = textSetterName(param.name);
    if (["json", "map", "object"].includes(param.type) && !byName.has(text))
      byName.set(text, param);
  }
  const nodes = groupBy(
    objects.flatMap(({ children }) => children),
    ({ name }) => byName.get(name) ?? byKey.get(nameKey(name)),
  );
  const unknown = new Set(nodes.get(undefined)?.map(({ name }) => name));
  return { nodes, unknown: [...unknown] };
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
