// Copied by topgen from templates/mock/standard-errors.ts. Do not edit.
/** The error that the platform's pages show where an API documents none of its own. */
import type { MockSample } from "./types.js";

/** By format; fixtures refer to it rather than repeat it. */
export const standardErrors = {
  xml: {
    format: "xml",
    text: "<error_response><code>50</code><msg>Remote service error</msg><sub_code>isv.invalid-parameter</sub_code><sub_msg>非法参数</sub_msg></error_response>",
  },
  json: {
    format: "json",
    text: '{"error_response":{"msg":"Remote service error","code":50,"sub_msg":"非法参数","sub_code":"isv.invalid-parameter"}}',
  },
} as const satisfies Readonly<Record<string, MockSample>>;
