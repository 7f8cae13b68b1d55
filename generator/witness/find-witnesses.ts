/** Finds and runs, for every breaking change, something that went well before and does not now. */
import type { ApiSpec } from "../../spec/schema.js";
import type { JudgedChange, Witness } from "../report/report.js";
import { codeCandidates, source, type Placed } from "./code-witness.js";
import { openLab, tryRequest, type Lab, type LabApi } from "./lab.js";
import { readingWitness } from "./reading-witness.js";
import { materialise } from "../contract/input.js";
import { requestsToTry } from "./value-witness.js";

/** More than these are not looked into; a diff of that size is read by its summary. */
const mostChanges = 500;

/**
 * The changes, the breaking ones with a witness that was run where one was found.
 * @param before the specs that changed, as they were
 */
export async function withWitnesses(
  changes: readonly JudgedChange[],
  before: readonly ApiSpec[],
  after: readonly ApiSpec[],
): Promise<JudgedChange[]> {
  const breaking = changes.filter(({ level }) => level === "breaking").slice(0, mostChanges);
  if (breaking.length === 0) return [...changes];
  const concerned = new Set(breaking.flatMap(({ method, to = method }) => [method, to]));
  const own = (specs: readonly ApiSpec[]) => specs.filter(({ method }) => concerned.has(method));
  const lab = await openLab(own(before), own(after));
  const found = findAll(casesOf(breaking, changes), lab);
  return changes.map((change) => {
    const witness = found.get(change);
    return witness === undefined ? change : { ...change, witness };
  });
}

/** A change with where it was before, and the methods that it is of before and after. */
interface Case extends Placed {
  change: JudgedChange;
  method: string;
  now: string;
}

/** Finds what each place was called before: a method, a parameter or what is around it may have been renamed. */
function casesOf(breaking: readonly JudgedChange[], all: readonly JudgedChange[]): Case[] {
  const methods = new Map<string, string>();
  const places = new Map<string, { from: string; to: string }[]>();
  for (const { rule, method, path, to } of all) {
    if (to === undefined) continue;
    if (rule === "api-renamed") methods.set(to, method);
    else places.set(method, [...(places.get(method) ?? []), { from: path, to }]);
  }
  return breaking.map((change) => {
    const own = change.to === undefined ? (places.get(change.method) ?? []) : [];
    const [best] = own
      .filter(({ to }) => change.path === to || /^[.#]/.test(change.path.slice(to.length)))
      .filter(({ to }) => change.path.startsWith(to))
      .sort((a, b) => b.to.length - a.to.length);
    const before = best === undefined ? change.path : best.from + change.path.slice(best.to.length);
    const isGone = change.rule === "api-renamed" || change.rule === "api-removed";
    const method = isGone ? change.method : (methods.get(change.method) ?? change.method);
    return { change, before, method, now: change.method };
  });
}

function findAll(cases: readonly Case[], lab: Lab): Map<JudgedChange, Witness> {
  const found = new Map<JudgedChange, Witness>();
  runCode(cases, lab, found);
  for (const one of cases) {
    const [before, after] = [lab.api("before", one.method), lab.api("after", one.now)];
    if (found.has(one.change) || before === undefined || after === undefined) continue;
    const witness = runValues(one, before, after) ?? readingWitness(one, before.spec, after.spec);
    if (witness !== undefined) found.set(one.change, witness);
  }
  return found;
}

function runCode(cases: readonly Case[], lab: Lab, found: Map<JudgedChange, Witness>): void {
  const all = cases.flatMap((one) => {
    const old = lab.api("before", one.method);
    const candidates = old && codeCandidates(one, old, lab.api("after", one.now));
    return (candidates ?? []).map((candidate) => ({ change: one.change, ...candidate }));
  });
  const results = lab.compile(all.map(({ text, after = text }) => ({ before: text, after })));
  for (const [index, { change, text, names }] of all.entries()) {
    const { before = ["no result"], after = [] } = results[index] ?? {};
    const refusal = after.find((message) => message.includes(names));
    if (found.has(change) || before.length > 0 || refusal === undefined) continue;
    found.set(change, { kind: "code", text, before: "compiles", after: refusal });
  }
}

function runValues(one: Case, before: LabApi, after: LabApi): Witness | undefined {
  for (const candidate of requestsToTry(one, before, after)) {
    if (tryRequest(before, materialise(candidate.input)).length > 0) continue;
    const refused = tryRequest(after, materialise(candidate.after));
    const own = refused.find(({ path }) =>
      candidate.at.every((name, index) => path[index] === name),
    );
    if (own === undefined) continue;
    return { kind: "value", text: source(candidate.shown), before: "is taken", after: own.message };
  }
  return undefined;
}
