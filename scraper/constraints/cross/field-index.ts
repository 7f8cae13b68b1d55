/**
 * From words to parameters: names in prose drop underscores, use camelCase, are cut short, or are
 * nouns that only the other parameters' descriptions explain.
 */
import { groupBy } from "../../../spec/group-by.js";
import { isSamePath, pathKey, type ParamPath } from "../../../spec/param-path.js";
import type { Param } from "../../../spec/schema.js";

export interface Field {
  path: ParamPath;
  param: Param;
  /** The name folded: lower case, letters and digits only. */
  folded: string;
  /** The noun its description is about. */
  noun: string;
}

/** The members of one object, with its own path as prefix. */
export interface Scope {
  prefix: ParamPath;
  fields: readonly Field[];
  byName: ReadonlyMap<string, Field>;
  byNoun: ReadonlyMap<string, readonly Field[]>;
}

/** Objects of real pages are smaller; in larger ones only whole names and nouns are looked up. */
export const SEARCHED_FIELDS = 200;

function fold(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, "");
}

const nounEnd =
  /[,;。:(\n!?[{"|/、]|\s(?=[\u3400-\u9fff\d])|必[填传选须]|可选|选填|不能|不可|不传|不填|为空|如果|默认|最[多大]|格式|例如|[与和跟或](?=\S{1,20}(?:[二两三]选|[2-6]选|不[能可]|必|至少))|二选一|2选1|至少|当|支持/;

/** The first words of a description up to punctuation: 外部品牌id,brandId与… → 外部品牌id. */
export function headNoun(text: string): string {
  const start = text.trimStart().slice(0, 80);
  const cut = nounEnd.exec(start)?.index ?? Math.min(60, start.length);
  return foldNoun(start.slice(0, cut));
}

/** Spellings of one noun made equal: ID and 编号 and 编码, spaces and particles dropped. */
export function foldNoun(noun: string): string {
  return noun
    .toLowerCase()
    .replace(/[\s"'_*\-的]/g, "")
    .replace(/(?:唯一)?(?:编号|编码|标识|代码|code)$/i, "id");
}

/** The parameters of one object, ready to be found by their names. */
export function scopeOf(
  params: readonly Param[],
  prefix: ParamPath,
  subjects: ReadonlyMap<string, { prose: { text: string } }>,
): Scope {
  const fields = params.map((param) => {
    const path = [...prefix, param.name];
    const words = subjects.get(pathKey(path))?.prose.text ?? param.description;
    return { path, param, folded: fold(param.name), noun: headNoun(words) };
  });
  // Of two fields of one name the first has it.
  const byName = new Map(fields.map((field) => [field.folded, field] as const).reverse());
  return { prefix, fields, byName, byNoun: groupBy(fields, ({ noun }) => noun) };
}

/** Short and long spellings of one word in identifiers. */
const spellings: readonly [RegExp, string][] = [
  [/^outer/, "out"],
  [/ids$/, "id"],
  [/list$/, ""],
];

function respell(folded: string): string {
  return spellings.reduce((name, [long, short]) => name.replace(long, short), folded);
}

/**
 * A name as an identifier: exact, without case and underscores, in another common spelling, or as
 * the only one of its object that has it as first or last word. Nearest object first.
 */
export function resolveName(name: string, scopes: readonly Scope[]): Field | undefined {
  const folded = fold(name.split(".").at(-1) ?? name);
  if (folded === "") return undefined;
  for (const scope of scopes) {
    const exact = scope.byName.get(folded);
    if (exact !== undefined) return exact;
  }
  const [own] = scopes;
  if (own === undefined || folded.length < 3 || own.fields.length > SEARCHED_FIELDS)
    return undefined;
  return (
    single(own.fields.filter((field) => respell(field.folded) === respell(folded))) ??
    single(own.fields.filter(({ param }) => hasWord(param.name, folded)))
  );
}

function hasWord(name: string, folded: string): boolean {
  const words = name.toLowerCase().split("_");
  return words.length > 1 && (words[0] === folded || words.at(-1) === folded);
}

function single<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

const isSelf = (field: Field, self: Field | undefined): boolean =>
  self !== undefined && isSamePath(field.path, self.path);

/**
 * A Chinese noun as the one sibling whose description is about it.
 *
 * @param self the parameter that speaks; where a noun is near to its own and another's, it means the other
 */
export function resolveNoun(words: string, scope: Scope, self?: Field): Field | undefined {
  const noun = foldNoun(words);
  if (noun.length < 2) return undefined;
  const equal = scope.byNoun.get(noun);
  if (equal !== undefined) return single(equal);
  if (scope.fields.length > SEARCHED_FIELDS) return undefined;
  const near = scope.fields.filter(
    ({ noun: head }) =>
      head.length >= 2 &&
      (head.endsWith(noun) ||
        head.startsWith(noun) ||
        (noun.endsWith(head) && noun.length - head.length <= 3)),
  );
  if (near.length > 0)
    return (
      single(near) ??
      single(near.filter((field) => !isSelf(field, self) && field.noun.endsWith(noun)))
    );
  if (noun.length < 3) return undefined;
  return single(scope.fields.filter((field) => field.noun.includes(noun)));
}
