import fc from "fast-check";
import type { HtmlStyle } from "./html.js";
import { tables } from "./html-tables.js";

/** Class names say nothing: any letters, each purpose its own. */
const classes = fc.uniqueArray(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 6, maxLength: 6 });

/** Every way to mark up a page, at random. */
export const htmlStyle: fc.Arbitrary<HtmlStyle> = fc.record({
  table: fc.constantFrom(...(Object.keys(tables) as (keyof typeof tables)[])),
  code: fc.constantFrom("pre", "gutter", "numbered-lines", "line-blocks"),
  classes,
  headings: fc.constantFrom("h2", "h3", "div", "span", "text"),
  breadcrumb: fc.constantFrom("links", "list", "text", "none"),
  sideBar: fc.boolean(),
  leafMarks: fc.boolean(),
  openTags: fc.boolean(),
  fullWidth: fc.boolean(),
  comments: fc.boolean(),
});
