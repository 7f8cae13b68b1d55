/** What changed between two parameter trees, judged by who reads them: requests are written, answers read. */
import { pathText, type ParamPath } from "../param-path.js";
import type { Param } from "../schema.js";
import { diffBounds } from "./bounds.js";
import { matchParams, type Matching, type Pair, type Placed } from "./match-params.js";
import { diffMeanings } from "./meanings.js";
import { isRequired } from "./required.js";
import type { Change } from "./change.js";
import type { ChangeRuleId } from "./rules.js";
import { compareResultTypes, kindOf, takesAll, typeWords, type Side } from "./types.js";

type Found = Omit<Change, "method">[];

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
  const [a, b] = [before?.description ?? "", after?.description ?? ""];
  if (a === "" && b === "") return {};
  return { quotes: { ...(a === "" ? {} : { before: a }), ...(b === "" ? {} : { after: b }) } };
}

function diffPair({ before, after, support }: Pair, side: Side): Found {
  const found: Found = [];
  if (support !== undefined) {
    const what = before.parent === after.parent ? "renamed" : "moved";
    const rule: ChangeRuleId =
      side === "request" ? `request-param-${what}` : `response-field-${what}`;
    const [path, to] = [placeOf(side, before.path), placeOf(side, after.path)];
    const names = { before: before.param.name, after: after.param.name };
    found.push({
      rule,
      path,
      to,
      ...(what === "renamed" ? names : { before: path, after: to }),
      support,
      ...quotes(before.param, after.param),
    });
  }
  found.push(...diffParam(before.param, after.param, side, placeOf(side, after.path)));
  return found;
}

function diffParam(before: Param, after: Param, side: Side, path: string): Found {
  const found: Found = [
    ...(side === "request"
      ? diffRequestTypes(before, after, path)
      : diffResultTypes(before, after, path)),
    ...diffObjectNames(before, after, path),
  ];
  if (side === "request") {
    found.push(...diffRequired(before, after, path), ...diffBounds(before, after, path));
  } else found.push(...diffAnswerDetails(before, after, path));
  found.push(...diffMeanings(before, after, side, path));
  found.push(...diffWords(before, after, path, found.length > 0));
  return found;
}

function typeFacts(before: Param, after: Param, path: string) {
  const facts = { path, before: typeWords(before), after: typeWords(after) };
  return { ...facts, quotes: { before: before.docType, after: after.docType } };
}

function diffRequestTypes(before: Param, after: Param, path: string): Found {
  const facts = typeFacts(before, after, path);
  const [old, now] = [kindOf(before), kindOf(after)];
  if (old === now && before.list === after.list) return [];
  const integers = before.type === "number" && after.type === "number";
  if (takesAll(before, after)) {
    return [{ rule: integers ? "request-integer-widened" : "request-type-widened", ...facts }];
  }
  const found: Found = [];
  if (before.list !== after.list) {
    found.push({ rule: after.list ? "request-became-list" : "request-became-single", ...facts });
  }
  if (takesAll({ ...before, list: after.list }, after)) return found;
  return [
    ...found,
    { rule: integers ? "request-integer-narrowed" : "request-type-changed", ...facts },
  ];
}

function diffResultTypes(before: Param, after: Param, path: string): Found {
  const facts = typeFacts(before, after, path);
  const [old, now] = [kindOf(before), kindOf(after)];
  if (old === now && before.list === after.list) return [];
  const relation = compareResultTypes(before, after);
  if (relation === "same") return [{ rule: "response-type-reread", ...facts }];
  if (relation === "narrower") return [{ rule: "response-type-narrowed", ...facts }];
  const found: Found = [];
  if (before.list !== after.list) {
    found.push({ rule: after.list ? "response-became-list" : "response-became-single", ...facts });
  }
  if (old === now) return found;
  const inside = compareResultTypes({ ...before, list: after.list }, after);
  if (inside === "same") return found;
  const integers = before.type === "number" && after.type === "number";
  const rule: ChangeRuleId = !integers
    ? "response-type-changed"
    : now === "int64"
      ? "response-integer-widened"
      : "response-integer-narrowed";
  return [...found, { rule, ...facts }];
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
