import { expectTypeOf, test } from "vitest";

import type { ApiSpec, Param } from "../../spec/schema.js";
import type { MockApi, MockParam } from "../../templates/mock/types.js";

// About types alone: where it does not hold, the type check fails, not this run.
test("every spec can be served as it stands", () => {
  expectTypeOf<ApiSpec>().toExtend<MockApi>();
  expectTypeOf<Param>().toExtend<MockParam>();
});
