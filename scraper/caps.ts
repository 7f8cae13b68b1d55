/** How much of an untrusted page is read; what exceeds a limit is refused, never cut. */

/** Bytes of one page. The largest pages known are under 1 MiB. */
export const MAX_PAGE_BYTES = 16 * 1024 * 1024;

/** Levels of elements in an HTML page: where browsers stop nesting, too. */
export const MAX_ELEMENT_DEPTH = 512;

/** Levels of objects and arrays in a JSON document. */
export const MAX_JSON_DEPTH = 512;

/** Levels of parameters. The deepest tree known has 9; tools behind the spec recurse over it. */
export const MAX_PARAM_DEPTH = 64;

/** Rows of one table. The longest table known has some 600. */
export const MAX_ROWS = 20_000;
