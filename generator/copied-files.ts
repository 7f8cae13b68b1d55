import { defaultOptions, type GenerateOptions, zodModule } from "./options.js";
import { listTemplates, readTemplate } from "./render/template-files.js";

/** Hand-written code that goes into every generated package, and where it goes. */
const folders = [
  { from: "runtime", to: "src/runtime" },
  { from: "mock", to: "src/mock" },
  { from: "contract", to: "test" },
  { from: "package", to: "" },
] as const;

/**
 * The files of a generated package that are the same in each: path to final text. Code gets one
 * line on top that says where it comes from; beyond that it is copied as it stands, except that
 * tests find the sources one folder further away.
 */
export function copiedFiles(
  options: Pick<GenerateOptions, "zod"> = defaultOptions,
): Map<string, string> {
  const files = new Map<string, string>();
  const flavour = options.zod === "classic" ? [{ from: "classic", to: "src/runtime" }] : [];
  for (const { from, to } of [...folders, ...flavour]) {
    for (const name of listTemplates(from)) {
      const text = readTemplate(`${from}/${name}`).replaceAll("\r\n", "\n");
      const moved = from === "contract" ? text.replaceAll('from "../', 'from "../src/') : text;
      const placed = moved.replaceAll('from "zod/mini"', `from "${zodModule(options)}"`);
      const banner = name.endsWith(".ts")
        ? `// Copied by topgen from templates/${from}/${name}. Do not edit.\n`
        : "";
      files.set(to === "" ? name : `${to}/${name}`, banner + placed);
    }
  }
  return files;
}
