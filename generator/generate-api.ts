import type { ApiSpec } from "../spec/schema.js";
import { buildApi } from "./ir/build.js";
import type { ApiIr } from "./ir/types.js";
import { assertDeclares } from "./render/declarations.js";
import { renderTemplate } from "./render/engine.js";
import { formatModule } from "./render/format.js";
import { apiView, interfaceViews } from "./views/api.js";
import { contractTestView } from "./views/contract-test.js";
import { firstRequest } from "./views/first-call.js";
import { interfacesCode } from "./views/interfaces.js";
import { mockApiView } from "./views/mock-api.js";
import { defaultOptions, type GenerateOptions } from "./options.js";
import type { Entry } from "./views/package.js";

/** A generated file: its path in the package and its final text. */
export type GeneratedFile = readonly [path: string, text: string];

/** What one API adds to the package. */
export interface GeneratedApi {
  files: GeneratedFile[];
  /** Its line in the files about the whole package. */
  entry: Entry;
}

/**
 * The files of one API: its module, its fixture for the mock gateway, its contract tests. Depends
 * on the spec and the file name alone, so that it can be cached and run anywhere.
 */
export async function generateApi(
  spec: ApiSpec,
  fileName: string,
  options: GenerateOptions = defaultOptions,
): Promise<GeneratedApi> {
  const api = buildApi(spec, fileName);
  const files = await Promise.all([moduleFile(api, options), fixtureFile(api), testFile(api)]);
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

async function moduleFile(api: ApiIr, options: GenerateOptions): Promise<GeneratedFile> {
  const interfaces = interfacesCode(interfaceViews(api));
  const text = renderTemplate("api.ts", { ...apiView(api, options), interfaces });
  const intended = [
    ...api.interfaces.map(({ interfaceName }) => interfaceName),
    ...[...api.schemas, api.request, api.response].map(({ schemaName }) => schemaName),
    api.identifier,
  ];
  return finish(`src/apis/${api.fileName}.ts`, text, intended);
}

function fixtureFile(api: ApiIr): Promise<GeneratedFile> {
  const text = renderTemplate("mock-api.ts", mockApiView(api));
  return finish(`src/mock/apis/${api.fileName}.ts`, text, ["mock"]);
}

function testFile(api: ApiIr): Promise<GeneratedFile> {
  const view = contractTestView(api);
  const text = renderTemplate("contract-test.ts", view);
  const results = view.resultList.map(({ name }) => name);
  return finish(`test/${api.fileName}.test.ts`, text, ["documented", ...results, "describe()"]);
}

async function finish(path: string, text: string, intended: string[]): Promise<GeneratedFile> {
  const finished = await formatModule(path, text);
  assertDeclares(path, finished, intended);
  return [path, finished.text];
}
