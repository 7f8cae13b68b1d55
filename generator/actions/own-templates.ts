/** The user's own templates, from the folder that the setting names. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { orDidYouMean } from "../../spec/suggest.js";
import { readIfThere } from "../../spec/tree/read-if-there.js";
import { UsageError } from "../errors.js";
import { resolvePath, type Io } from "../io.js";
import type { OwnTemplates } from "../options.js";
import { replaceableTemplates } from "../render/template-files.js";

/**
 * Reads every `*.hbs` of a folder; other files in it are the user's business.
 * @param folder as the user names it
 * @throws UsageError where there is no such folder or no template in it, or one that would take the
 *   place of none of topgen's
 */
export function readOwnTemplates(folder: string, io: Io): OwnTemplates {
  const known = replaceableTemplates();
  const expected = `expected templates, of the names ${known.join(", ")}`;
  const names = listFolder(resolvePath(io, folder))?.filter((name) => name.endsWith(".hbs"));
  if (names === undefined) throw new UsageError(`${folder}: ${expected}; found no folder there`);
  if (names.length === 0) throw new UsageError(`${folder}: ${expected}; found none`);
  const strange = names.find((name) => !known.includes(name));
  if (strange !== undefined) {
    const hint = orDidYouMean(strange, known);
    throw new UsageError(`${folder}/${strange}: ${expected}; found no such name${hint}`);
  }
  const texts = names.map((name): [string, string] => {
    const shown = `${folder}/${name}`;
    return [name, readText(resolvePath(io, shown), shown)];
  });
  return { folder, texts: Object.fromEntries(texts) };
}

/** The names in a folder, those in folders below it included; sorted, for they go into a key. */
function listFolder(at: string): string[] | undefined {
  try {
    return readdirSync(at, { recursive: true, encoding: "utf8" })
      .map((name) => name.split(path.sep).join("/"))
      .sort();
  } catch {
    return undefined;
  }
}

/** As topgen's own stand: without a byte order mark, lines ended by \n. */
function readText(at: string, shown: string): string {
  const bytes = readIfThere(at, shown);
  if (bytes === undefined)
    throw new UsageError(`${shown}: expected a template, found nothing there`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\r\n", "\n");
  } catch {
    throw new UsageError(`${shown}: expected a template in UTF-8, found other bytes`);
  }
}
