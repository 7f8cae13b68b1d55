import { groupBy } from "../../spec/group-by.js";
import { nameKey, setterName, textSetterName } from "../../spec/spelling.js";
import type { SampleNode } from "../samples/sample-node.js";

/**
 * A sample seen as the members of objects: nodes with the same name in one object (the elements of a
 * list) are one member, which has what any of them has.
 */
export interface SampleMember {
  name: string;
  /** The values of the leaves, in order. */
  values: string[];
  /** In the sample's order. */
  members: SampleMember[];
  /** Position in `members` by name, and by name key. */
  byName: ReadonlyMap<string, number>;
  byKey: ReadonlyMap<string, number>;
  /** Positions by parameters' names as they were asked for: the same ones are asked for often. */
  asked: Map<string, number>;
  /** The sample ends inside: members may be missing. */
  cut: boolean;
  /** The sample shows it as an array. */
  isArray: boolean;
}

/** Merges nodes of one name into a member; linear in the size of the samples. */
function mergeNodes(nodes: readonly SampleNode[]): SampleMember {
  const children = nodes.flatMap((node) => node.children);
  const members = Array.from(groupBy(children, ({ name }) => name).values(), mergeNodes);
  const byName = new Map<string, number>();
  const byKey = new Map<string, number>();
  members.forEach(({ name }, i) => {
    byName.set(name, i);
    if (!byKey.has(nameKey(name))) byKey.set(nameKey(name), i);
  });
  return {
    name: nodes[0]?.name ?? "",
    values: nodes.flatMap(({ value }) => value ?? []),
    members,
    ...{ byName, byKey, asked: new Map() },
    cut: nodes.some(({ cut }) => cut),
    isArray: nodes.some(({ inArray }) => inArray),
  };
}

/** The position of the member that a parameter's name means, -1 when there is none. */
export function memberIndex({ byName, byKey, asked }: SampleMember, name: string): number {
  let found = byName.get(name) ?? asked.get(name);
  if (found === undefined) {
    found = byName.get(setterName(name)) ?? byKey.get(nameKey(name)) ?? -1;
    asked.set(name, found);
  }
  return found;
}

/** What a parameter is called in tables, and what a program may call it. */
export interface Named {
  name: string;
  setter?: string | undefined;
}

/** The position of the member that a row means, under its name or its setter's; -1 when there is none. */
export function rowIndex(object: SampleMember, { name, setter }: Named): number {
  const found = memberIndex(object, name);
  return found === -1 && setter !== undefined ? (object.byName.get(setter) ?? -1) : found;
}

/** The one element of a list as samples show it: `items` → `item`; undefined when it is no such list. */
export function elementOf(member: SampleMember): SampleMember | undefined {
  return member.members.length === 1 ? member.members[0] : undefined;
}

/** Wrappers around the parameters: JSON's outer braces, the response root, Qimen's `request`. */
const MAX_WRAPPERS = 4;

/**
 * The object of a sample whose members are the table's top-level parameters: the outermost one of
 * those with the most of their names.
 */
export function findRoot(root: SampleNode, top: readonly Named[]): SampleMember {
  let current = mergeNodes([root]);
  let best = current;
  let bestHits = -1;
  for (let level = 0; level <= MAX_WRAPPERS; level += 1) {
    const hits = top.filter((row) => rowIndex(current, row) !== -1).length;
    if (hits > bestHits) {
      best = current;
      bestHits = hits;
    }
    const only = elementOf(current);
    if (!only || (only.members.length === 0 && bestHits > 0)) break;
    current = only;
  }
  return bestHits > 0 ? best : current;
}

/** What samples tell about the names in them, wherever they stand. */
export interface NameEvidence {
  /** Some sample was readable; without one, a missing name says nothing. */
  known: boolean;
  has(name: string): boolean;
  /** How often the name stands in the samples, members of a list's elements counted once. */
  count(name: string): number;
  /** The values that some sample shows for the name. */
  values(name: string): ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** The values of a name, and how often each of the samples has it. */
interface Shown {
  values: Set<string>;
  counts: number[];
}

/** Collects the names and values of the members below `roots`, not of the roots themselves. */
export function collectEvidence(roots: readonly SampleMember[]): NameEvidence {
  const byName = new Map<string, Shown>();
  roots.forEach((root, r) => {
    const pending = [...root.members];
    for (let member = pending.pop(); member; member = pending.pop()) {
      let entry = byName.get(member.name);
      if (!entry) byName.set(member.name, (entry = { values: new Set(), counts: [] }));
      for (const value of member.values) entry.values.add(value);
      entry.counts[r] = (entry.counts[r] ?? 0) + 1;
      pending.push(...member.members);
    }
  });
  // Here a name has to be spelt as the sample's convention has it: much else has the same key.
  const asked = new Map<string, Shown | undefined>();
  const find = (name: string): Shown | undefined => {
    const known = byName.get(name) ?? asked.get(name);
    if (known !== undefined || asked.has(name)) return known;
    const setter = setterName(name);
    const found = byName.get(setter) ?? byName.get(textSetterName(name));
    asked.set(name, found);
    return found;
  };
  return {
    known: byName.size > 0,
    has: (name) => find(name) !== undefined,
    count: (name) => Math.max(0, ...(find(name)?.counts.filter((count) => count > 0) ?? [])),
    values: (name) => find(name)?.values ?? none,
  };
}
