/** What every module of `mock/apis` exports: declared once, for their types are the same. */
import type { MockApi } from "./index.js";

declare const mock: MockApi;

export default mock;
