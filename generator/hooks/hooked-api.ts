/** An API as the user's hook `ir` has it. */
import { firstLine } from "../errors.js";
import { sharedOf } from "../ir/share-names.js";
import type { ApiIr, ApiTree, ObjectIr } from "../ir/types.js";
import { objectOf } from "../ir/value-type.js";
import type { LoadedHooks } from "./contract.js";
import { shown } from "./encoders.js";
import { findFault } from "./told-only.js";

/**
 * The API that the hook makes of one; the same where there is no such hook.
 * @returns nothing where the hook leaves it out
 * @throws Error which names the hook, the API and the place of what is wrong
 */
export async function hookedApi(
  api: ApiIr,
  loaded: LoadedHooks | undefined,
): Promise<ApiIr | undefined> {
  if (loaded?.hooks.ir === undefined) return api;
  const refuse = (reason: string): never => {
    throw new Error(`${loaded.file}: ir: ${api.method}: ${reason}`);
  };
  const before = treeOf(api);
  const after = await returned(loaded.hooks, structuredClone(before)).catch((error: unknown) =>
    refuse(`the hook failed: ${firstLine(error)}`),
  );
  if (after === null) return undefined;
  if (typeof after !== "object" || Array.isArray(after)) {
    return refuse(`expected the API, or null to leave it out, found ${shown(after)}`);
  }
  const fault = findFault(before, after);
  if (fault !== undefined) {
    const { at, expected, found } = fault;
    return refuse(`${showPlace(at)}: expected ${expected}, found ${found}; ${hint}`);
  }
  // What differs from the API now is what a hook may change, so the rest is as it was.
  const tree = after as ApiTree;
  const clash = findClash(before, tree);
  if (clash !== undefined) refuse(clash);
  return { ...tree, ...sharedOf([tree.request, tree.response]) };
}

const hint = "a hook changes names, words and tags; spec/overrides corrects the rest";

function treeOf(api: ApiIr): ApiTree {
  const tree: ApiTree & Partial<ApiIr> = { ...api };
  delete tree.interfaces;
  delete tree.schemas;
  return tree;
}

/** What the hook returns, as plain data that nobody else holds. */
async function returned(hooks: LoadedHooks["hooks"], api: ApiTree): Promise<unknown> {
  const objects = objectsOf(api);
  const fields = objects.flatMap((object) => object.fields);
  return structuredClone(await hooks.ir?.(api, { objects, fields }));
}

/** Every object of an API, the outermost first. */
function objectsOf({ request, response }: Pick<ApiTree, "request" | "response">): ObjectIr[] {
  const found = [request, response];
  for (const { fields } of found) found.push(...fields.flatMap(({ type }) => objectOf(type) ?? []));
  return found;
}

/** One name of two things: of what had two names, or of a type and something else. */
function findClash(before: ApiTree, after: ApiTree): string | undefined {
  const owners = new Map([[after.identifier, "the descriptor"]]);
  const was = objectsOf(before);
  for (const [index, { interfaceName, schemaName }] of objectsOf(after).entries()) {
    const old = was[index];
    const names = [
      [interfaceName, `the type ${old?.interfaceName ?? ""}`],
      [schemaName, `the schema ${old?.schemaName ?? ""}`],
    ] as const;
    for (const [name, owner] of names) {
      const other = owners.get(name) ?? owner;
      if (other !== owner)
        return `${name}: expected a name of one thing, found it for ${other} and ${owner}`;
      owners.set(name, owner);
    }
  }
  return undefined;
}

const showPlace = (at: readonly (string | number)[]): string =>
  at.reduce<string>((place, step) => {
    if (typeof step === "number") return `${place}[${step}]`;
    return place === "" ? step : `${place}.${step}`;
  }, "");
