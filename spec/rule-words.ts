/** Rules in one line for a reader: what they demand, in the spec's terms. */
import { pathText } from "./param-path.js";
import type { Condition, Constraint, Rule } from "./schema.js";

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

/** A rule across fields. */
export function constraintText(constraint: Constraint): string {
  if (constraint.kind !== "requiredIf") {
    const names = {
      atLeastOne: "at least one",
      exactlyOne: "exactly one",
      atMostOne: "at most one",
    };
    const fields = constraint.fields.map(pathText).join(", ");
    return `${names[constraint.kind]} of ${fields}${whenText(constraint.when)}`;
  }
  const required = `${constraint.at.map(pathText).join(", ")} required`;
  const rest = constraint.when === undefined ? "" : ` and ${conditionText(constraint.when)}`;
  return `${required} when ${conditionText(constraint)}${rest}`;
}

/** A condition: `param_x.type is "1"`. */
export function conditionText({ field, equals }: Condition): string {
  return `${pathText(field)} ${equals === undefined ? "is given" : `is ${JSON.stringify(equals)}`}`;
}

const whenText = (when: Condition | undefined): string =>
  when === undefined ? "" : ` when ${conditionText(when)}`;
