/**
 * What differs between two specs of one API, fact by fact, each named by its address as in
 * `spec/override-path.ts`. No judgement: whether a difference matters is for others to say.
 */
import { memberOf } from "./json-value.js";
import type { ApiSpec, Param } from "./schema.js";

export interface Difference {
  /** `title`, `request.param_x.brand_id`, `request.param_x.brand_id#required`, `constraints[0]`. */
  path: string;
  /** Absent when the second spec adds it. */
  before?: unknown;
  /** Absent when the second spec lacks it. */
  after?: unknown;
}

/** Every difference, in the order of the spec's parts; parameters are matched by name. */
export function compareSpecs(before: ApiSpec, after: ApiSpec): Difference[] {
  const found: Difference[] = [];
  for (const key of keysOf(before, after)) {
    const [a, b] = [memberOf(before, key), memberOf(after, key)];
    if (key === "request" || key === "response") {
      compareParams(a as Param[], b as Param[], key, found);
    } else compareValues(a, b, key, found);
  }
  return found;
}

function compareParams(
  before: readonly Param[],
  after: readonly Param[],
  parent: string,
  found: Difference[],
): void {
  const others = new Map(after.map((param) => [param.name, param]));
  for (const param of before) {
    const path = `${parent}.${param.name}`;
    const other = others.get(param.name);
    if (other === undefined) found.push({ path, before: param });
    else compareParam(param, other, path, found);
  }
  const names = new Set(before.map((param) => param.name));
  for (const param of after) {
    if (!names.has(param.name)) found.push({ path: `${parent}.${param.name}`, after: param });
  }
  const order = before.map((param) => param.name).filter((name) => others.has(name));
  const otherOrder = after.map((param) => param.name).filter((name) => names.has(name));
  if (order.join("\n") !== otherOrder.join("\n")) {
    found.push({ path: `${parent}#order`, before: order, after: otherOrder });
  }
}

function compareParam(before: Param, after: Param, path: string, found: Difference[]): void {
  for (const key of keysOf(before, after)) {
    if (key === "fields" && before.fields !== undefined && after.fields !== undefined) {
      compareParams(before.fields, after.fields, path, found);
    } else compareValues(memberOf(before, key), memberOf(after, key), `${path}#${key}`, found);
  }
}

function compareValues(before: unknown, after: unknown, path: string, found: Difference[]): void {
  if (before === after) return;
  if (Array.isArray(before) && Array.isArray(after)) {
    for (let index = 0; index < Math.max(before.length, after.length); index++) {
      compareValues(before[index], after[index], `${path}[${index}]`, found);
    }
  } else if (isObject(before) && isObject(after)) {
    for (const key of keysOf(before, after)) {
      compareValues(memberOf(before, key), memberOf(after, key), `${path}.${key}`, found);
    }
  } else {
    found.push({
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    });
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function keysOf(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}
