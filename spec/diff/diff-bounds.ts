/** The enforced bounds of a parameter, from its limits column and its prose, and how they changed. */
import { conditionText } from "../rule-words.js";
import { isEnforced, type Limits, type Param } from "../schema.js";
import type { ChangeRuleId } from "./rules.js";

type Bounds = Map<string, number | string>;

/** Kind (unit, condition) → the value that is enforced; of two of one kind the stricter. */
function boundsOf(param: Param): Bounds {
  const bounds: Bounds = new Map();
  const add = (name: string, value: number | string, when = ""): void => {
    const kind = name + when;
    const known = bounds.get(kind);
    if (known === undefined || isStricter(kind, value, known)) bounds.set(kind, value);
  };
  for (const kind of [
    "maxItems",
    "maxLength",
    "minimum",
    "maximum",
  ] as const satisfies (keyof Limits)[]) {
    const value = param.limits?.[kind];
    if (value !== undefined) add(kind, value);
  }
  for (const rule of param.rules ?? []) {
    if (!isEnforced(rule)) continue;
    const when = rule.when && ` when ${conditionText(rule.when)}`;
    if (rule.kind === "minLength" || rule.kind === "maxLength") {
      add(rule.unit === "byte" ? `${rule.kind}:bytes` : rule.kind, rule.value, when);
    } else if (rule.kind === "minItems" || rule.kind === "maxItems") {
      add(rule.kind, rule.value, when);
    } else if (rule.kind === "minimum" || rule.kind === "maximum") {
      add(rule.exclusive === true ? `${rule.kind}:exclusive` : rule.kind, rule.value, when);
    }
  }
  return bounds;
}

/** One bound that came, went or moved; `kind` as {@link boundsOf} names it. */
export interface BoundChange {
  rule: ChangeRuleId;
  kind: string;
  before?: number | string;
  after?: number | string;
}

/** How the enforced bounds of a request parameter differ, by kind; empty when they are the same. */
export function diffBounds(before: Param, after: Param): BoundChange[] {
  const [old, now] = [boundsOf(before), boundsOf(after)];
  const changes: BoundChange[] = [];
  for (const kind of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const [a, b] = [old.get(kind), now.get(kind)];
    if (a === undefined && b !== undefined)
      changes.push({ rule: "request-bound-added", kind, after: b });
    else if (b === undefined && a !== undefined) {
      changes.push({ rule: "request-bound-removed", kind, before: a });
    } else if (a !== undefined && b !== undefined && compareNumbers(a, b) !== 0) {
      const rule = isStricter(kind, b, a) ? "request-bound-tightened" : "request-bound-loosened";
      changes.push({ rule, kind, before: a, after: b });
    }
  }
  return changes;
}

function isStricter(kind: string, value: number | string, than: number | string): boolean {
  const order = compareNumbers(value, than);
  return kind.startsWith("max") ? order < 0 : order > 0;
}

/** Bounds may have more digits than a double; whole ones are compared exactly. */
function compareNumbers(a: number | string, b: number | string): number {
  const whole = /^-?\d+$/;
  const [left, right] = [String(a), String(b)];
  if (whole.test(left) && whole.test(right)) {
    const difference = BigInt(left) - BigInt(right);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  return Math.sign(Number(left) - Number(right));
}
