/**
 * From words to parameters: names in prose drop underscores, use camelCase, are cut short, or are
 * nouns that only the other parameters' descriptions explain.
 */
import type { Param } from "../../../spec/schema.js";
import { readProse } from "../prose.js";

export interface Field {
  path: string;
  param: Param;
  /** The name folded: lower case, letters and digits only. */
  folded: string;
  /** The noun its description is about. */
  noun: string;
}

/** The members of one object, with its own path as prefix. */
export interface Scope {
  prefix: string;
  fields: readonly Field[];
  byName: ReadonlyMap<string, Field>;
}

export function fold(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, "");
}

const nounEnd =
  /[,;。:(\n!?[{"|/]|必填|必传|可选|选填|不能|不可|如果|默认|最多|格式|例如|与|和|二选一|至少|当|支持|用于|不传|为空|,/;

/** The first words of a description up to punctuation: 外部品牌id,brandId与… → 外部品牌id. */
export function headNoun(text: string): string {
  const cut = nounEnd.exec(text.slice(0, 60))?.index ?? Math.min(60, text.length);
  return foldNoun(text.slice(0, cut));
}

/** Spellings of one noun made equal: ID and 编号 and 编码, spaces and particles dropped. */
export function foldNoun(noun: string): string {
  return noun
    .toLowerCase()
    .replace(/[\s"'_\-的]/g, "")
    .replace(/(?:唯一)?(?:编号|编码|编码值|标识|代码|code)$/i, "id");
}

export function scopeOf(params: readonly Param[], prefix: string): Scope {
  const fields = params.map((param) => ({
    path: prefix === "" ? param.name : `${prefix}.${param.name}`,
    param,
    folded: fold(param.name),
    noun: headNoun(readProse(param.description).text.trim()),
  }));
  const byName = new Map<string, Field>();
  for (const field of fields) if (!byName.has(field.folded)) byName.set(field.folded, field);
  return { prefix, fields, byName };
}

/** A name as an identifier: exact, then folded, then as the only one that begins or ends so. */
export function resolveName(name: string, scopes: readonly Scope[]): Field | undefined {
  const folded = fold(name.split(".").at(-1) ?? name);
  if (folded === "") return undefined;
  for (const scope of scopes) {
    const exact =
      scope.fields.find((field) => field.param.name === name) ?? scope.byName.get(folded);
    if (exact !== undefined) return exact;
  }
  const [own] = scopes;
  if (own === undefined || folded.length < 3) return undefined;
  const parts = own.fields.filter(({ param }) => {
    const words = param.name.toLowerCase().split("_");
    return words.length > 1 && (words[0] === folded || words.at(-1) === folded);
  });
  return parts.length === 1 ? parts[0] : undefined;
}

/** A Chinese noun as the one sibling whose description is about it. */
export function resolveNoun(words: string, scope: Scope): Field | undefined {
  const noun = foldNoun(words);
  if (noun.length < 2) return undefined;
  const equal = scope.fields.filter((field) => field.noun === noun);
  if (equal.length > 0) return equal.length === 1 ? equal[0] : undefined;
  const near = scope.fields.filter(
    (field) =>
      field.noun.length >= 2 &&
      (field.noun.endsWith(noun) ||
        field.noun.startsWith(noun) ||
        (noun.endsWith(field.noun) && noun.length - field.noun.length <= 3)),
  );
  if (near.length === 1) return near[0];
  if (near.length > 1 || noun.length < 3) return undefined;
  const within = scope.fields.filter((field) => field.noun.includes(noun));
  return within.length === 1 ? within[0] : undefined;
}
