/** One page → the text of its spec file and the few facts that a run needs of it. */
import { stringifySpec } from "../../spec/canonical.js";
import { findViolation } from "../../spec/invariants.js";
import { meaningOf } from "../../spec/folder/meaning.js";
import type { ApiSpec } from "../../spec/schema.js";
import { showJsonPath } from "../../spec/spec-error.js";
import type { PageKind } from "../page.js";
import { scrapePage } from "../scrape.js";

/** What a run needs of a page without looking into its spec. */
export interface PageFacts {
  method: string;
  kind: PageKind;
  /** When the site last changed the document, in epoch milliseconds, where the page tells. */
  gmtModified?: number | undefined;
  /** The codes of its findings, one for each. */
  findings: string[];
  /** The digest of what it says, whatever the width of its signs. */
  meaning: string;
}

/** What the input tells of a document, where its page does not. */
export interface KnownOfPage {
  docId?: number | undefined;
  category?: string | undefined;
}

/** @throws PageError for what is no page of an API */
export function readOnePage(
  bytes: Uint8Array,
  known: KnownOfPage,
): { facts: PageFacts; text: string } {
  const { kind, spec: shown, gmtModified } = scrapePage(bytes);
  const spec: ApiSpec = { ...shown };
  // What the page itself says comes first.
  if (known.docId !== undefined) spec.docId ??= known.docId;
  if (known.category !== undefined) spec.category ??= known.category;
  const violation = findViolation(spec);
  if (violation !== undefined) {
    const { path, expected, found } = violation;
    throw new Error(
      `${showJsonPath(path)}: expected ${expected}, found ${found}; a fault of topgen`,
    );
  }
  const facts: PageFacts = {
    method: spec.method,
    kind,
    findings: spec.findings.map(({ code }) => code),
    meaning: meaningOf(spec),
    gmtModified,
  };
  // The text is new: parts of the page's own text would keep all of it in memory.
  return { facts, text: stringifySpec(spec) };
}
