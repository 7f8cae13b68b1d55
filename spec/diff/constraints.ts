/**
 * Rules across parameters, compared by implication: which of the requests that kept the old ones
 * break a new one. Whether a parameter is given, and with which value, is tried through.
 */
import { pathKey, pathText, walkParams, type ParamPath } from "../param-path.js";
import {
  allows,
  type Constraint,
  type ConstraintKind,
  constraintText,
  countedBy,
  demandsOf,
} from "../rules/across.js";
import type { ApiSpec } from "../schema.js";
import { isRequired } from "./required.js";
import type { Found } from "./change.js";

/** One demand on a request, as a whole rule makes it, or for one of its parameters. */
interface Demand {
  kind: ConstraintKind;
  /** The parameters that are counted; as keys. */
  fields: string[];
  /** What must be so for it to hold. */
  conditions: { field: string; equals: string | undefined }[];
  likely: boolean;
  source: Constraint;
}

/** A state of a parameter: absent, given with some value, or with one that a condition names. */
type State = { given: false } | { given: true; value: string | undefined };

function demandsIn(constraints: readonly Constraint[]): Demand[] {
  return constraints
    .filter((one) => one.documentationOnly !== true)
    .flatMap((source) =>
      demandsOf(source).map(({ fields, conditions }) => ({
        kind: source.kind,
        fields: fields.map(pathKey).sort(),
        conditions: conditions.map(({ field, equals }) => ({ field: pathKey(field), equals })),
        likely: source.certainty === "likely",
        source,
      })),
    );
}

function holds({ kind, fields, conditions }: Demand, states: ReadonlyMap<string, State>): boolean {
  const applies = conditions.every(({ field, equals }) => {
    const state = states.get(field);
    return state?.given === true && (equals === undefined || state.value === equals);
  });
  const given = fields.filter((field) => states.get(field)?.given === true).length;
  return !applies || allows(kind, given, fields.length);
}

/**
 * Whether a choice of parameters keeps a rule.
 * @param given keys of the paths of the parameters that are given, with the value of each
 */
export function keepsRule(rule: Constraint, given: ReadonlyMap<string, string>): boolean {
  const demands = demandsIn([{ ...rule, documentationOnly: undefined }]);
  const states = new Map<string, State>();
  for (const name of demands.flatMap(namesOf)) {
    const value = given.get(name);
    states.set(name, value === undefined ? { given: false } : { given: true, value });
  }
  return demands.every((demand) => holds(demand, states));
}

/** Requests that are tried at most; beyond, only what is about the same parameters alone is taken into account. */
const mostTried = 20_000;

/** Whether every request that keeps the rules keeps the demand too. */
function follows(demand: Demand, from: readonly Demand[], presence: Presence): boolean {
  const sure = demand.likely ? from : from.filter((one) => !one.likely);
  const near = related(demand, sure);
  const states = statesOf([demand, ...near], presence);
  if (countOf(states) <= mostTried) return !findCounterexample(demand, near, states);
  const own = new Set(namesOf(demand));
  const inside = sure.filter((one) => namesOf(one).every((name) => own.has(name)));
  const fewer = statesOf([demand, ...inside], presence);
  if (countOf(fewer) <= mostTried) return !findCounterexample(demand, inside, fewer);
  return sure.some((one) => meaningOf(one) === meaningOf(demand));
}

const namesOf = ({ fields, conditions }: Demand): string[] => [
  ...fields,
  ...conditions.map(({ field }) => field),
];

/** The rules that bear on a demand: those of its parameters, those of theirs, and so on. */
function related(demand: Demand, all: readonly Demand[]): Demand[] {
  const names = new Set(namesOf(demand));
  const found = new Set<Demand>();
  for (let size = -1; size < found.size;) {
    size = found.size;
    for (const one of all) {
      if (found.has(one) || !namesOf(one).some((name) => names.has(name))) continue;
      found.add(one);
      for (const name of namesOf(one)) names.add(name);
    }
  }
  return [...found];
}

/** What is known of the parameters of a request before any rule: keys of paths. */
interface Presence {
  /** Those that the request has at all. */
  known: ReadonlySet<string>;
  /** Those that can't be left out. */
  always: ReadonlySet<string>;
}

function statesOf(
  demands: readonly Demand[],
  { known, always }: Presence,
): Map<string, readonly State[]> {
  const values = new Map<string, Set<string>>();
  for (const demand of demands) {
    for (const name of namesOf(demand)) values.set(name, values.get(name) ?? new Set());
    for (const { field, equals } of demand.conditions) {
      if (equals !== undefined) values.get(field)?.add(equals);
    }
  }
  const states = new Map<string, readonly State[]>();
  for (const [name, told] of values) {
    const given: State[] = known.has(name)
      ? [undefined, ...told].map((value) => ({ given: true, value }))
      : [];
    states.set(name, always.has(name) ? given : [{ given: false }, ...given]);
  }
  return states;
}

function countOf(states: ReadonlyMap<string, readonly State[]>): number {
  return [...states.values()].reduce((product, { length }) => product * length, 1);
}

function findCounterexample(
  demand: Demand,
  from: readonly Demand[],
  states: ReadonlyMap<string, readonly State[]>,
): boolean {
  const names = [...states.keys()];
  const current = new Map<string, State>();
  const search = (index: number): boolean => {
    const name = names[index];
    if (name === undefined)
      return !holds(demand, current) && from.every((one) => holds(one, current));
    return (states.get(name) ?? []).some((state) => {
      current.set(name, state);
      return search(index + 1);
    });
  };
  return search(0);
}

const meaningOf = ({ kind, fields, conditions }: Demand): string =>
  JSON.stringify([kind, fields, conditions.map(({ field, equals }) => [field, equals]).sort()]);

