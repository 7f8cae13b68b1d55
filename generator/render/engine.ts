/**
 * Handlebars for layout: its own instance, without HTML escaping, without helpers of ours, strict
 * about missing names. Views hold nothing but finished code, flags and lists of views.
 */
import Handlebars from "handlebars";
import type { Code } from "../emit/code.js";
import { readTemplate } from "./template-files.js";

/** What a template may be given: a member that is a plain string makes the view unusable here. */
export type View<T> = {
  [Name in keyof T]: T[Name] extends Code | boolean
    ? T[Name]
    : T[Name] extends readonly (infer Item)[]
      ? readonly (Item extends Code ? Item : View<Item>)[]
      : never;
};

/** Strict throws for a missing name; the tests compile every template under the same options. */
export const compileOptions = {
  noEscape: true,
  strict: true,
  knownHelpersOnly: true,
  preventIndent: true,
  explicitPartialContext: true,
} as const;

const handlebars = Handlebars.create();
const compiled = new Map<string, Handlebars.TemplateDelegate>();

/** Renders `templates/<name>.hbs`; throws when the template names something the view has not. */
export function renderTemplate<T extends object>(name: string, view: T & View<T>): string {
  let template = compiled.get(name);
  if (template === undefined) {
    template = handlebars.compile(readTemplate(`${name}.hbs`), compileOptions);
    compiled.set(name, template);
  }
  return template(view);
}
