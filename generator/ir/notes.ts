import { conditionText } from "../../spec/rules/evidence.js";
import { isEnforced, type Param, type Rule } from "../../spec/schema.js";
import { limitWords } from "./checks.js";

type Format = Extract<Rule, { kind: "format" }>["value"];

/** What a value of each format is, as a reader of an editor's hint needs it. */
const formatWords: Readonly<Record<Format, string>> = {
  date: "A date",
  "date-time": "A date with a time",
  time: "A time of day",
  "timestamp-ms": "Milliseconds since 1970",
  "timestamp-s": "Seconds since 1970",
  json: "JSON text",
  url: "A URL",
  phone: "A phone number",
  email: "An email address",
  ip: "An IP address",
  md5: "An MD5 digest",
  decimal: "A decimal number",
  "comma-list": "Several values, joined by commas",
  "semicolon-list": "Several values, joined by semicolons",
};

/**
 * What topgen knows of a parameter beyond its description, a line each: the limits column in its
 * own words, then the facts read from the prose.
 */
export function notesOf(param: Param): string[] {
  const limits = (["maxItems", "maxLength", "minimum", "maximum"] as const)
    .filter((kind) => param.limits?.[kind] !== undefined)
    .map((kind) => `${limitWords[kind]}:${param.limits?.[kind] ?? ""}`);
  const facts = (param.rules ?? []).flatMap((rule) => {
    const fact = factOf(rule, param);
    if (fact === undefined) return [];
    const words = rule.when === undefined ? fact : `${fact} when ${conditionText(rule.when)}`;
    return [isEnforced(rule) ? words : `${words} (not enforced)`];
  });
  return [...(limits.length === 0 ? [] : [limits.join(", ")]), ...facts];
}

function factOf(rule: Rule, { list }: Param): string | undefined {
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
      // A list is given as one; the client joins what the platform wants joined.
      if (list && rule.value === "comma-list") return undefined;
      return rule.pattern === undefined ? formatWords[rule.value] : `Format: ${rule.pattern}`;
    case "unit":
      return `Unit: ${rule.value}`;
    case "requiredByProse":
      return "Required by the description";
    case "enum":
    case "default":
      return undefined;
  }
}