/**
 * A required parameter counts as given only where the object that holds all parameters of the rule
 * is the one around it: deeper ones may be absent with what is between.
 */
function alwaysGiven(demand: Demand, required: ReadonlySet<string>): boolean[] {
  const paths = namesOf(demand).map((name) => JSON.parse(name) as string[]);
  const depth = sharedDepth(paths);
  return paths.map((path) =>
    path.slice(depth).every((_, index) => required.has(pathKey(path.slice(0, depth + index + 1)))),
  );
}

function sharedDepth(paths: readonly ParamPath[]): number {
  const [first = []] = paths;
  let depth = 0;
  while (paths.every((path) => depth + 1 < path.length && path[depth] === first[depth])) depth++;
  return depth;
}

/** A request and its rules; `renamed` tells under which paths the rules name its parameters. */
export interface RuledRequest extends Pick<ApiSpec, "request" | "constraints"> {
  renamed?: ReadonlyMap<string, ParamPath>;
}

/** One state of an API's rules, and what they are judged with. */
interface Rules {
  demands: Demand[];
  known: ReadonlySet<string>;
  required: ReadonlySet<string>;
}

function rulesOf({ request, constraints, renamed }: RuledRequest): Rules {
  const [known, required] = [new Set<string>(), new Set<string>()];
  for (const { path, param } of walkParams(request)) {
    const key = pathKey(renamed?.get(pathKey(path)) ?? path);
    known.add(key);
    if (isRequired(param)) required.add(key);
  }
  return { demands: demandsIn(constraints), known, required };
}

function isImplied(demand: Demand, { demands, known, required }: Rules): boolean {
  const given = alwaysGiven(demand, required);
  const always = new Set(namesOf(demand).filter((_, index) => given[index]));
  return follows(demand, demands, { known, always });
}

/**
 * What changed in the rules across parameters of a request.
 * @param before with the names that its parameters have now, so that a rename is no change of a rule
 */
export function diffConstraints(before: RuledRequest, after: RuledRequest): Found {
  if (before.constraints.length + after.constraints.length === 0) return [];
  const [old, now] = [rulesOf(before), rulesOf(after)];
  const found: Found = [];
  for (const [a, b] of pairsOf(old.demands, now.demands)) {
    const stricter = b !== undefined && !isImplied(b, old);
    const looser = a !== undefined && !isImplied(a, now);
    const isSame = a !== undefined && b !== undefined && wordsOf(a) === wordsOf(b);
    if (stricter || looser || !isSame) found.push(changeOf(a, b, { stricter, looser }));
  }
  const same = JSON.stringify(before.constraints) === JSON.stringify(after.constraints);
  if (found.length > 0 || same) return unique(found);
  const [a, b] = [before, after].map(({ constraints }) => constraints.map(textOf).join("; "));
  return [{ rule: "prose-changed", path: "constraints", before: a, after: b }];
}

function changeOf(
  a: Demand | undefined,
  b: Demand | undefined,
  { stricter, looser }: { stricter: boolean; looser: boolean },
): Found[number] {
  const tighter = a === undefined ? "constraint-added" : "constraint-tightened";
  const wider = b === undefined ? "constraint-removed" : "constraint-loosened";
  const rule = stricter ? tighter : looser ? wider : "constraint-retold";
  const about = (b ?? a)?.source;
  return {
    rule,
    path: `constraints[${about === undefined ? "" : countedBy(about).map(pathText).join(", ")}]`,
    before: a && constraintText(a.source),
    after: b && constraintText(b.source),
    quotes: { before: a?.source.from, after: b?.source.from },
    ...(stricter && b?.likely === true ? { certainty: "likely" } : {}),
  };
}

/** A rule that makes several parameters required is one change. */
function unique(changes: Found): Found {
  return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
}

/** Old and new rules that are about the same thing: the same first, then those that share most. */
function pairsOf(
  before: readonly Demand[],
  after: readonly Demand[],
): [Demand | undefined, Demand | undefined][] {
  const pairs: [Demand | undefined, Demand | undefined][] = [];
  const [left, right] = [new Set(before), new Set(after)];
  const candidates = before.flatMap((a) =>
    after.map((b) => ({ a, b, likeness: likeness(a, b) })).filter((one) => one.likeness > 0),
  );
  candidates.sort((one, other) => other.likeness - one.likeness);
  for (const { a, b } of candidates) {
    if (!left.has(a) || !right.has(b)) continue;
    left.delete(a);
    right.delete(b);
    pairs.push([a, b]);
  }
  for (const a of before) if (left.has(a)) pairs.push([a, undefined]);
  for (const b of after) if (right.has(b)) pairs.push([undefined, b]);
  return pairs;
}

/** 0: not about the same thing. A rule of the same words is the same rule about other parameters. */
function likeness(a: Demand, b: Demand): number {
  if (meaningOf(a) === meaningOf(b))
    return a.likely === b.likely && textOf(a.source) === textOf(b.source) ? 4 : 3;
  const [one, other] = [new Set(namesOf(a)), new Set(namesOf(b))];
  const shared = [...one].filter((name) => other.has(name)).length;
  const all = new Set([...one, ...other]).size;
  const [isGroup, isOther] = [a, b].map(({ source }) => "fields" in source);
  const enough = isGroup === isOther && (isGroup ? shared >= 2 : a.fields[0] === b.fields[0]);
  return enough ? shared / all + (a.kind === b.kind ? 1 : 0) : 0;
}

const textOf = ({ from, at, certainty }: Constraint): string =>
  JSON.stringify([from, at, certainty]);

const wordsOf = (demand: Demand): string =>
  JSON.stringify([meaningOf(demand), textOf(demand.source)]);
