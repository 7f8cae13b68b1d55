/** What changed between two parameter trees, judged by who reads them: requests are written, answers read. */
import { pathText, type ParamPath } from "../param-path.js";
import type { Param } from "../schema.js";
import { diffBounds } from "./bounds.js";
import { matchParams, type Matching, type Pair, type Placed } from "./match-params.js";
import { diffMeanings } from "./meanings.js";
import { isRequired } from "./required.js";
import type { Change, Found } from "./change.js";
import type { ChangeRuleId } from "./rules.js";
import { compareResultTypes, kindOf, takesAll, typeWords, type Side } from "./types.js";

export interface ParamsDiff {
  changes: Found;
  /** Key of the old path → new path of every parameter that was renamed or moved, its members included. */
  renamed: Map<string, ParamPath>;
}

/** @param side which is also the root of the paths: `request.param_x.brand_id` */
export function diffParams(
  before: readonly Param[],
  after: readonly Param[],
  side: Side,
): ParamsDiff {
  const matching = matchParams(before, after);
  const changes: Found = [];
  const { removed, added, pairs, orders } = matching;
  for (const one of removed) changes.push(removal(one, side));
  for (const pair of pairs) changes.push(...diffPair(pair, side));
  for (const one of added) changes.push(addition(one, side));
  for (const { path, ...order } of orders) {
    changes.push({ rule: "order-changed", path: placeOf(side, path), ...order });
  }
  return { changes, renamed: renamedPaths(matching) };
}

const placeOf = (side: Side, path: ParamPath): string => pathText([side, ...path]);

function renamedPaths({ pairs }: Matching): Map<string, ParamPath> {
  const moved = pairs.filter(({ before, after }) => before.key !== after.key);
  return new Map(moved.map(({ before, after }) => [before.key, after.path]));
}

function removal({ path, param }: Placed, side: Side): Found[number] {
  const rule = side === "request" ? "request-param-removed" : "response-field-removed";
  return { rule, path: placeOf(side, path), before: typeWords(param), ...quotes(param, undefined) };
}

function addition({ path, param }: Placed, side: Side): Found[number] {
  const rule =
    side === "response"
      ? "response-field-added"
      : isRequired(param)
        ? "request-required-param-added"
        : "request-param-added";
  return { rule, path: placeOf(side, path), after: typeWords(param), ...quotes(undefined, param) };
}

/** The descriptions of a parameter before and after, where there are any. */
function quotes(before: Param | undefined, after: Param | undefined): Pick<Change, "quotes"> {
  const [a, b] = [before?.description || undefined, after?.description || undefined];
  return (a ?? b) === undefined ? {} : { quotes: { before: a, after: b } };
}

function diffPair({ before, after, support }: Pair, side: Side): Found {
  const [path, to] = [placeOf(side, before.path), placeOf(side, after.path)];
  const inside = diffParam(before.param, after.param, side, to);
  if (support === undefined) return inside;
  const what = before.parent === after.parent ? "renamed" : "moved";
  const rule: ChangeRuleId =
    side === "request" ? `request-param-${what}` : `response-field-${what}`;
  const [a, b] = what === "moved" ? [path, to] : [before.param.name, after.param.name];
  const facts = { path, to, before: a, after: b, support };
  return [{ rule, ...facts, ...quotes(before.param, after.param) }, ...inside];
}

function diffParam(before: Param, after: Param, side: Side, path: string): Found {
  const found = [
    ...diffTypes(before, after, side, path),
    ...diffObjectNames(before, after, path),
    ...(side === "request"
      ? [...diffRequired(before, after, path), ...diffBounds(before, after, path)]
      : diffAnswerDetails(before, after, path)),
    ...diffMeanings(before, after, side, path),
  ];
  return [...found, ...diffWords(before, after, path, found.length > 0)];
}

function typeFacts(before: Param, after: Param, path: string) {
  const facts = { path, before: typeWords(before), after: typeWords(after) };
  return { ...facts, quotes: { before: before.docType, after: after.docType } };
}

function diffTypes(before: Param, after: Param, side: Side, path: string): Found {
  const now = kindOf(after);
  if (kindOf(before) === now && before.list === after.list) return [];
  const facts = typeFacts(before, after, path);
  const integers = before.type === "number" && after.type === "number";
  const mild = mildTypeRule(before, after, side, integers);
  if (mild !== undefined) return [{ rule: mild, ...facts }];
  const found: Found = [];
  if (before.list !== after.list) {
    found.push({ rule: `${side}-became-${after.list ? "list" : "single"}`, ...facts });
  }
  const inside = { ...before, list: after.list };
  const isSame =
    side === "request" ? takesAll(inside, after) : compareResultTypes(inside, after) === "same";
  if (isSame) return found;
  const how = now === "int64" ? "widened" : "narrowed";
  const rule: ChangeRuleId = integers ? `${side}-integer-${how}` : `${side}-type-changed`;
  return [...found, { rule, ...facts }];
}

/** What a change of a type is called that breaks nothing; undefined where it does. */
function mildTypeRule(
  before: Param,
  after: Param,
  side: Side,
  integers: boolean,
): ChangeRuleId | undefined {
  if (side === "request") {
    if (!takesAll(before, after)) return undefined;
    return integers ? "request-integer-widened" : "request-type-widened";
  }
  const relation = compareResultTypes(before, after);
  if (relation === "other") return undefined;
  return relation === "same" ? "response-type-reread" : "response-type-narrowed";
}

function diffObjectNames(before: Param, after: Param, path: string): Found {
  if (before.type !== "object" || after.type !== "object") return [];
  if ((before.typeName ?? "") === (after.typeName ?? "")) return [];
  const facts = typeFacts(before, after, path);
  return [{ rule: "object-renamed", ...facts, before: before.typeName, after: after.typeName }];
}

function diffRequired(before: Param, after: Param, path: string): Found {
  const [old, now] = [isRequired(before), isRequired(after)];
  if (old === now) return [];
  const rule = now ? "request-became-required" : "request-became-optional";
  return [{ rule, path, before: old, after: now, ...quotes(before, after) }];
}

/** What of an answer is promised and not enforced, and how its lists are spelled. */
function diffAnswerDetails(before: Param, after: Param, path: string): Found {
  const found: Found = [];
  if (before.list && after.list && (before.element ?? "") !== (after.element ?? "")) {
    const facts = { before: before.element, after: after.element };
    found.push({ rule: "response-element-renamed", path: `${path}#element`, ...facts });
  }
  for (const { path: at, ...facts } of diffBounds(before, after, path)) {
    found.push({ ...facts, rule: "response-bound-changed", path: at });
  }
  return found;
}

/** Everything that only readers notice. */
function diffWords(before: Param, after: Param, path: string, judged: boolean): Found {
  const found: Found = [];
  const compare = (rule: ChangeRuleId, key: "description" | "example" | "docType"): void => {
    if (before[key] === after[key]) return;
    found.push({ rule, path: `${path}#${key}`, before: before[key], after: after[key] });
  };
  compare("description-changed", "description");
  compare("example-changed", "example");
  const sameType = before.type === after.type && before.list === after.list;
  if (sameType && before.typeName === after.typeName) compare("description-changed", "docType");
  const [rules, others] = [restOf(before), restOf(after)];
  if (!judged && found.length === 0 && rules !== others) {
    found.push({ rule: "prose-changed", path: `${path}#rules`, before: rules, after: others });
  }
  return found;
}

/** Facts that no rule of the registry is about, as text. */
function restOf({ rules = [], limits = {}, element, required, default: value }: Param): string {
  return JSON.stringify([rules, limits, element, required, value]);
}
