/** What changed between two parameter trees, judged by who reads them: requests are written, answers read. */
import { isEnforced, type Param } from "../schema.js";
import { diffBounds } from "./diff-bounds.js";
import type { Change, ChangeRuleId } from "./rules.js";

export type Side = "request" | "response";
type Found = Omit<Change, "method">[];

/** @param path of the parameters' parent: `request`, `response.result` */
export function diffParams(
  before: readonly Param[],
  after: readonly Param[],
  side: Side,
  path: string,
): Found {
  const found: Found = [];
  const now = new Map(after.map((param) => [param.name, param]));
  const old = new Set(before.map((param) => param.name));
  for (const param of before) {
    const other = now.get(param.name);
    const at = `${path}.${param.name}`;
    if (other === undefined) {
      const rule = side === "request" ? "request-param-removed" : "response-field-removed";
      found.push({ rule, path: at, before: typeWords(param) });
    } else found.push(...diffParam(param, other, side, at));
  }
  for (const param of after) {
    if (!old.has(param.name)) found.push(added(param, side, `${path}.${param.name}`));
  }
  const kept = before.filter(({ name }) => now.has(name)).map(({ name }) => name);
  const order = after.filter(({ name }) => old.has(name)).map(({ name }) => name);
  if (kept.join("\n") !== order.join("\n")) {
    found.push({ rule: "order-changed", path, before: kept, after: order });
  }
  return found;
}

function added(param: Param, side: Side, path: string): Found[number] {
  if (side === "response") return { rule: "response-field-added", path, after: typeWords(param) };
  const rule = isRequired(param) ? "request-required-param-added" : "request-param-added";
  return { rule, path, after: typeWords(param) };
}

/** Required by the table, or by a sentence that is enforced. */
function isRequired(param: Param): boolean {
  return (
    param.required === true ||
    (param.rules ?? []).some(
      (rule) => rule.kind === "requiredByProse" && isEnforced(rule) && rule.when === undefined,
    )
  );
}

function typeWords(param: Param): string {
  const type = param.int64 === true ? "int64" : (param.typeName ?? param.type);
  return param.list ? `${type}[]` : type;
}

function diffParam(before: Param, after: Param, side: Side, path: string): Found {
  const found: Found = [...diffTypes(before, after, side, path)];
  if (side === "request") found.push(...diffRequest(before, after, path));
  else if ((before.element ?? "") !== (after.element ?? "")) {
    const facts = { before: before.element, after: after.element };
    found.push({ rule: "response-element-renamed", path: `${path}#element`, ...facts });
  }
  found.push(...diffWords(before, after, side, path));
  if (before.fields !== undefined && after.fields !== undefined) {
    found.push(...diffParams(before.fields, after.fields, side, path));
  }
  return found;
}

function diffTypes(before: Param, after: Param, side: Side, path: string): Found {
  const facts = { path, before: typeWords(before), after: typeWords(after) };
  const found: Found = [];
  if (before.list !== after.list) {
    found.push({ rule: `${side}-became-${after.list ? "list" : "single"}`, ...facts });
  }
  if (before.type !== after.type) {
    const opened = side === "request" && after.type === "unknown";
    found.push({ rule: opened ? "request-type-opened" : `${side}-type-changed`, ...facts });
  } else if (before.int64 !== after.int64) {
    found.push({
      rule: `${side}-integer-${after.int64 === true ? "widened" : "narrowed"}`,
      ...facts,
    });
  } else if ((before.typeName ?? "") !== (after.typeName ?? "")) {
    found.push({ rule: "object-renamed", ...facts });
  }
  return found;
}

function diffRequest(before: Param, after: Param, path: string): Found {
  const found: Found = [];
  const [old, now] = [isRequired(before), isRequired(after)];
  if (old !== now) {
    const rule = now ? "request-became-required" : "request-became-optional";
    found.push({ rule, path, before: old, after: now });
  }
  for (const { kind, ...change } of diffBounds(before, after)) {
    found.push({ ...change, path: `${path}#${kind}` });
  }
  if (before.default !== after.default) {
    const facts = { before: before.default, after: after.default };
    found.push({ rule: "request-default-changed", path: `${path}#default`, ...facts });
  }
  return found;
}

/** Everything that only readers notice. */
function diffWords(before: Param, after: Param, side: Side, path: string): Found {
  const found: Found = [];
  const compare = (rule: ChangeRuleId, key: "description" | "example" | "docType"): void => {
    if (before[key] === after[key]) return;
    found.push({ rule, path: `${path}#${key}`, before: before[key], after: after[key] });
  };
  compare("description-changed", "description");
  compare("example-changed", "example");
  if (
    before.type === after.type &&
    before.list === after.list &&
    before.typeName === after.typeName
  ) {
    compare("description-changed", "docType");
  }
  if (side === "response" && before.default !== after.default) {
    const facts = { before: before.default, after: after.default };
    found.push({ rule: "prose-changed", path: `${path}#default`, ...facts });
  }
  const [old, now] = [choicesOf(before), choicesOf(after)];
  for (const value of now) {
    if (!old.has(value)) found.push({ rule: "choice-added", path: `${path}#rules`, after: value });
  }
  for (const value of old) {
    if (!now.has(value))
      found.push({ rule: "choice-removed", path: `${path}#rules`, before: value });
  }
  const [rules, others] = [rulesText(before, side), rulesText(after, side)];
  if (found.length === 0 && rules !== others && diffBounds(before, after).length === 0) {
    found.push({ rule: "prose-changed", path: `${path}#rules`, before: rules, after: others });
  }
  return found;
}

function choicesOf({ rules }: Param): Set<string> {
  return new Set(
    (rules ?? []).flatMap((rule) =>
      rule.kind === "enum" ? rule.values.map(({ value }) => value) : [],
    ),
  );
}

function rulesText({ rules, limits }: Param, side: Side): string {
  return JSON.stringify(side === "request" ? [rules ?? []] : [rules ?? [], limits ?? {}]);
}
