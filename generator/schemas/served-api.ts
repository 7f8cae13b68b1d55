import { once } from "../../templates/runtime/once.js";
import type { ApiSpec } from "../../spec/schema.js";
import type { MockApi } from "../../templates/mock/types.js";
import { buildApi } from "../ir/build.js";
import { liveSchemas, schemaOf } from "./live-schemas.js";

/**
 * The API of a spec as the mock gateway serves it. Its schemas are made at its first call, so that
 * a gateway of thousands of specs listens at once; a spec that no schema can be made of fails there.
 */
export function servedApi(spec: ApiSpec): MockApi {
  const built = once(() => {
    const ir = buildApi(spec, spec.method);
    const schemas = liveSchemas(ir, { metadata: false });
    return {
      request: schemaOf(schemas, ir.request),
      response: schemaOf(schemas, ir.response),
      errors: Object.fromEntries(ir.errors.map(({ code, ...error }) => [code, error])),
    };
  });
  return {
    api: {
      method: spec.method,
      auth: spec.auth,
      get request() {
        return built().request;
      },
      get response() {
        return built().response;
      },
      get errors() {
        return built().errors;
      },
    },
    examples: spec.examples,
  };
}
