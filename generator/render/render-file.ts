/** A view → one finished file: its template filled, in its final form, held against what was meant. */
import { firstLine } from "../errors.js";
import type { OwnTemplates } from "../options.js";
import { assertDeclares } from "./declarations.js";
import { renderTemplate, type View } from "./engine.js";
import { byPrettier, formatFile, formatModule } from "./format.js";

/** A generated file: its path in the package and its final text. */
export type GeneratedFile = readonly [path: string, text: string];

/** A file that is wanted. */
export interface WantedFile<T extends object> {
  /** Its path in the package. */
  path: string;
  /** The name of its template, without `.hbs`. */
  template: string;
  view: T & View<T>;
  /** The top-level names that a module declares; absent for other kinds of files. */
  intended?: readonly string[];
  /** A hook of the user's has changed the view. */
  isHooked?: boolean;
}

/**
 * Renders a file by topgen's own template, or by the user's of the same name.
 * @throws Error where the text is not of its kind, or does not declare what was meant; it names the
 *   file, and the template where that is the user's
 */
export async function renderFile<T extends object>(
  file: WantedFile<T>,
  templates?: OwnTemplates,
): Promise<GeneratedFile> {
  const { path, template, view, intended, isHooked } = file;
  const name = `${template}.hbs`;
  const own = templates?.texts[name];
  const text = renderTemplate(template, view, templates);
  if (templates !== undefined && own !== undefined) {
    return [path, await finishOwn({ path, text, intended }, `${templates.folder}/${name}`, own)];
  }
  if (intended === undefined) return [path, await formatFile(path, text)];
  // The layout knows the shapes that topgen's own views have in topgen's own templates.
  const finished =
    isHooked === true ? { text: await byPrettier(path, text) } : await formatModule(path, text);
  assertDeclares(path, finished, intended);
  return [path, finished.text];
}

interface Filled {
  path: string;
  text: string;
  intended: readonly string[] | undefined;
}

/**
 * Prettier lays out what a user's template makes. Such a template may declare more than was meant, but only by names that stand in it: a name that
 * came with a document is still refused.
 */
async function finishOwn({ path, text, intended }: Filled, shown: string, template: string) {
  try {
    const finished = await byPrettier(path, text);
    if (intended === undefined) return finished;
    const words = new Set(template.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
    assertDeclares(path, { text: finished }, intended, (name) => words.has(bareName(name)));
    return finished;
  } catch (error) {
    throw new Error(
      `${shown}: ${firstLine(error)}; a template prints what topgen's own of that name prints, and may add declarations whose names stand in it`,
      { cause: error },
    );
  }
}

/** `describe()` stands for a call of `describe`. */
const bareName = (name: string): string => name.replace(/\(\)$/, "");
