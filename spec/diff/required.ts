import { isEnforced, type Param } from "../schema.js";

/** Required by the table, or by a sentence that is enforced whatever else is given. */
export function isRequired(param: Param): boolean {
  return (
    param.required === true ||
    (param.rules ?? []).some(
      (rule) => rule.kind === "requiredByProse" && rule.when === undefined && isEnforced(rule),
    )
  );
}
