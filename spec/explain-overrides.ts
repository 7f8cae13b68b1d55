/** Which reviewed corrections stand behind the facts of a parameter. */
import type { Override } from "./overrides.js";
import type { ApiSpec } from "./schema.js";

/** The overrides of a method, and the file that they stand in, as messages call it. */
export interface OverrideList {
  readonly file: string;
  readonly list: readonly Override[];
}

/** A correction as a fact of a parameter, with the reason for it. */
export interface OverrideFact {
  fact: "override";
  value: string;
  support: { where: string; words: string }[];
}

/**
 * The overrides that touch a parameter: its own, and those of the rules across fields that name it.
 * @param at the parameter with its side: `request.param_x.brand_id`
 */
export function overrideFacts(
  spec: ApiSpec,
  at: string,
  { file, list }: OverrideList,
): OverrideFact[] {
  return list.flatMap((override, index) =>
    touches(spec, at, override)
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

function touches(spec: ApiSpec, at: string, override: Override): boolean {
  const [place = ""] = override.path.split("#");
  if (place === at) return true;
  const added = nameOf(override.new);
  if (added !== undefined && place.endsWith("[]")) {
    return at === `${place.slice(0, place.endsWith(".[]") ? -3 : -2)}.${added}`;
  }
  const constraint = /^constraints\[(\d*)\]/.exec(place);
  if (constraint === null || !at.startsWith("request.")) return false;
  const stated = [override.old, override.new, spec.constraints[Number(constraint[1] || "NaN")]];
  return stated.some((one) => mentions(one, at.slice("request.".length)));
}

function nameOf(value: unknown): string | undefined {
  const name: unknown =
    typeof value === "object" && value !== null && "name" in value && value.name;
  return typeof name === "string" ? name : undefined;
}

/** Whether a rule across fields names the path. */
function mentions(constraint: unknown, path: string): boolean {
  if (typeof constraint !== "object" || constraint === null) return false;
  const { at, fields, field } = constraint as Record<string, unknown>;
  return [at, fields, field].flat().includes(path);
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
