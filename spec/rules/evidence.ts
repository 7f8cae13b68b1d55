/** What every rule read from prose carries: when it holds, how sure it is, and the sentence. */
import { z } from "zod";
import { pathText } from "../param-path.js";

/** The names from the root of the request down to a parameter: `["param_x", "brand_id"]`. */
export const path = z.array(z.string().min(1)).min(1);

/** What must be so for a rule to hold: a parameter is given, or has a value. */
const conditionSchema = z.strictObject({
  field: path,
  /** The value of `field`, as its text on the wire; absent: `field` is given, whatever its value. */
  equals: z.string().optional(),
});
export type Condition = z.infer<typeof conditionSchema>;

/** The members that a rule has beside what it demands. */
export const evidence = {
  /** The rule holds only where this does. */
  when: conditionSchema.optional(),
  /** Set when the words leave a doubt: the rule is told, and never enforced. */
  certainty: z.literal("likely").optional(),
  /** The words of the page that state the rule, verbatim. */
  from: z.string().min(1),
  /** Set when the page's own example breaks the rule or the rule can't be resolved; never enforced. */
  documentationOnly: z.literal(true).optional(),
};

/** Whether calls that break a rule are refused: it is sure, resolved, and nothing contradicts it. */
export function isEnforced(rule: { certainty?: unknown; documentationOnly?: unknown }): boolean {
  return rule.certainty === undefined && rule.documentationOnly !== true;
}

/** A condition in words: `param_x.type is "1"`. */
export function conditionText({ field, equals }: Condition): string {
  return `${pathText(field)} ${equals === undefined ? "is given" : `is ${JSON.stringify(equals)}`}`;
}
