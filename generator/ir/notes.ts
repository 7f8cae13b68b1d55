import { limitBounds } from "../../spec/rules/bounds.js";
import { conditionText } from "../../spec/rules/evidence.js";
import { ruleNote } from "../../spec/rules/own.js";
import { isEnforced, type Param } from "../../spec/schema.js";

/**
 * What topgen knows of a parameter beyond its description, a line each: the limits column in its
 * own words, then the facts read from the prose.
 */
export function notesOf(param: Param): string[] {
  const limits = limitBounds(param).map(({ quote }) => quote);
  const facts = (param.rules ?? []).flatMap((rule) => {
    const fact = ruleNote(rule, param.list);
    if (fact === undefined) return [];
    const words = rule.when === undefined ? fact : `${fact} when ${conditionText(rule.when)}`;
    return [isEnforced(rule) ? words : `${words} (not enforced)`];
  });
  return [...(limits.length === 0 ? [] : [limits.join(", ")]), ...facts];
}
