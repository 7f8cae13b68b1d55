/**
 * Every kind of change between two specs: a stable id, what it means for a program that uses the
 * generated package, and one line of documentation. Ids never change meaning.
 */
export type Level = "breaking" | "non-breaking" | "docs-only";

/** What a kind of change means, and its line in the documentation. */
export interface ChangeRule {
  level: Level;
  doc: string;
}

const breaking = (doc: string): ChangeRule => ({ level: "breaking", doc });
const nonBreaking = (doc: string): ChangeRule => ({ level: "non-breaking", doc });
const docsOnly = (doc: string): ChangeRule => ({ level: "docs-only", doc });

/** The registry: rule id → judgement. */
export const changeRules = {
  "api-removed": breaking("The method is gone."),
  "api-added": nonBreaking("A new method."),
  "auth-tightened": breaking("Calls now need the session of a user."),
  "auth-loosened": nonBreaking("Calls no longer need the session of a user."),
  "auth-told": docsOnly("The page now tells, or no longer tells, whether a session is needed."),

  "request-param-removed": breaking("A parameter can no longer be given."),
  "request-param-added": nonBreaking("A new parameter that may be left out."),
  "request-required-param-added": breaking("A new parameter that must be given."),
  "request-became-required": breaking("A parameter must now be given."),
  "request-became-optional": nonBreaking("A parameter may now be left out."),
  "request-type-changed": breaking("A parameter takes values of another type."),
  "request-type-opened": nonBreaking("A parameter now takes any value."),
  "request-became-list": breaking("A parameter now takes a list."),
  "request-became-single": breaking("A parameter no longer takes a list."),
  "request-integer-widened": nonBreaking(
    "A number now also takes 64-bit integers as text or bigint.",
  ),
  "request-integer-narrowed": breaking(
    "A number no longer takes 64-bit integers as text or bigint.",
  ),
  "request-bound-added": breaking("Values are now bounded, so some are refused."),
  "request-bound-tightened": breaking("A bound is stricter, so more values are refused."),
  "request-bound-loosened": nonBreaking("A bound is wider."),
  "request-bound-removed": nonBreaking("A bound is gone."),
  "request-default-changed": nonBreaking("Another value is taken when none is given."),

  "response-field-removed": breaking("A member of the answer is gone."),
  "response-field-added": nonBreaking("A new member of the answer."),
  "response-type-changed": breaking("A member of the answer has another type."),
  "response-became-list": breaking("A member of the answer is now a list."),
  "response-became-single": breaking("A member of the answer is no longer a list."),
  "response-integer-widened": breaking(
    "A number of the answer is now the text of a 64-bit integer.",
  ),
  "response-integer-narrowed": breaking("A text of a 64-bit integer is now a number."),
  "response-element-renamed": nonBreaking("The elements of a list have another name on the wire."),

  "object-renamed": breaking("The interface of an object has another name."),
  "constraint-added": breaking("A rule across parameters now refuses some requests."),
  "constraint-removed": nonBreaking("A rule across parameters no longer refuses requests."),
  "error-code-added": nonBreaking("A new documented error."),
  "error-code-removed": nonBreaking("An error is no longer documented."),

  "error-words-changed": docsOnly("The words of a documented error."),
  "description-changed": docsOnly("The words about a method or parameter."),
  "example-changed": docsOnly("An example value."),
  "sample-changed": docsOnly("A sample of a request or an answer."),
  "order-changed": docsOnly("The order of parameters on the page."),
  "choice-added": docsOnly("A further documented value; any value is let through."),
  "choice-removed": docsOnly("A documented value less; any value is let through."),
  "prose-changed": docsOnly("What is read from the prose and not enforced, or only its words."),
  "page-changed": docsOnly("The category or document id of the page, or its findings."),
} as const satisfies Record<string, ChangeRule>;

/** The id of a kind of change, as reports print it. */
export type ChangeRuleId = keyof typeof changeRules;

/** A change as a fact, and the rule that judges it. */
export interface Change {
  rule: ChangeRuleId;
  method: string;
  /** The place in the spec, as in `spec/override-path.ts`; `""` for the method itself. */
  path: string;
  before?: unknown;
  after?: unknown;
}

/** What a change is called for the version of a package, by the gravest of the changes. */
export type SemverStep = "major" | "minor" | "patch" | "none";

/** The version step that a set of changes calls for; `none` for no change at all. */
export function semverStep(changes: readonly Change[]): SemverStep {
  const levels = new Set(changes.map(({ rule }) => changeRules[rule].level));
  if (levels.has("breaking")) return "major";
  if (levels.has("non-breaking")) return "minor";
  return levels.size > 0 ? "patch" : "none";
}
