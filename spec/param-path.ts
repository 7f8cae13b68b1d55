/** The names from the root of a request or response down to a parameter. */
export type ParamPath = readonly string[];

/** Every parameter of a tree with its path (`["param_x", "brand_id"]`), parents before their members. */
export function* walkParams<Param extends { name: string; fields?: readonly Param[] | undefined }>(
  params: readonly Param[],
  parent: ParamPath = [],
): Generator<{ path: ParamPath; param: Param }> {
  for (const param of params) {
    const path = [...parent, param.name];
    yield { path, param };
    if (param.fields !== undefined) yield* walkParams(param.fields, path);
  }
}

/** A path as people read it, `param_x.brand_id`; names may hold dots, so nothing reads it back. */
export const pathText = (path: ParamPath): string => path.join(".");

/** A path as a key that no other path has. */
export const pathKey = (path: ParamPath): string => JSON.stringify(path);

export const isSamePath = (a: ParamPath, b: ParamPath): boolean =>
  a.length === b.length && a.every((name, index) => name === b[index]);
