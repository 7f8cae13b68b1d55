import type { Page } from "../page.js";

/** What the labels of a page say about the user session. */
const labels: readonly [RegExp, NonNullable<Page["auth"]>][] = [
  [/^(?:不需要?|无需|不必|免)(?:用户)?授权$/, "none"],
  [/^可选(?:用户)?授权$|^(?:用户)?授权可选$/, "optional"],
  [/^(?:必须|需要|必需|须|需)(?:用户)?授权$/, "required"],
];

/** The auth that one of the labels states (`必须用户授权`), or nothing. */
export function authOfLabels(texts: readonly string[]): Page["auth"] {
  for (const text of texts) {
    const known = labels.find(([words]) => words.test(text.slice(0, 40).trim()));
    if (known) return known[1];
  }
  return undefined;
}
