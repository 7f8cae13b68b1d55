import type { Param } from "./schema.js";

/** Every parameter of a tree with its path (`param_x.brand_id`), parents before their members. */
export function* walkParams(
  params: readonly Param[],
  parent = "",
): Generator<{ path: string; param: Param }> {
  for (const param of params) {
    const path = parent === "" ? param.name : `${parent}.${param.name}`;
    yield { path, param };
    if (param.fields !== undefined) yield* walkParams(param.fields, path);
  }
}
