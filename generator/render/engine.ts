/**
 * Handlebars for layout: its own instance, without HTML escaping, without helpers of ours, strict
 * about missing names. Views hold nothing but finished code, flags and lists of views.
 */
import Handlebars from "handlebars";
import type { Code } from "../emit/code.js";
import type { OwnTemplates } from "../options.js";
import { faultOfTemplate } from "./template-fault.js";
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
const builtIn = new Map<string, Handlebars.TemplateDelegate>();
const compiledTexts = new Map<string, Handlebars.TemplateDelegate>();

/**
 * Renders `templates/<name>.hbs`, or the user's template in its place.
 * @throws Error when the template is none, or names something that the view has not
 */
export function renderTemplate<T extends object>(
  name: string,
  view: T & View<T>,
  templates?: OwnTemplates,
): string {
  const own = templates?.texts[`${name}.hbs`];
  if (own === undefined) {
    return remembered(builtIn, name, () => readTemplate(`${name}.hbs`))(view);
  }
  try {
    return remembered(compiledTexts, own, () => own)(view);
  } catch (error) {
    const { line, problem } = faultOfTemplate(error, own, view);
    const place = `${templates?.folder}/${name}.hbs${line === undefined ? "" : `:${line}`}`;
    throw new Error(
      `${place}: ${problem}; expected a template that uses only if, each and the names that topgen's own uses (on top ${Object.keys(view).join(", ")})`,
      { cause: error },
    );
  }
}

function remembered(
  compiled: Map<string, Handlebars.TemplateDelegate>,
  key: string,
  read: () => string,
): Handlebars.TemplateDelegate {
  let template = compiled.get(key);
  if (template === undefined) {
    template = handlebars.compile(read(), compileOptions);
    compiled.set(key, template);
  }
  return template;
}
