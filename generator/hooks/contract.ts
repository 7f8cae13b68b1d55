/**
 * What a module of hooks is: functions of the user's from data to data. `ir` says how an API is
 * called and told, `views` what a template is given.
 */
import type { Code } from "../emit/code.js";
import type { ApiTree, FieldIr, ObjectIr } from "../ir/types.js";
import type { ApiView } from "../views/api.js";
import type { ContractTestView } from "../views/contract-test.js";
import type { MockApiView } from "../views/mock-api.js";
import type { IndexView, LlmsView, ReadmeView, RegistryView } from "../views/package.js";
import type { Encoders } from "./encoders.js";

/** What `ir` is given beside the API. */
export interface IrContext {
  /** Every object of the API, those of request and response included, the outermost first. */
  readonly objects: readonly ObjectIr[];
  /** Every field of these objects. */
  readonly fields: readonly FieldIr[];
}

/** What a hook of a view is given beside the view: how text becomes code, and nothing else does. */
export interface ViewContext extends Encoders {
  /** The method that the file is about; absent for files about the whole package. */
  readonly method?: string;
}

/** What each template is given, by its file name. */
export interface Views {
  "api.ts.hbs": ApiModuleView;
  "mock-api.ts.hbs": MockApiView;
  "contract-test.ts.hbs": ContractTestView;
  "index.ts.hbs": IndexView;
  "registry.ts.hbs": RegistryView;
  "readme.md.hbs": ReadmeView;
  "llms.txt.hbs": LlmsView;
}

/** What `api.ts.hbs` is given. */
export interface ApiModuleView extends ApiView {
  interfaces: Code;
}

/** The names of the templates, for messages. */
export const viewNames = [
  "api.ts.hbs",
  "mock-api.ts.hbs",
  "contract-test.ts.hbs",
  "index.ts.hbs",
  "registry.ts.hbs",
  "readme.md.hbs",
  "llms.txt.hbs",
] as const satisfies readonly (keyof Views)[];

/** What a view may hold besides what topgen puts there, for templates of one's own. */
export type ViewValue = Code | boolean | readonly Code[] | readonly object[];

/** A view as a hook returns it: changed, or with more in it. */
export type Changed<View> = View | (View & Record<string, ViewValue>);

/** What the default export of a module of hooks is. */
export interface TopgenHooks {
  /**
   * Changes how an API is called and told: names of types, schemas and the descriptor, titles,
   * descriptions and tags of doc comments. It gets a copy, which it may change.
   * @returns the API, or `null` to leave it out of the package
   */
  ir?(api: ApiTree, context: IrContext): ApiTree | null | Promise<ApiTree | null>;
  /** Changes what templates are given, by the names of their files. */
  views?: {
    [Name in keyof Views]?: (
      view: Views[Name],
      context: ViewContext,
    ) => Changed<Views[Name]> | Promise<Changed<Views[Name]>>;
  };
}

/** Types a module of hooks; returns it as it is. */
export const defineHooks = (hooks: TopgenHooks): TopgenHooks => hooks;

/** Hooks that are loaded, and how messages call their module. */
export interface LoadedHooks {
  readonly file: string;
  readonly hooks: TopgenHooks;
}
