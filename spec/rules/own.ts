/** The kinds of rules about one parameter, each with its form in a spec and its words for a reader. */
import { z } from "zod";
import { boundOf, boundRuleSchemas, boundWords } from "./bounds.js";
import { conditionText, evidence } from "./evidence.js";

/** What the text of a value can be, as far as descriptions name it, for a hint of an editor. */
const formats = {
  "date-time": "A date with a time",
  date: "A date",
  time: "A time of day",
  json: "JSON text",
  url: "A URL",
  email: "An email address",
  phone: "A phone number",
  "comma-list": "Several values, joined by commas",
  "semicolon-list": "Several values, joined by semicolons",
  "timestamp-ms": "Milliseconds since 1970",
  "timestamp-s": "Seconds since 1970",
  decimal: "A decimal number",
  md5: "An MD5 digest",
  ip: "An IP address",
} as const;
export const formatNames = Object.keys(formats) as (keyof typeof formats)[];

/** A rule about one parameter, stated in its description; the kinds are JSON Schema's words where it has one. */
export const ruleSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("enum"),
    values: z
      .array(z.strictObject({ value: z.string().min(1), label: z.string().optional() }))
      .min(1),
    /** The values are those of one item of the list, not of the whole. */
    perItem: z.literal(true).optional(),
    ...evidence,
  }),
  ...boundRuleSchemas,
  z.strictObject({ kind: z.literal("default"), value: z.string().min(1), ...evidence }),
  z.strictObject({
    kind: z.literal("format"),
    value: z.enum(formatNames),
    /** The literal pattern of a date or time format, as written: `yyyy-MM-dd`. */
    pattern: z.string().optional(),
    ...evidence,
  }),
  z.strictObject({ kind: z.literal("unit"), value: z.string().min(1), ...evidence }),
  z.strictObject({ kind: z.literal("requiredByProse"), ...evidence }),
]);
export type Rule = z.infer<typeof ruleSchema>;

/** A rule in one line, in the spec's terms: its kind, what it demands, and when. */
export function ruleText(rule: Rule): string {
  const when = rule.when === undefined ? "" : ` when ${conditionText(rule.when)}`;
  return demandText(rule) + when;
}

function demandText(rule: Rule): string {
  switch (rule.kind) {
    case "enum": {
      const values = rule.values.map(({ value, label }) =>
        label === undefined ? value : `${value} (${label})`,
      );
      return `enum${rule.perItem ? " of each item" : ""} ${values.join(", ")}`;
    }
    case "format":
      return `format ${rule.value}${rule.pattern === undefined ? "" : ` ${rule.pattern}`}`;
    case "requiredByProse":
      return "required, though the column says optional";
    default: {
      const unit = "unit" in rule ? (rule.unit === "byte" ? " bytes" : " characters") : "";
      return `${rule.kind} ${rule.value}${unit}${"exclusive" in rule ? ", exclusive" : ""}`;
    }
  }
}

/** What a rule tells a caller beyond the description, for a hint of an editor; values are listed elsewhere. */
export function ruleNote(rule: Rule, list: boolean): string | undefined {
  switch (rule.kind) {
    case "enum":
    case "default":
      return undefined;
    case "format":
      // A list is given as one; the client joins what the platform wants joined.
      if (list && rule.value === "comma-list") return undefined;
      return rule.pattern === undefined ? formats[rule.value] : `Format: ${rule.pattern}`;
    case "unit":
      return `Unit: ${rule.value}`;
    case "requiredByProse":
      return "Required by the description";
    default: {
      const bound = boundOf(rule);
      return bound && boundWords(bound);
    }
  }
}
