import type { Code } from "../emit/code.js";
import { dataLiteral } from "../emit/data-literal.js";
import type { ApiIr } from "../ir/types.js";
import { bannerOf } from "./api.js";

/** What `templates/mock-api.ts.hbs` prints. */
export interface MockApiView {
  banner: Code;
  data: Code;
}

/** The fixture of an API for the mock gateway. */
export function mockApiView(api: ApiIr): MockApiView {
  return { banner: bannerOf(api), data: dataLiteral(api.fixture) };
}
