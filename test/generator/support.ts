import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generateApi } from "../../generator/generate-api.js";
import { defaultOptions, type RenderOptions } from "../../generator/options.js";
import { wholeFiles } from "../../generator/whole-files.js";
import { fileStems } from "../../spec/file-names.js";
import { parseSpec } from "../../spec/parse-spec.js";
import type { ApiSpec, Param } from "../../spec/schema.js";

const root = path.join(import.meta.dirname, "..", "..");

/** A spec with nothing but what a test gives it. */
export function specOf(method: string, members: Partial<ApiSpec> = {}): ApiSpec {
  return {
    specVersion: 1,
    method,
    title: "",
    description: "",
    auth: "none",
    request: [],
    response: [],
    constraints: [],
    examples: { request: [], response: [], error: [] },
    errorCodes: [],
    findings: [],
    ...members,
  };
}

/** A parameter of type String unless told. */
export function paramOf(name: string, members: Partial<Param> = {}): Param {
  const { typeName } = members;
  return {
    name,
    type: typeName === undefined ? "string" : "object",
    docType: typeName ?? "String",
    list: false,
    description: "",
    example: "",
    ...members,
  };
}

/** The specs of the golden cases. */
export function goldenSpecs(): ApiSpec[] {
  const folder = path.join(import.meta.dirname, "golden");
  return readdirSync(folder).map((name) => {
    const file = path.join(folder, name, "spec.json");
    return parseSpec(readFileSync(file, "utf8"), file);
  });
}

/** The files of the package for a set of specs, by path, as a run of the command puts them together. */
export async function generatePackage(
  specs: readonly ApiSpec[],
  options: RenderOptions = defaultOptions,
): Promise<Map<string, string>> {
  const stems = fileStems(specs.map(({ method }) => method));
  const sorted = [...specs].sort((a, b) => (a.method < b.method ? -1 : 1));
  const apis = await Promise.all(
    sorted.map((spec) => generateApi(spec, stems.get(spec.method) ?? "", options)),
  );
  const whole = await wholeFiles(
    apis.map(({ entry }) => entry),
    options,
  );
  const files = [...apis.flatMap((api) => api.files), ...whole];
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
}

/** Writes a package where it finds the packages of this one. */
export function writePackage(folder: string, files: ReadonlyMap<string, string>): void {
  writeFiles(folder, files);
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"), "junction");
}
