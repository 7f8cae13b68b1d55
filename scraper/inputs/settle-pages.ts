/** Several pages may document one method: they must say the same, and then one of them is taken. */
import { groupBy } from "../../spec/group-by.js";
import { compareSpecs, type Difference } from "../../spec/compare-specs.js";
import { contradictions } from "../../spec/same-document.js";
import { showChange } from "../../spec/show-change.js";
import type { ReadPage, Refusal } from "./scraped.js";

/** How much a kind of page shows: a JSON document everything, a text capture one tab of each sample. */
const completeness = { json: 0, html: 1, text: 2 } as const;

export interface Settled {
  /** One a method, sorted by method. */
  pages: ReadPage[];
  refused: Refusal[];
}

/** Takes the most complete page of each method; refuses methods whose pages contradict each other. */
export function settlePages(read: readonly ReadPage[]): Settled {
  const byMethod = groupBy(read, ({ method }) => method);
  const settled: Settled = { pages: [], refused: [] };
  for (const [method, pages] of [...byMethod].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [best, ...others] = pages.sort(byPreference);
    if (best === undefined) continue;
    const odd = others
      .map((page) => ({ page, differences: disagreement(best, page) }))
      .find(({ differences }) => differences.length > 0);
    if (odd === undefined) settled.pages.push(best);
    else settled.refused.push(conflict(method, [best, odd.page], odd.differences));
  }
  return settled;
}

/** Kind first, then the file's name and its bytes: nothing that depends on the order of the pages. */
function byPreference(a: ReadPage, b: ReadPage): number {
  return (
    completeness[a.origin.kind] - completeness[b.origin.kind] ||
    compareText(a.origin.page, b.origin.page) ||
    compareText(a.origin.sha256, b.origin.sha256) ||
    compareText(a.name, b.name)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function disagreement(a: ReadPage, b: ReadPage): Difference[] {
  if (a.origin.sha256 === b.origin.sha256) return [];
  if (a.origin.kind !== b.origin.kind) return contradictions(a.spec, b.spec);
  return a.text === b.text ? [] : compareSpecs(a.spec, b.spec);
}

function conflict(method: string, pages: ReadPage[], differences: Difference[]): Refusal {
  const [first] = differences;
  const name = pages.map((page) => page.name).join(" and ");
  const more = differences.length > 1 ? ` (and ${differences.length - 1} more places)` : "";
  const place =
    first === undefined ? "" : ` at ${first.path}: ${showChange(first.before, first.after)}${more}`;
  return {
    name,
    message: `both document ${method}, but differ${place}; keep the page that is right`,
  };
}
