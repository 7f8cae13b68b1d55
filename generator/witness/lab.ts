/**
 * The packages of two states of some specs, side by side, to try things on: values against the
 * generated schemas, lines of TypeScript against the generated types.
 */
import { createRequire } from "node:module";
import path from "node:path";
import { ModuleKind, ModuleResolutionKind, Project, ScriptTarget, ts } from "ts-morph";
import { safeEncode } from "zod";
import { once } from "../../templates/runtime/once.js";
import { fileStems } from "../../spec/file-names.js";
import type { ApiSpec } from "../../spec/schema.js";
import { generateModule } from "../generate-api.js";
import { buildApi } from "../ir/build.js";
import type { ApiIr } from "../ir/types.js";
import { copiedFiles } from "../copied-files.js";
import { liveSchemas, schemaOf, type LiveSchema } from "../schemas/live-schemas.js";

/** One state of an API. */
export interface LabApi {
  spec: ApiSpec;
  ir: ApiIr;
  /** The generated schema of its request. */
  request: () => LiveSchema;
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
  /**
   * What the compiler says of each text, in the package of each state.
   * @param texts modules as a consumer writes them, `top-client/apis/x` for the generated ones
   */
  compile(texts: readonly Record<State, string>[]): Record<State, string[]>[];
}

/** Where modules of the package stand for the compiler; nothing is written there. */
const virtual = "/topgen-witness";

export async function openLab(before: readonly ApiSpec[], after: readonly ApiSpec[]): Promise<Lab> {
  const apis = { before: apisOf(before), after: apisOf(after) };
  const modules = await modulesOf(apis);
  return {
    api: (state, method) => apis[state].get(method),
    compile: (texts) => compile(texts, modules),
  };
}

function apisOf(specs: readonly ApiSpec[]): Map<string, LabApi> {
  const stems = fileStems(specs.map(({ method }) => method));
  return new Map(
    specs.map((spec) => {
      const ir = buildApi(spec, stems.get(spec.method) ?? spec.method);
      const request = once(() => schemaOf(liveSchemas(ir, { metadata: false }), ir.request));
      return [spec.method, { spec, ir, request }];
    }),
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

/** Runs a request against the generated schema. */
export function tryRequest({ request }: LabApi, value: unknown): Refused[] {
  const { error } = safeEncode(request(), value as never);
  return (error?.issues ?? []).map((issue) => ({
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
