/** What `topgen init` has to know: from flags, from a config that is there, from the folder, or asked. */
import path from "node:path";
import { defaultName } from "../options.js";
import { packageName } from "../config/schema.js";
import { Failure } from "../errors.js";
import type { Terminal } from "../io.js";
import type { Survey } from "./survey.js";
import { isListed, workspaceGlobs } from "./workspace.js";

export interface Answers {
  name: string;
  /** Folders, relative to the one that topgen is set up in. */
  pages: string;
  spec: string;
  out: string;
  workflow: boolean;
}

/** Those that are known already. */
export type Known = { [Key in keyof Answers]: Answers[Key] | undefined };

/** The answers that a folder suggests. */
export function suggested(place: Survey): Answers {
  const own = place.manifest?.fields["name"];
  const scope = typeof own === "string" ? (/^@[^/]+\//.exec(own)?.[0] ?? "") : "";
  const usual = `packages/${defaultName}`;
  const isUsual = place.workspaceRoot === place.folder && isListed(workspaceGlobs(place), usual);
  return {
    name: `${scope}${defaultName}`,
    pages: "pages",
    spec: "spec",
    out: isUsual ? usual : "generated",
    workflow: true,
  };
}

/** The known answers, the suggested ones for the rest. */
export function settle(known: Known, proposal: Answers): Answers {
  return {
    name: known.name ?? proposal.name,
    pages: known.pages ?? proposal.pages,
    spec: known.spec ?? proposal.spec,
    out: known.out ?? proposal.out,
    workflow: known.workflow ?? proposal.workflow,
  };
}

/**
 * Asks for what is not known.
 * @throws Failure when the user stops
 */
export async function ask(known: Known, proposal: Answers, at: Terminal): Promise<Answers> {
  const { confirm, isCancel, text } = await import("@clack/prompts");
  const stopped = (): Failure => new Failure("stopped; nothing was written");
  const words = async (message: string, key: Exclude<keyof Answers, "workflow">) => {
    if (known[key] !== undefined) return known[key];
    const validate = key === "name" ? wrongName : wrongFolder;
    const answer = await text({ message, initialValue: proposal[key], validate, ...at });
    if (isCancel(answer)) throw stopped();
    return answer;
  };
  const agrees = async (message: string): Promise<boolean> => {
    if (known.workflow !== undefined) return known.workflow;
    const answer = await confirm({ message, initialValue: proposal.workflow, ...at });
    if (isCancel(answer)) throw stopped();
    return answer;
  };
  return {
    name: await words("Name of the package that is generated", "name"),
    pages: await words("Folder of the saved pages", "pages"),
    spec: await words("Folder of the specs", "spec"),
    out: await words("Folder of the generated package", "out"),
    workflow: await agrees("Workflows for GitHub: a check of pull requests, a weekly refresh"),
  };
}

const wrongName = (name: string | undefined): string | undefined =>
  packageName.safeParse(name).success ? undefined : "expected the name of an npm package";

function wrongFolder(folder: string | undefined): string | undefined {
  return isInside(folder ?? "") ? undefined : "expected a folder in this one";
}

/** Whether a name is of a folder below the one that topgen is set up in. */
export function isInside(folder: string): boolean {
  const clean = path.posix.normalize(folder);
  return (
    /^[\w@.][\w@./-]*$/.test(folder) &&
    clean !== "." &&
    !clean.startsWith("..") &&
    !path.isAbsolute(folder)
  );
}
