/**
 * The package.json of a generated package belongs to two: topgen says how the package is built and
 * entered, the user what it is called and everything else. Neither undoes what the other wrote.
 */
import { FileError } from "../../spec/tree/file-error.js";
import type { PackageSettings } from "../config/schema.js";
import type { Json } from "../options.js";

/** Its path in the package. */
export const packageFile = "package.json";

type Fields = Record<string, Json>;

/** Fields that are topgen's alone. */
const own = ["type", "sideEffects", "main", "types", "typesVersions", "exports"];
/** Fields in which topgen has entries beside the user's. */
const shared = ["engines", "scripts", "peerDependencies", "devDependencies"];
/** The order of fields that both may bring; others come behind, as they stand. */
const order = (
  "name version private description keywords homepage bugs license author repository type " +
  "sideEffects engines files main types typesVersions exports scripts dependencies " +
  "peerDependencies devDependencies publishConfig"
).split(" ");

/**
 * The text that a package.json should have.
 * @param template topgen's part, with what a new package begins with
 * @param current what stands on disk, as `npm version` and people leave it; undefined: nothing
 * @param settings what the user says elsewhere, which goes before what stands there
 */
function packageJson(
  template: string,
  current: Fields | undefined,
  settings: PackageSettings,
): string {
  const base = JSON.parse(template) as Fields;
  const { files: moreFiles = [], fields = {}, ...said } = settings;
  const merged: Fields = { ...base, ...current };
  for (const [key, value] of Object.entries(said)) if (value !== undefined) merged[key] = value;
  for (const key of own) if (base[key] !== undefined) merged[key] = base[key];
  for (const key of shared) merged[key] = { ...objectOf(merged[key]), ...objectOf(base[key]) };
  const listed = [base["files"], current?.["files"], moreFiles].flatMap(textsOf);
  merged["files"] = [...new Set(listed)];
  for (const [key, value] of Object.entries(fields)) {
    merged[key] = isObject(value) ? { ...objectOf(merged[key]), ...value } : value;
  }
  const known = order.filter((key) => merged[key] !== undefined);
  const others = Object.keys(merged).filter((key) => !order.includes(key));
  const sorted = [...known, ...others].map((key) => [key, merged[key]]);
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}

/** The notice of the code that topgen copies, where the package itself has another licence. */
const notice = "LICENSE.topgen";

/** The files of a package as its owner has them: its package.json merged, its licence its own. */
export function ownedFiles(
  files: ReadonlyMap<string, string>,
  current: Fields | undefined,
  settings: PackageSettings,
): Map<string, string> {
  const isMit = (settled("license", current, settings) ?? "MIT") === "MIT";
  const owned = new Map<string, string>();
  for (const [file, text] of files) {
    if (file === packageFile) owned.set(file, packageJson(text, current, settings));
    else owned.set(file === "LICENSE" && !isMit ? notice : file, text);
  }
  return owned;
}

/**
 * @param text undefined: there is no such file
 * @param shown how messages call the file
 * @throws FileError for what is no object in JSON, as with the marks of a merge conflict
 */
export function parsePackageJson(text: string | undefined, shown: string): Fields | undefined {
  if (text === undefined) return undefined;
  const value = objectIn(text);
  if (value !== undefined) return value;
  throw new FileError(
    `${shown}: expected an object in JSON, found something else; mend it, or delete it to have it made anew`,
  );
}

/** A field that is text, as the user set it or as it stands on disk. */
export function settled(
  key: "name" | "license",
  current: Fields | undefined,
  settings: PackageSettings,
): string | undefined {
  const value = settings[key] ?? current?.[key];
  return typeof value === "string" ? value : undefined;
}

/** The object that a text is in JSON; nothing where it is none. */
export function objectIn(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const objectOf = (value: Json | undefined): Fields => (isObject(value) ? value : {});
const textsOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
