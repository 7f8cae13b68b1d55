import { pathText, walkParams } from "../param-path.js";
import { constraintText } from "../rules/across.js";
import { ruleText } from "../rules/own.js";
import type { ApiSpec } from "../schema.js";
import type { Note } from "./note.js";

/** Every rule of the request that only a reviewer can settle: likely, and contradicted by nothing. */
export function noteLikelyRules({ request, constraints }: ApiSpec, note: Note): void {
  const add = (at: string, words: string, from: string): void => {
    note("rule-likely", at, `${words}, from ${JSON.stringify(from)}`);
  };
  for (const { path, param } of walkParams(request)) {
    for (const rule of param.rules ?? []) {
      if (rule.certainty === undefined || rule.documentationOnly === true) continue;
      add(`request.${pathText(path)}`, ruleText(rule), rule.from);
    }
  }
  for (const constraint of constraints) {
    if (constraint.certainty === undefined || constraint.documentationOnly === true) continue;
    const [first = []] = constraint.at;
    add(`request.${pathText(first)}`, constraintText(constraint), constraint.from);
  }
}
