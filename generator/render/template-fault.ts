/** Why a template of the user's can't be rendered, in topgen's words: its line, the name, what was meant. */
import { orDidYouMean } from "../../spec/suggest.js";

/** What is wrong with a template. */
export interface TemplateFault {
  line: number | undefined;
  problem: string;
}

/**
 * What an error of Handlebars says of a template.
 * @param text the template
 * @param view what it was given
 */
export function faultOfTemplate(error: unknown, text: string, view: object): TemplateFault {
  const { message, lineNumber, column = 0 } = error as HandlebarsError;
  const name = /^"(.+)" not defined in /.exec(message)?.[1];
  if (name !== undefined) {
    const written = pathAt(text, lineNumber, column) ?? name;
    const meant = orDidYouMean(name, namesIn(view));
    return { line: lineNumber, problem: `unknown name ${written}${meant}` };
  }
  const helper = /used the unknown helper (\S+) - /.exec(message)?.[1];
  if (helper !== undefined) return { line: lineNumber, problem: `unknown helper ${helper}` };
  const partial = /^The partial (.+) could not be found/.exec(message)?.[1];
  if (partial !== undefined) {
    const before = text.split(`> ${partial}`)[0]?.split("\n").length;
    return { line: before, problem: `unknown partial ${partial}` };
  }
  const [first = "", near = ""] = message.split("\n");
  const parsed = /^Parse error on line (\d+)/.exec(first)?.[1];
  if (parsed === undefined) return { line: lineNumber, problem: first };
  return {
    line: Number(parsed),
    problem: `expected Handlebars, found a syntax error near ${near}`,
  };
}

/** What Handlebars throws; lines begin at 1, columns at 0. */
interface HandlebarsError extends Error {
  lineNumber?: number;
  column?: number;
}

/** The whole of a name as the template writes it: Handlebars tells only the part that is missing. */
const pathAt = (text: string, line = 0, column: number): string | undefined =>
  /^[\w@./-]+/.exec(text.split("\n")[line - 1]?.slice(column) ?? "")?.[0];

/** Every name that a view has, on top and in the views of its lists. */
function namesIn(view: unknown): string[] {
  if (Array.isArray(view)) return view.flatMap(namesIn);
  if (typeof view !== "object" || view === null) return [];
  return Object.entries(view).flatMap(([name, value]) => [name, ...namesIn(value)]);
}
