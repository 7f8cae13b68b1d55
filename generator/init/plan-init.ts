/** Everything that `topgen init` writes, found out without touching anything. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { relativePath } from "../io.js";
import { readIfThere } from "../../spec/tree/read-if-there.js";
import { readTemplate } from "../render/template-files.js";
import { findConfig, jsonConfig } from "../config/find-config.js";
import { packageVersion } from "../package-root.js";
import { UsageError } from "../errors.js";
import type { Answers } from "./answers.js";
import { addLines, editJson, type FileCopy, type FileEdit } from "./edits.js";
import { obstacles } from "./obstacles.js";
import { wordsOf } from "./package-manager.js";
import { pnpmWorkspace, type Survey } from "./survey.js";
import { workflowTexts } from "./workflows.js";
import { listPackage } from "./workspace.js";

export interface InitPlan {
  edits: FileEdit[];
  copies: FileCopy[];
  /** What was left as it is, or is for a person to do. */
  notes: string[];
}

/** A page that the user named. */
export interface FirstPage {
  /** Absolute. */
  file: string;
  bytes: Uint8Array;
}

/** @throws UsageError where a page of another content has the name already */
export function planInit(place: Survey, answers: Answers, pages: readonly FirstPage[]): InitPlan {
  const notes = obstacles(place, answers, neededZod());
  const edits = [
    configEdit(place, answers, notes),
    ...packageEdits(place, answers, notes),
    ignoreEdit(path.join(place.folder, ".gitignore"), answers),
    ...(answers.workflow ? workflowEdits(place, answers, notes) : []),
  ];
  return {
    edits: edits.flatMap((edit) => edit ?? []).filter(({ before, text }) => before !== text),
    copies: pages.flatMap((page) => copyOf(page, path.join(place.folder, answers.pages)) ?? []),
    notes,
  };
}

const textOf = (file: string): string | undefined => readIfThere(file, file)?.toString("utf8");

function configEdit(place: Survey, answers: Answers, notes: string[]): FileEdit | undefined {
  const found = findConfig(place.folder);
  if (found !== undefined) {
    notes.push(`${found} is there already and stays as it is`);
    return undefined;
  }
  const { name, pages, spec, out } = answers;
  const schema = path.relative(place.folder, path.join(place.workspaceRoot, "node_modules"));
  const config = {
    $schema: `./${path.posix.join(schema.split(path.sep).join("/"), "topgen/dist/config.schema.json")}`,
    pages,
    spec,
    out,
    package: { name },
  };
  const text = `${JSON.stringify(config, null, 2)}\n`;
  return { file: path.join(place.folder, jsonConfig), before: undefined, text };
}

/** package.json of the folder, and what makes the generated package one of the workspace. */
function packageEdits(place: Survey, answers: Answers, notes: string[]): FileEdit[] {
  const own = ownPackage(place, answers, notes);
  const at = path.relative(place.workspaceRoot, path.join(place.folder, answers.out));
  const isRoot = place.workspaceRoot === place.folder;
  const root = isRoot ? own : rootPackage(place.workspaceRoot);
  const listed = listPackage(place, at.split(path.sep).join("/"), root);
  if (listed === "by hand") notes.push(`add ${at} to the packages of ${pnpmWorkspace} yourself`);
  if (listed === undefined || listed === "by hand") return [own];
  return isRoot && listed.file === own.file ? [listed] : [own, listed];
}

function rootPackage(folder: string): FileEdit {
  const file = path.join(folder, "package.json");
  const before = textOf(file);
  return { file, before, text: before ?? "{}\n" };
}

function ownPackage(place: Survey, answers: Answers, notes: string[]): FileEdit {
  const { manifest, folder } = place;
  const file = path.join(folder, "package.json");
  const wanted = wantedMembers(place, answers);
  if (manifest === undefined) {
    const name = path
      .basename(folder)
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, "-");
    const fields = { name: name.replace(/^[._-]+/, "") || "app", private: true, type: "module" };
    return {
      file,
      before: undefined,
      text: `${JSON.stringify({ ...fields, ...wanted }, null, 2)}\n`,
    };
  }
  let { text } = manifest;
  for (const [group, members] of Object.entries(wanted)) {
    const present = (manifest.fields[group] ?? {}) as Record<string, unknown>;
    for (const [key, value] of Object.entries(members)) {
      if (present[key] === undefined && !isInstalled(manifest.fields, group, key)) {
        text = editJson(text, [group, key], value);
      } else if (group === "scripts" && present[key] !== value) {
        notes.push(`the script ${key} of package.json is there already and stays as it is`);
      }
    }
  }
  return { file, before: manifest.text, text };
}

/** A dependency of any kind is one. */
function isInstalled(
  fields: Readonly<Record<string, unknown>>,
  group: string,
  key: string,
): boolean {
  if (group === "scripts") return false;
  const kinds = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];
  return kinds.some((kind) => Object.hasOwn(fields[kind] ?? {}, key));
}

function wantedMembers(place: Survey, { name, out }: Answers) {
  const { manager } = place;
  // npm and the first yarn link every package of the workspace; the others ask for a word.
  const isStrict =
    manager === "pnpm" ||
    (manager === "yarn" && existsSync(path.join(place.workspaceRoot, ".yarnrc.yml")));
  return {
    scripts: {
      "top:scrape": "topgen scrape",
      "top:generate": `topgen generate && ${wordsOf[manager].runIn(out, "build")}`,
      "top:check": "topgen check",
    },
    dependencies: {
      ...(isStrict ? { [name]: "workspace:*" } : {}),
      zod: neededZod(),
    },
    devDependencies: { topgen: `^${packageVersion()}` },
  };
}

function neededZod(): string {
  const template = JSON.parse(readTemplate("package/package.json")) as {
    peerDependencies: { zod: string };
  };
  return template.peerDependencies.zod;
}

function ignoreEdit(file: string, answers: Answers): FileEdit {
  const before = textOf(file);
  return { file, before, text: addLines(before, ignoredLines(answers, before === undefined)) };
}

/** @param isNew nobody has said anything of other files yet */
function ignoredLines({ out }: Answers, isNew: boolean): string[] {
  const own = [`${out}/dist/`, ".*.topgen-*"];
  return isNew ? ["node_modules/", ...own] : own;
}

function workflowEdits(place: Survey, { spec }: Answers, notes: string[]): FileEdit[] {
  const folder = relativePath(place.repository, place.folder);
  const texts = workflowTexts({ manager: place.manager, folder, spec });
  return [...texts].flatMap(([name, text]) => {
    const file = path.join(place.repository, ".github/workflows", name);
    const before = textOf(file);
    if (before === undefined) return { file, before, text };
    if (before !== text)
      notes.push(`.github/workflows/${name} is there already and stays as it is`);
    return [];
  });
}

/** The page in the folder of the pages; nothing where it is there already. */
function copyOf({ file, bytes }: FirstPage, folder: string): FileCopy | undefined {
  const relative = path.relative(folder, file);
  if (!relative.startsWith("..") && !path.isAbsolute(relative)) return undefined;
  const target = path.join(folder, path.basename(file));
  if (!existsSync(target)) return { file: target, bytes };
  if (readFileSync(target).equals(bytes)) return undefined;
  throw new UsageError(
    `${file}: expected a name that is free in the folder of the pages, found another page there; rename one of them`,
  );
}
