/** Rules of one parameter in one line for a reader: what they demand, in the spec's terms. */
import { conditionText } from "./rules/evidence.js";
import type { Condition, Rule } from "./schema.js";

/** A rule of one parameter: its kind, what it demands, and when. */
export function ruleText(rule: Rule): string {
  return demandOf(rule) + whenText(rule.when);
}

function demandOf(rule: Rule): string {
  switch (rule.kind) {
    case "enum": {
      const values = rule.values.map(({ value, label }) =>
        label === undefined ? value : `${value} (${label})`,
      );
      return `enum${rule.perItem ? " of each item" : ""} ${values.join(", ")}`;
    }
    case "minLength":
    case "maxLength":
      return `${rule.kind} ${rule.value} ${rule.unit === "byte" ? "bytes" : "characters"}`;
    case "minimum":
    case "maximum":
      return `${rule.kind} ${rule.value}${rule.exclusive ? ", exclusive" : ""}`;
    case "format":
      return `format ${rule.value}${rule.pattern === undefined ? "" : ` ${rule.pattern}`}`;
    case "requiredByProse":
      return "required, though the column says optional";
    default:
      return `${rule.kind} ${rule.value}`;
  }
}

const whenText = (when: Condition | undefined): string =>
  when === undefined ? "" : ` when ${conditionText(when)}`;
