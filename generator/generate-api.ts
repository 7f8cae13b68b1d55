import type { ApiSpec } from "../spec/schema.js";
import { buildApi } from "./ir/build.js";
import type { ApiIr } from "./ir/types.js";
import { renderFile, type GeneratedFile } from "./render/render-file.js";
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
}

/**
 * The files of one API: its module, its fixture for the mock gateway, its contract tests. Depends
 * on the spec, the file name and the options alone, so that it can be cached and run anywhere.
 */
export async function generateApi(
  spec: ApiSpec,
  fileName: string,
  options: RenderOptions = defaultOptions,
): Promise<GeneratedApi> {
  const api = buildApi(spec, fileName);
  const files = await Promise.all(
    [moduleFile, fixtureFile, testFile].map((file) => file(api, options)),
  );
  return { files, entry: entryOf(api) };
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

function moduleFile(api: ApiIr, options: RenderOptions): Promise<GeneratedFile> {
  const interfaces = interfacesCode(interfaceViews(api));
  const intended = [
    ...api.interfaces.map(({ interfaceName }) => interfaceName),
    ...[...api.schemas, api.request, api.response].map(({ schemaName }) => schemaName),
    api.identifier,
  ];
  const view = { ...apiView(api, options), interfaces };
  const path = `src/apis/${api.fileName}.ts`;
  return renderFile({ path, template: "api.ts", view, intended }, options.templates);
}

function fixtureFile(api: ApiIr, { templates }: RenderOptions): Promise<GeneratedFile> {
  const path = `src/mock/apis/${api.fileName}.ts`;
  const view = mockApiView(api);
  return renderFile({ path, template: "mock-api.ts", view, intended: ["mock"] }, templates);
}

function testFile(api: ApiIr, { templates }: RenderOptions): Promise<GeneratedFile> {
  const view = contractTestView(api);
  const results = view.resultList.map(({ name }) => name);
  const intended = ["documented", ...results, "describe()"];
  const path = `test/${api.fileName}.test.ts`;
  return renderFile({ path, template: "contract-test.ts", view, intended }, templates);
}
