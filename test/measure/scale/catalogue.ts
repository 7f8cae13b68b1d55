/**
 * Documentation of a whole platform, made up from a seed with the proportions of the real one: some
 * 21 parameters an API with a long tail to 600, nesting to seven levels, Chinese prose of which a
 * part states rules, limits, 64-bit identifiers, type names that recur from API to API, one in six
 * of them with several shapes.
 */
import type { ModelPage, ModelParam } from "../../support/render-page/model.js";
import { Dice } from "./dice.js";
import * as words from "./words.js";

/** Type names for so many APIs, of which so many have more than one shape. */
const typeNamesPerApi = 6400 / 5312;
const severalShapes = 1000 / 6400;

/** Parameters of a request and of a response at the quantiles of the real platform. */
const quantiles = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1] as const;
const requestSizes = [0, 1, 2, 4, 9, 14, 21, 60, 170, 300] as const;
const responseSizes = [1, 1, 2, 6, 14, 32, 45, 90, 200, 300] as const;

interface Shape {
  name: string;
  fields: ModelParam[];
}

/** The pages of `count` APIs; the same seed gives the same pages, and more APIs are other ones. */
export function* catalogue(count: number, seed: number): Generator<ModelPage> {
  const dice = new Dice(seed);
  const types = new TypePool(Math.max(1, Math.round(count * typeNamesPerApi)));
  for (let index = 0; index < count; index += 1) yield apiPage(index, dice, types);
}

function apiPage(index: number, dice: Dice, types: TypePool): ModelPage {
  const area = dice.pick(words.areas);
  const parts = [area, dice.pick(words.nouns), dice.pick(words.nouns), dice.pick(words.verbs)];
  return {
    method: `${dice.chance(0.7) ? "taobao" : "alibaba"}.${parts.join(".")}${index.toString(36)}`,
    title: dice.pick(words.titles),
    description: dice.sentences(words.phrases, 1, 4),
    category: `${area}API`,
    auth: dice.chance(0.6) ? "required" : "none",
    request: params(dice.quantile(quantiles, requestSizes), true, 4, { dice, types }),
    response: params(dice.quantile(quantiles, responseSizes), false, 7, { dice, types }),
    errorCodes: Array.from({ length: dice.chance(0.3) ? dice.between(1, 12) : 0 }, (_, at) => ({
      code: `isv.${dice.pick(words.nouns)}-${dice.pick(words.verbs)}-${at}`,
      message: dice.pick(words.phrases),
      solution: dice.pick(words.phrases),
    })),
  };
}

interface Sources {
  dice: Dice;
  types: TypePool;
}

/** So many parameters, those of nested objects counted, in at most so many levels. */
function params(budget: number, isRequest: boolean, depth: number, from: Sources): ModelParam[] {
  const { dice, types } = from;
  const list: ModelParam[] = [];
  const used = new Set<string>();
  let left = budget;
  while (left > 0) {
    left -= 1;
    const name = dice.name(words.nouns, used);
    const inner = Math.min(left, dice.between(1, 24));
    const isObject = depth > 1 && inner > 1 && dice.chance(budget > 8 ? 0.22 : 0.3);
    if (!isObject) list.push(scalar(name, isRequest, dice));
    else {
      const shape = types.draw(dice, () => params(inner, isRequest, depth - 1, from));
      left -= countOf(shape.fields);
      list.push({ ...facts(name, isRequest, dice), ...objectType(shape, dice) });
    }
  }
  return list;
}

const countOf = (fields: readonly ModelParam[]): number =>
  fields.reduce((sum, { fields: below }) => sum + 1 + countOf(below ?? []), 0);

function objectType(shape: Shape, dice: Dice): Pick<ModelParam, "docType" | "fields" | "example"> {
  const docType = dice.chance(0.35) ? `${shape.name} []` : shape.name;
  return { docType, fields: shape.fields, example: "" };
}

function facts(name: string, isRequest: boolean, dice: Dice): Omit<ModelParam, "docType"> {
  const description = dice.chance(0.1)
    ? dice.sentences(words.phrases, 2, 8)
    : dice.pick(dice.chance(0.25) ? words.ruled : words.phrases);
  const told = { name, example: "", description, limits: [] };
  return isRequest ? { ...told, required: dice.chance(0.4) } : told;
}

function scalar(name: string, isRequest: boolean, dice: Dice): ModelParam {
  const base = dice.weighted(words.scalarTypes);
  const isList = isRequest && dice.chance(0.06) && base !== "Json";
  const one = (): string => dice.pick(words.examples[base] ?? [""]);
  const example = dice.chance(0.15) ? "" : isList ? `${one()},${one()}` : one();
  const limits = isRequest && dice.chance(0.06) ? [dice.pick(limitsOf(base, isList))] : [];
  return {
    ...facts(name, isRequest, dice),
    docType: isList ? `${base} []` : base,
    example,
    limits,
  };
}

function limitsOf(base: string, isList: boolean): string[] {
  if (isList) return ["最大列表长度:20"];
  return base === "Number" ? ["最大值:9000000000000000000", "最小值:0"] : ["最大长度:2000"];
}

/** The types of the platform: a name drawn again has the shape it had, or one of its shapes. */
class TypePool {
  readonly #shapes = new Map<number, Shape[]>();
  constructor(readonly size: number) {}

  draw(dice: Dice, make: () => ModelParam[]): Shape {
    const index = dice.below(this.size);
    const name = `${words.typeWords[index % words.typeWords.length] ?? "Item"}${index}DTO`;
    const known = this.#shapes.get(index) ?? [];
    const several = index < this.size * severalShapes;
    const [first] = known;
    if (first !== undefined && !(several && dice.chance(0.5))) return first;
    const shape = { name, fields: make() };
    this.#shapes.set(index, [shape, ...known]);
    return shape;
  }
}
