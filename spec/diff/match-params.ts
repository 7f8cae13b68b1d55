/**
 * Which parameter of one tree is which of another: by name where they stand, and what is left over
 * by what else it has in common with what is new, since a name or a place may have changed.
 */
import { pathKey, type ParamPath } from "../param-path.js";
import type { Param } from "../schema.js";
import { enough, supportOf, type Standing, type Support } from "./likeness.js";

/** A parameter with its place. */
export interface Placed extends Standing {
  path: ParamPath;
  /** The same as a key. */
  key: string;
  /** The key of the object around it. */
  parent: string;
}

/** Two states of one parameter. */
export interface Pair {
  before: Placed;
  after: Placed;
  /** Set for what was renamed or moved. */
  support?: readonly string[];
}

export interface Matching {
  /** In the order of the old tree; parameters that kept name and place first. */
  pairs: Pair[];
  /** Without those whose object is gone with them. */
  removed: Placed[];
  added: Placed[];
  /** Objects of the new tree whose members stand in another order: the names that were kept. */
  orders: { path: ParamPath; before: string[]; after: string[] }[];
}

/** More candidates than this are compared by no one: the trees have nothing to do with each other. */
const mostCandidates = 200;

/** Matches two trees; every parameter of each is in a pair, left over, or below one that is. */
export function matchParams(before: readonly Param[], after: readonly Param[]): Matching {
  const matching: Matching = { pairs: [], removed: [], added: [], orders: [] };
  matchLevel({ params: before, path: [] }, { params: after, path: [] }, matching);
  while (matchMoved(matching));
  return matching;
}

interface Level {
  params: readonly Param[];
  path: ParamPath;
}

function place({ params, path }: Level): Placed[] {
  const parent = pathKey(path);
  return params.map((param, index) => {
    const own = [...path, param.name];
    const neighbours = [params[index - 1]?.name ?? "", params[index + 1]?.name ?? ""] as const;
    return { param, path: own, key: pathKey(own), parent, neighbours };
  });
}

/** Matches two objects' members by name, and theirs in turn; the rest is left over. */
function matchLevel(before: Level, after: Level, into: Matching): void {
  const now = new Map(place(after).map((one) => [one.param.name, one]));
  const kept: string[] = [];
  for (const one of place(before)) {
    const other = now.get(one.param.name);
    if (other === undefined) into.removed.push(one);
    else {
      kept.push(one.param.name);
      into.pairs.push({ before: one, after: other });
      matchMembers(one, other, into);
    }
  }
  const known = new Set(kept);
  const order = after.params.map(({ name }) => name).filter((name) => known.has(name));
  if (kept.join("\n") !== order.join("\n")) {
    into.orders.push({ path: after.path, before: kept, after: order });
  }
  for (const one of now.values()) if (!known.has(one.param.name)) into.added.push(one);
}

function matchMembers(before: Placed, after: Placed, into: Matching): void {
  if (before.param.fields === undefined || after.param.fields === undefined) return;
  matchLevel(
    { params: before.param.fields, path: before.path },
    { params: after.param.fields, path: after.path },
    into,
  );
}

/** Members of what is left over may have moved out of it, or into it. */
function withMembers(left: readonly Placed[]): Placed[] {
  return left.flatMap((one) => [
    one,
    ...withMembers(place({ params: one.param.fields ?? [], path: one.path })),
  ]);
}

/** Takes the best pair of what is left over; whether there was one. */
function matchMoved(matching: Matching): boolean {
  if (matching.removed.length === 0 || matching.added.length === 0) return false;
  const taken = {
    before: new Set(matching.pairs.map(({ before }) => before.key)),
    after: new Set(matching.pairs.map(({ after }) => after.key)),
  };
  const old = withMembers(matching.removed).filter(({ key }) => !taken.before.has(key));
  const now = withMembers(matching.added).filter(({ key }) => !taken.after.has(key));
  if (old.length > mostCandidates || now.length > mostCandidates) return false;
  const best = bestPair(old, now);
  if (best === undefined) return false;
  const { before, after, support } = best;
  matching.pairs.push({ before, after, support: support.reasons });
  matching.removed = matching.removed.filter(({ key }) => key !== before.key);
  matching.added = matching.added.filter(({ key }) => key !== after.key);
  matchMembers(before, after, matching);
  return true;
}

interface Candidate {
  before: Placed;
  after: Placed;
  support: Support;
}

/** The pair with most in common, when neither side has as much in common with another. */
function bestPair(old: readonly Placed[], now: readonly Placed[]): Candidate | undefined {
  const candidates: Candidate[] = [];
  for (const before of old) {
    for (const after of now) {
      const renamed = before.parent === after.parent;
      if (!renamed && before.param.name !== after.param.name) continue;
      const support = supportOf(before, after);
      if (support !== undefined && support.weight >= enough) {
        candidates.push({ before, after, support });
      }
    }
  }
  candidates.sort((one, other) => other.support.weight - one.support.weight);
  return candidates.find(
    (one) =>
      !candidates.some(
        (other) =>
          other !== one &&
          other.support.weight >= one.support.weight &&
          (other.before === one.before || other.after === one.after),
      ),
  );
}
