import type { ParamPath } from "./param-path.js";
import type { Param } from "./schema.js";

/** A copy of a tree with what `change` gives for each of its parameters, members before their parents. */
export function mapParams(
  params: readonly Param[],
  change: (param: Param, path: ParamPath) => Partial<Param>,
  parent: ParamPath = [],
): Param[] {
  return params.map((param) => {
    const path = [...parent, param.name];
    const fields = param.fields && mapParams(param.fields, change, path);
    return { ...param, ...change(param, path), ...(fields && { fields }) };
  });
}
