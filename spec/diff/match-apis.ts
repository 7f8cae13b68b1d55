/** Which API is which: by method, and what is left over by title and parameters, since a method may be renamed. */
import { groupBy } from "../group-by.js";
import { pathKey, walkParams } from "../param-path.js";
import type { ApiSpec } from "../schema.js";

export interface ApiMatching {
  /** Those that kept their method and those that were renamed, by the method they have now. */
  pairs: { before: ApiSpec; after: ApiSpec; support?: readonly string[] }[];
  removed: ApiSpec[];
  added: ApiSpec[];
}

/** The least share of parameters that two methods of one API have in common. */
const leastShared = 0.7;

export function matchApis(before: readonly ApiSpec[], after: readonly ApiSpec[]): ApiMatching {
  const now = new Map(after.map((spec) => [spec.method, spec]));
  const matching: ApiMatching = { pairs: [], removed: [], added: [] };
  for (const spec of before) {
    const other = now.get(spec.method);
    if (other === undefined) matching.removed.push(spec);
    else matching.pairs.push({ before: spec, after: other });
    now.delete(spec.method);
  }
  matching.added = [...now.values()];
  matchRenamed(matching);
  return matching;
}

function matchRenamed(matching: ApiMatching): void {
  const byTitle = groupBy(matching.added, ({ title }) => title);
  const gone = new Set<ApiSpec>();
  const come = new Set<ApiSpec>();
  for (const before of matching.removed) {
    if (before.title === "") continue;
    const alike = (byTitle.get(before.title) ?? [])
      .filter((spec) => !come.has(spec))
      .map((spec) => ({ spec, ...sharedPaths(before, spec) }))
      .filter(({ all, shared }) => all > 0 && shared / all >= leastShared)
      .sort((one, other) => other.shared / other.all - one.shared / one.all);
    const [best, second] = alike;
    if (best === undefined || second?.shared === best.shared) continue;
    gone.add(before);
    come.add(best.spec);
    const support = ["the same title", `${best.shared} of ${best.all} parameters`];
    matching.pairs.push({ before, after: best.spec, support });
  }
  matching.removed = matching.removed.filter((spec) => !gone.has(spec));
  matching.added = matching.added.filter((spec) => !come.has(spec));
}

function sharedPaths(a: ApiSpec, b: ApiSpec): { shared: number; all: number } {
  const [left, right] = [pathsOf(a), pathsOf(b)];
  const shared = [...left].filter((path) => right.has(path)).length;
  return { shared, all: left.size + right.size - shared };
}

function pathsOf({ request, response }: ApiSpec): Set<string> {
  const paths = new Set<string>();
  for (const { path } of walkParams(request, ["request"])) paths.add(pathKey(path));
  for (const { path } of walkParams(response, ["response"])) paths.add(pathKey(path));
  return paths;
}
