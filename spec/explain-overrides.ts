/** Which reviewed corrections stand behind the facts of a parameter. */
import { memberOf } from "./json-value.js";
import type { Override } from "./overrides.js";
import { isSamePath, type ParamPath, pathText } from "./param-path.js";
import type { ApiSpec } from "./schema.js";

/** The overrides of a method, and the file that they stand in, as messages call it. */
export interface OverrideList {
  readonly file: string;
  readonly list: readonly Override[];
}

interface Located {
  root: "request" | "response";
  path: ParamPath;
}

/** A correction as a fact of a parameter, with the reason for it. */
export interface OverrideFact {
  fact: "override";
  value: string;
  support: { where: string; words: string }[];
}

/**
 * The overrides that touch a parameter: its own, and those of the rules across fields that name it.
 * @param param its side and its path there
 */
export function overrideFacts(
  spec: ApiSpec,
  param: Located,
  { file, list }: OverrideList,
): OverrideFact[] {
  return list.flatMap((override, index) =>
    touches(spec, param, override)
      ? [
          {
            fact: "override",
            value: `${override.path}: ${shown(override.old)} becomes ${shown(override.new)}`,
            support: [{ where: `${file} [${index}]`, words: override.reason }],
          },
        ]
      : [],
  );
}

function touches(spec: ApiSpec, { root, path }: Located, override: Override): boolean {
  const at = `${root}.${pathText(path)}`;
  const [place = ""] = override.path.split("#");
  if (place === at) return true;
  const added = nameOf(override.new);
  if (added !== undefined && place.endsWith("[]")) {
    return at === `${place.slice(0, place.endsWith(".[]") ? -3 : -2)}.${added}`;
  }
  const constraint = /^constraints\[(\d*)\]/.exec(place);
  if (constraint === null || root !== "request") return false;
  const stated = [override.old, override.new, spec.constraints[Number(constraint[1] || "NaN")]];
  return stated.some((one) => mentions(one, path));
}

function nameOf(value: unknown): string | undefined {
  const name = memberOf(value, "name");
  return typeof name === "string" ? name : undefined;
}

/** Whether a rule across fields, or a part of one that an override gives alone, names the path. */
function mentions(stated: unknown, path: ParamPath): boolean {
  if (typeof stated !== "object" || stated === null) return false;
  if (Array.isArray(stated)) {
    return isPath(stated) ? isSamePath(stated, path) : stated.some((one) => mentions(one, path));
  }
  return Object.values(stated).some((one) => mentions(one, path));
}

const isPath = (value: readonly unknown[]): value is string[] =>
  value.length > 0 && value.every((name) => typeof name === "string");

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
