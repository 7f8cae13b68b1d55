import type { Param, Rule } from "../../spec/schema.js";
import { limitWords } from "./checks.js";

/**
 * What topgen knows of a parameter beyond its description, a line each: the limits column in its
 * own words, then the facts read from the prose.
 */
export function notesOf(param: Param): string[] {
  const limits = (["maxItems", "maxLength", "minimum", "maximum"] as const)
    .filter((kind) => param.limits?.[kind] !== undefined)
    .map((kind) => `${limitWords[kind]}:${param.limits?.[kind] ?? ""}`);
  const facts = (param.rules ?? []).flatMap((rule) => {
    const fact = factOf(rule);
    if (fact === undefined) return [];
    return [rule.documentationOnly === true ? `${fact} (not enforced)` : fact];
  });
  return [...(limits.length === 0 ? [] : [limits.join(", ")]), ...facts];
}

function factOf(rule: Rule): string | undefined {
  switch (rule.kind) {
    case "minLength":
      return `At least ${rule.value} ${rule.unit === "byte" ? "bytes" : "characters"}`;
    case "maxLength":
      return `At most ${rule.value} ${rule.unit === "byte" ? "bytes" : "characters"}`;
    case "minItems":
      return `At least ${rule.value} items`;
    case "maxItems":
      return `At most ${rule.value} items`;
    case "minimum":
      return `${rule.exclusive === true ? "More than" : "At least"} ${rule.value}`;
    case "maximum":
      return `${rule.exclusive === true ? "Less than" : "At most"} ${rule.value}`;
    case "format":
      return `Format: ${rule.pattern ?? rule.value}`;
    case "unit":
      return `Unit: ${rule.value}`;
    case "requiredByProse":
      return "Required by the description";
    case "enum":
    case "default":
      return undefined;
  }
}
