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

/** The registry: finding code → what it means. */
export const findingKinds = {
  "nesting-inferred": {
    severity: "info",
    doc: "No sample confirms where this object's members end; the best-supported tree was taken.",
  },
  "nesting-contradicted": {
    severity: "warning",
    doc: "The table and a sample disagree about which object a parameter belongs to.",
  },
  "sample-missing": {
    severity: "info",
    doc: "The page has parameters but no sample that shows them.",
  },
  "sample-cut": {
    severity: "warning",
    doc: "A sample ends in the middle; what it would have shown is not confirmed.",
  },
  "page-cut": {
    severity: "warning",
    doc: "The capture ends before the page does; what would follow is missing.",
  },
  "gateway-unknown": {
    severity: "warning",
    doc: "The Java sample calls another client than the platform's; the page may be of another gateway.",
  },
  "section-unread": {
    severity: "info",
    doc: "The page has a section that has no place in a spec; it is left out.",
  },
  "sample-lacks-parameter": {
    severity: "info",
    doc: "A sample shows an object without some of the parameters that the table lists for it.",
  },
  "sample-unknown-member": {
    severity: "warning",
    doc: "A sample shows members of an object that the table does not list.",
  },
  "type-unknown": {
    severity: "warning",
    doc: "The page gives no type or one that is not known; any value is let through.",
  },
  "object-without-members": {
    severity: "warning",
    doc: "The type is an object, but the page lists no members.",
  },
  "duplicate-name": {
    severity: "warning",
    doc: "Two parameters of one object have the same name; the first is kept.",
  },
  "limit-unread": {
    severity: "warning",
    doc: "The limits column has an item that is not understood; it is not enforced.",
  },
  "example-against-type": {
    severity: "warning",
    doc: "The documented example is no value of the documented type.",
  },
  "rule-contradicted": {
    severity: "warning",
    doc: "The page's own example, limits or another rule speaks against a rule of its prose; the rule is documentation only.",
  },
  "rule-unresolved": {
    severity: "info",
    doc: "The prose states a rule about a parameter that the page does not have, or under a condition that names no parameter and value; it is documentation only.",
  },
  "rule-likely": {
    severity: "info",
    doc: "The prose likely states a rule, and leaves a doubt; it is told and not enforced until an override settles it.",
  },
  "required-without-example": {
    severity: "info",
    doc: "A required parameter without an example value.",
  },
  "example-against-limit": {
    severity: "warning",
    doc: "The documented example exceeds the documented limits; the gateway would refuse it.",
  },
  "example-against-sample": {
    severity: "info",
    doc: "The table and a sample show different values for one parameter.",
  },
  "sample-lacks-required": {
    severity: "warning",
    doc: "The request samples leave out a required parameter; a call like them would be refused.",
  },
  "sample-against-type": {
    severity: "warning",
    doc: "A sample shows a value that is none of the documented type.",
  },
  "samples-disagree": {
    severity: "warning",
    doc: "The XML and the JSON sample of the response show different answers.",
  },
  "sample-of-another-method": {
    severity: "warning",
    doc: "The root of the response sample is not the one that the gateway answers this method with.",
  },
  "auth-against-sample": {
    severity: "warning",
    doc: "The page says one thing about the user session, its Java sample another.",
  },
  "error-sample-shape": {
    severity: "info",
    doc: "The error sample is no error_response, as the gateway sends it.",
  },
  "error-code-twice": {
    severity: "info",
    doc: "The error codes list one code more than once.",
  },
} as const satisfies Record<string, FindingKind>;

/** The code of a finding, as specs and reports carry it. */
export type FindingCode = keyof typeof findingKinds;
