/** The APIs of a spec folder as items of work. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { methodOfStem } from "../../spec/file-names.js";
import { apisFolder, readStems } from "../../spec/folder/read-specs.js";
import type { ApiItem } from "./api-task.js";
import type { Selectable, Selection } from "./selection.js";

/**
 * Every spec file of a folder.
 * @param shown how messages call the folder
 * @throws SpecError when there is no such folder
 */
export async function listApiItems(root: string, shown: string): Promise<ApiItem[]> {
  const stems = await readStems(root, shown);
  return stems.map((stem) => ({
    stem,
    at: path.join(root, apisFolder, `${stem}.json`),
    file: path.posix.join(shown, apisFolder, `${stem}.json`),
  }));
}

/** Whether a run is about an API; a spec that can't be read is looked at by everyone. */
export function isSelected(item: ApiItem, selection: Selection): boolean {
  if (selection.isWhole) return true;
  const known = selectableOf(item, selection.needsCategory);
  return known === undefined || selection.has(known);
}

/** The method of an API; nothing where its file does not say it. */
export function methodOfItem(item: ApiItem): string | undefined {
  return selectableOf(item, false)?.method;
}

/** Most names of files are methods; else, and for the category, the file itself tells. */
function selectableOf({ stem, at, text }: ApiItem, withCategory: boolean): Selectable | undefined {
  const told = methodOfStem(stem);
  if (told !== undefined && !withCategory) return { method: told, category: undefined };
  try {
    const { method, category } = JSON.parse(
      text ?? readFileSync(at, "utf8"),
    ) as Partial<Selectable>;
    return typeof method === "string" ? { method, category } : undefined;
  } catch {
    return undefined;
  }
}
