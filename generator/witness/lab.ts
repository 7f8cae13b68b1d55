/**
 * The packages of two states of some specs, side by side, to try things on: values against the
 * generated schemas, lines of TypeScript against the generated types.
 */
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ModuleKind, ModuleResolutionKind, Project, ScriptTarget, ts } from "ts-morph";
import { safeEncode, type ZodType } from "zod";
import { fileStems } from "../../spec/file-names.js";
import type { ApiSpec } from "../../spec/schema.js";
import { generateModule } from "../generate-api.js";
import { buildApi } from "../ir/build.js";
import type { ApiIr } from "../ir/types.js";
import { copiedFiles } from "../copied-files.js";

/** One state of an API. */
export interface LabApi {
  spec: ApiSpec;
  ir: ApiIr;
}

export type State = "before" | "after";

/** What became of a value: what is wrong with it, and where; empty: it was taken. */
export interface Refused {
  path: string[];
  message: string;
}

export interface Lab {
  /** The API of a method in a state; undefined where it is not there. */
  api(state: State, method: string): LabApi | undefined;
  /** Runs a request against the generated schema. */
  tryRequest(state: State, method: string, value: unknown): Promise<Refused[]>;
  /**
   * What the compiler says of each text, in the package of each state.
   * @param texts modules as a consumer writes them, `top-client/apis/x` for the generated ones
   */
  compile(texts: readonly Record<State, string>[]): Record<State, string[]>[];
  close(): Promise<void>;
}

/** Where modules of the package stand for the compiler; nothing is written there. */
const virtual = "/topgen-witness";

export async function openLab(before: readonly ApiSpec[], after: readonly ApiSpec[]): Promise<Lab> {
  const apis = { before: apisOf(before), after: apisOf(after) };
  const modules = await modulesOf(apis);
  const scripts = new Scripts(modules);
  return {
    api: (state, method) => apis[state].get(method),
    tryRequest: (state, method, value) =>
      tryRequest(scripts, state, apis[state].get(method), value),
    compile: (texts) => compile(texts, modules),
    close: () => scripts.close(),
  };
}

function apisOf(specs: readonly ApiSpec[]): Map<string, LabApi> {
  const stems = fileStems(specs.map(({ method }) => method));
  return new Map(
    specs.map((spec) => [
      spec.method,
      { spec, ir: buildApi(spec, stems.get(spec.method) ?? spec.method) },
    ]),
  );
}

/** Path → TypeScript: the runtime once, the modules of each state in a folder of its own. */
async function modulesOf(
  apis: Readonly<Record<State, ReadonlyMap<string, LabApi>>>,
): Promise<Map<string, string>> {
  const modules = new Map<string, string>();
  for (const [file, text] of copiedFiles()) {
    if (/^src\/runtime\/.*\.ts$/.test(file)) modules.set(file.slice("src/".length), text);
  }
  for (const state of ["before", "after"] as const) {
    for (const { ir } of apis[state].values()) {
      const [, text] = await generateModule(ir);
      modules.set(`${state}/${ir.fileName}.ts`, text);
    }
  }
  return modules;
}

/** The modules as JavaScript, beside a link to the zod that topgen itself uses; each made when it is asked for. */
class Scripts {
  #folder: Promise<string> | undefined;
  readonly #written = new Map<string, Promise<void>>();

  constructor(readonly modules: ReadonlyMap<string, string>) {}

  /** The address of a module, by its path without extension; the runtime is there as well. */
  async urlOf(name: string): Promise<string> {
    const folder = await (this.#folder ??= this.#open());
    await this.#write(folder, `${name}.ts`);
    return pathToFileURL(path.join(folder, `${name}.js`)).href;
  }

  async close(): Promise<void> {
    if (this.#folder !== undefined) await rm(await this.#folder, { recursive: true, force: true });
  }

  async #open(): Promise<string> {
    const folder = await mkdtemp(path.join(tmpdir(), "topgen-witness-"));
    await writeFile(path.join(folder, "package.json"), '{"type":"module"}');
    await mkdir(path.join(folder, "node_modules"));
    const zod = path.dirname(createRequire(import.meta.url).resolve("zod/package.json"));
    await symlink(zod, path.join(folder, "node_modules/zod"), "junction");
    for (const file of this.modules.keys()) {
      if (file.startsWith("runtime/")) await this.#write(folder, file);
    }
    return folder;
  }

  #write(folder: string, file: string): Promise<void> {
    const written = this.#written.get(file) ?? this.#emit(folder, file);
    this.#written.set(file, written);
    return written;
  }

  async #emit(folder: string, file: string): Promise<void> {
    const { outputText } = ts.transpileModule(this.modules.get(file) ?? "", {
      compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 },
    });
    const at = path.join(folder, file.replace(/\.ts$/, ".js"));
    await mkdir(path.dirname(at), { recursive: true });
    await writeFile(at, outputText);
  }
}

async function tryRequest(
  scripts: Scripts,
  state: State,
  api: LabApi | undefined,
  value: unknown,
): Promise<Refused[]> {
  if (api === undefined) return [{ path: [], message: "there is no such method" }];
  const url = await scripts.urlOf(`${state}/${api.ir.fileName}`);
  const module = (await import(url)) as Record<string, ZodType>;
  const schema = module[api.ir.request.schemaName];
  if (schema === undefined) throw new Error(`${api.spec.method}: no schema of its request`);
  const result = safeEncode(schema, value);
  if (result.success) return [];
  return result.error.issues.map((issue) => ({
    path: issue.path.filter((step) => typeof step === "string"),
    message: issue.message,
  }));
}

function compile(
  texts: readonly Record<State, string>[],
  modules: ReadonlyMap<string, string>,
): Record<State, string[]>[] {
  if (texts.length === 0) return [];
  const root = path.dirname(createRequire(import.meta.url).resolve("zod/package.json"));
  // Beside zod, so that its types are found.
  const base = path.join(root, "..", virtual);
  const project = new Project({
    skipAddingFilesFromTsConfig: true,
    compilerOptions: {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      module: ModuleKind.ESNext,
      moduleResolution: ModuleResolutionKind.Bundler,
      target: ScriptTarget.ES2022,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
      types: [],
    },
  });
  for (const [file, text] of modules) project.createSourceFile(path.join(base, file), text);
  const states = ["before", "after"] as const;
  const files = texts.map((text, index) =>
    states.map((state) => {
      const own = text[state]
        .replace(/"top-client\/apis\/([^"]+)"/g, '"./$1.js"')
        .replace(/"top-client"/g, '"../runtime/index.js"');
      return project.createSourceFile(path.join(base, state, `witness-${index}.ts`), own);
    }),
  );
  const program = project.getProgram();
  return files.map(([old, now]) => {
    const told = (file: typeof old): string[] =>
      file === undefined
        ? []
        : [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
            (one) => ts.flattenDiagnosticMessageText(one.compilerObject.messageText, " "),
          );
    return { before: told(old), after: told(now) };
  });
}
