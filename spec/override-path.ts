/**
 * The addresses of `spec/overrides`: a path of parameter names, and behind `#` a fact of that
 * parameter, since a parameter may itself be called `type` or `rules`.
 *
 *     docId · title · auth · constraints[0] · examples.request[0].text     facts of the API
 *     request.param_x.brand_id                                             a whole parameter
 *     request.param_x.brand_id#required                                    a fact of a parameter
 *     request.param_x.brand_id#limits.maxLength
 *     request.param_x.brand_id#rules[0]                                    one of its rules
 *     request.param_x.brand_id#rules[] · constraints[] · request.param_x[] one more, at the end
 */
import { hasMember, memberOf } from "./json-value.js";
import type { JsonPath } from "./spec-error.js";

/** What stands at an address: the steps to it in the spec's JSON, or why there is no such place. */
export type Resolved = { steps: JsonPath; present: boolean } | { problem: string };

interface Named {
  name?: unknown;
  fields?: unknown;
}

/** Finds an address in a spec, which it reads as plain JSON. */
export function resolveOverridePath(spec: object, address: string): Resolved {
  const [place = "", fact, ...rest] = address.split("#");
  if (rest.length > 0 || fact === "") return { problem: "one # at most, with a fact behind it" };
  const inTree = /^(request|response)(?:\.(.+)|\[\])?$/.exec(place);
  if (inTree === null) {
    if (fact !== undefined)
      return { problem: "# stands behind a parameter of request or response" };
    return walkFacts(spec, [], place);
  }
  const found = findParam(spec, inTree[1] ?? "", splitNames(place));
  if ("problem" in found || fact === undefined) return found;
  if (!found.present) return { problem: `there is no parameter ${place}` };
  return walkFacts(found.value, found.steps, fact);
}

function splitNames(place: string): string[] {
  return place.replace(/\[\]$/, ".[]").split(".").slice(1);
}

type Param = { steps: JsonPath; present: boolean; value: object } | { problem: string };

function findParam(spec: object, root: string, names: string[]): Param {
  let siblings: unknown = (spec as Record<string, unknown>)[root];
  let steps: JsonPath = [root];
  let value: object = {};
  if (names.length === 0) return { problem: "name a parameter, or [] to add one" };
  for (const [index, name] of names.entries()) {
    const last = index === names.length - 1;
    const list = Array.isArray(siblings) ? (siblings as Named[]) : [];
    if (name === "[]" && last) return { steps: [...steps, list.length], present: false, value };
    const at = list.findIndex((param) => param.name === name);
    const param = list[at];
    if (param === undefined) {
      const path = [root, ...names.slice(0, index + 1)].join(".");
      return last
        ? { problem: `there is no parameter ${path}; to add one, end the path with []` }
        : { problem: `there is no parameter ${path}` };
    }
    value = param;
    siblings = param.fields;
    steps = last ? [...steps, at] : [...steps, at, "fields"];
  }
  return { steps, present: true, value };
}

const factStep = /^(?:\.?([A-Za-z][A-Za-z0-9]*)|\[(\d{0,6})\])/;

/** Follows `limits.maxLength`, `rules[0].values[1]`, `constraints[]` from a value. */
function walkFacts(from: object, base: JsonPath, text: string): Resolved {
  let value: unknown = from;
  let present = true;
  const steps = [...base];
  let rest = text;
  while (rest !== "") {
    const match = factStep.exec(rest);
    if (match === null || (steps.length === base.length && rest.startsWith("."))) {
      return { problem: `${JSON.stringify(rest)} is no name or [index]` };
    }
    const step = match[1] ?? (match[2] === "" ? lengthOf(value) : Number(match[2]));
    present = hasMember(value, step);
    value = memberOf(value, step);
    if (!present && match[2] !== undefined && match[2] !== "") {
      return { problem: `there is no ${match[0]} in ${text}; to add one, write []` };
    }
    steps.push(step);
    rest = rest.slice(match[0].length);
  }
  if (steps.length === base.length) return { problem: "an empty path" };
  return { steps, present };
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
