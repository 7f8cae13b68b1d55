/**
 * Every finding that topgen can attach to a spec: a stable code, how grave it is, and one line of
 * documentation. Codes never change meaning; `topgen verify` counts by them.
 */
export type Severity = "error" | "warning" | "info";

/** What a finding code stands for. */
export interface FindingKind {
  severity: Severity;
  /** One line for a reader who meets the code for the first time. */
  doc: string;
}

const of =
  (severity: Severity) =>
  (doc: string): FindingKind => ({ severity, doc });
const warning = of("warning");
const info = of("info");

/** The registry: finding code → what it means. */
export const findingKinds = {
  "nesting-inferred": info(
    "No sample confirms where this object's members end; the best-supported tree was taken.",
  ),
  "nesting-contradicted": warning(
    "The table and a sample disagree about which object a parameter belongs to.",
  ),
  "sample-missing": info("The page has parameters but no sample that shows them."),
  "sample-cut": warning("A sample ends in the middle; what it would have shown is not confirmed."),
  "page-cut": warning("The capture ends before the page does; what would follow is missing."),
  "gateway-unknown": warning(
    "The Java sample calls another client than the platform's; the page may be of another gateway.",
  ),
  "section-unread": info("The page has a section that has no place in a spec; it is left out."),
  "sample-lacks-parameter": info(
    "A sample shows an object without some of the parameters that the table lists for it.",
  ),
  "sample-unknown-member": warning(
    "A sample shows members of an object that the table does not list.",
  ),
  "type-unknown": warning(
    "The page gives no type or one that is not known; any value is let through.",
  ),
  "object-without-members": warning("The type is an object, but the page lists no members."),
  "duplicate-name": warning("Two parameters of one object have the same name; the first is kept."),
  "limit-unread": warning(
    "The limits column has an item that is not understood; it is not enforced.",
  ),
  "example-against-type": warning("The documented example is no value of the documented type."),
  "rule-contradicted": warning(
    "The page's own example, limits or another rule speaks against a rule of its prose; the rule is documentation only.",
  ),
  "rule-unresolved": info(
    "The prose states a rule about a parameter that the page does not have, or under a condition that names no parameter and value; it is documentation only.",
  ),
  "rule-likely": info(
    "The prose likely states a rule, and leaves a doubt; it is told and not enforced until an override settles it.",
  ),
  "required-without-example": info("A required parameter without an example value."),
  "example-against-limit": warning(
    "The documented example exceeds the documented limits; the gateway would refuse it.",
  ),
  "example-against-sample": info("The table and a sample show different values for one parameter."),
  "sample-lacks-required": warning(
    "The request samples leave out a required parameter; a call like them would be refused.",
  ),
  "sample-against-type": warning("A sample shows a value that is none of the documented type."),
  "samples-disagree": warning(
    "The XML and the JSON sample of the response show different answers.",
  ),
  "sample-of-another-method": warning(
    "The root of the response sample is not the one that the gateway answers this method with.",
  ),
  "auth-against-sample": warning(
    "The page says one thing about the user session, its Java sample another.",
  ),
  "error-sample-shape": info("The error sample is no error_response, as the gateway sends it."),
  "error-code-twice": info("The error codes list one code more than once."),
} satisfies Record<string, FindingKind>;

/** The code of a finding, as specs and reports carry it. */
export type FindingCode = keyof typeof findingKinds;
