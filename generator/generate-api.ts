import type { ApiSpec } from "../spec/schema.js";
import { buildApi } from "./ir/build.js";
import type { ApiIr } from "./ir/types.js";
import type { LoadedHooks } from "./hooks/contract.js";
import { hookedApi } from "./hooks/hooked-api.js";
import { hookedFile, type Own } from "./hooks/hooked-file.js";
import type { GeneratedFile } from "./render/render-file.js";
import { apiView, interfaceViews } from "./views/api.js";
import { contractTestView } from "./views/contract-test.js";
import { firstRequest } from "./views/first-call.js";
import { interfacesCode } from "./views/interfaces.js";
import { mockApiView } from "./views/mock-api.js";
import { defaultOptions, type RenderOptions } from "./options.js";
import type { Entry } from "./views/package.js";

/** What one API adds to the package. */
export interface GeneratedApi {
  files: GeneratedFile[];
  /** Its line in the files about the whole package. */
  entry: Entry;
  /** The user's hooks leave the API out of the package: it has no files. */
  isLeftOut?: boolean;
}

/**
 * The files of one API: its module, its fixture for the mock gateway, its contract tests. Depends
 * on the spec, the file name, the options and the hooks alone, so that it can be cached and run
 * anywhere.
 */
export async function generateApi(
  spec: ApiSpec,
  fileName: string,
  options: RenderOptions = defaultOptions,
  hooks?: LoadedHooks,
): Promise<GeneratedApi> {
  const built = buildApi(spec, fileName);
  const api = await hookedApi(built, hooks);
  if (api === undefined) return { files: [], entry: entryOf(built), isLeftOut: true };
  const own: Own = { templates: options.templates, hooks, method: api.method };
  const files = await Promise.all([
    moduleFile(api, options, own),
    fixtureFile(api, own),
    testFile(api, own),
  ]);
  return { files, entry: entryOf(api) };
}

/** The module of one API alone. */
export function generateModule(api: ApiIr): Promise<GeneratedFile> {
  return moduleFile(api, defaultOptions, { method: api.method });
}

function entryOf(api: ApiIr): Entry {
  const { method, fileName, identifier, title, request, response } = api;
  const types = {
    requestType: request.interfaceName,
    requestSchema: request.schemaName,
    responseType: response.interfaceName,
  };
  const exampleRequest = firstRequest(api);
  const example = exampleRequest === undefined ? {} : { exampleRequest };
  return { method, fileName, identifier, title, ...types, ...example };
}

function moduleFile(api: ApiIr, options: RenderOptions, own: Own): Promise<GeneratedFile> {
  const interfaces = interfacesCode(interfaceViews(api));
  const intended = [
    ...api.interfaces.map(({ interfaceName }) => interfaceName),
    ...[...api.schemas, api.request, api.response].map(({ schemaName }) => schemaName),
    api.identifier,
  ];
  const view = { ...apiView(api, options), interfaces };
  const path = `src/apis/${api.fileName}.ts`;
  return hookedFile({ path, template: "api.ts", view, intended }, own);
}

function fixtureFile(api: ApiIr, own: Own): Promise<GeneratedFile> {
  const path = `src/mock/apis/${api.fileName}.ts`;
  const view = mockApiView(api);
  return hookedFile({ path, template: "mock-api.ts", view, intended: ["mock"] }, own);
}

function testFile(api: ApiIr, own: Own): Promise<GeneratedFile> {
  const view = contractTestView(api);
  const results = view.resultList.map(({ name }) => name);
  const intended = ["documented", ...results, "describe()"];
  const path = `test/${api.fileName}.test.ts`;
  return hookedFile({ path, template: "contract-test.ts", view, intended }, own);
}
