import { loadSpecs } from "../../spec/folder/read-specs.js";
import type { ApiSpec } from "../../spec/schema.js";
import { Failure } from "../errors.js";
import { resolvePath, type Io } from "../io.js";
import { methodFilter } from "../work/method-filter.js";

/** The specs of a folder whose methods match. @throws Failure where there is none */
export async function matchingSpecs(
  { spec, include }: { spec: string; include: readonly string[] },
  io: Io,
): Promise<ApiSpec[]> {
  const isIncluded = methodFilter(include);
  const loaded = await loadSpecs(resolvePath(io, spec), { shownAs: spec });
  const specs = loaded.filter(({ method }) => isIncluded(method));
  if (specs.length > 0) return specs;
  throw new Failure(`${spec}/apis: expected specs, found none that match`);
}
