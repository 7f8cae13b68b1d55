/** A file of the package, its view as the user's hook has it. */
import { firstLine } from "../errors.js";
import type { OwnTemplates } from "../options.js";
import { renderFile, type GeneratedFile, type WantedFile } from "../render/render-file.js";
import type { LoadedHooks, ViewContext } from "./contract.js";
import { KnownCode, shown } from "./encoders.js";

/** What the user has put in the place of topgen's own. */
export interface Own {
  templates?: OwnTemplates | undefined;
  hooks?: LoadedHooks | undefined;
  /** The method that the file is about; absent for files about the whole package. */
  method?: string;
}

type ViewHook = (view: unknown, context: ViewContext) => unknown;

/**
 * Renders a file; where there is a hook for its view, with what that returns.
 * @throws Error which names the hook, the API and the place of what is wrong
 */
export async function hookedFile<T extends object>(
  file: WantedFile<T>,
  { templates, hooks, method }: Own,
): Promise<GeneratedFile> {
  const name = `${file.template}.hbs`;
  const views = hooks?.hooks.views as Readonly<Record<string, ViewHook | undefined>> | undefined;
  const hook = views?.[name];
  if (hooks === undefined || hook === undefined) return renderFile(file, templates);
  const known = new KnownCode();
  known.add(file.view);
  const context = method === undefined ? known.encoders : { ...known.encoders, method };
  try {
    const view = structuredClone(await hook(structuredClone(file.view), context));
    assertView(file.view, view, known);
    return await renderFile({ ...file, view: view as typeof file.view, isHooked: true }, templates);
  } catch (error) {
    const about = method === undefined ? "" : `${method}: `;
    throw new Error(`${hooks.file}: views["${name}"]: ${about}${firstLine(error)}`, {
      cause: error,
    });
  }
}

/** Throws unless a view has what it had, of the same kinds, and no text that is not code. */
function assertView(before: object, after: unknown, known: KnownCode): void {
  if (kindOf(after) !== "a view") throw new Error(`expected the view, found ${shown(after)}`);
  for (const [name, value] of Object.entries(before)) {
    const found: unknown = Reflect.get(after as object, name);
    if (kindOf(found) === kindOf(value)) continue;
    throw new Error(`${name}: expected ${kindOf(value)} as before, found ${shown(found)}`);
  }
  assertCode(after, [], known);
}

function assertCode(value: unknown, at: readonly string[], known: KnownCode): void {
  if (typeof value === "boolean" || (typeof value === "string" && known.has(value))) return;
  if (typeof value === "object" && value !== null) {
    for (const [name, member] of Object.entries(value)) assertCode(member, [...at, name], known);
    return;
  }
  throw new Error(
    `${at.join(".")}: expected code, which the encoders of the hook make (code, stringLiteral, lineComment, …), a boolean or a list, found ${shown(value)}`,
  );
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "boolean") return "a boolean";
  if (typeof value === "string") return "code";
  return typeof value === "object" && value !== null ? "a view" : "nothing";
}
