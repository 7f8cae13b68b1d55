/** Cuts changes down to those that a consumer's code meets, each with the lines where it does. */
import { type Constraint, constraintText, countedBy } from "../../spec/rules/across.js";
import type { ApiSpec } from "../../spec/schema.js";
import { fileStems } from "../../spec/file-names.js";
import type { LoadedHooks } from "../hooks/contract.js";
import { hookedApi } from "../hooks/hooked-api.js";
import { buildApi } from "../ir/build.js";
import { objectOf } from "../ir/value-type.js";
import type { ApiIr, ObjectIr } from "../ir/types.js";
import type { FilePlace } from "../drift/line-of-place.js";
import type { JudgedChange } from "../report/report.js";
import type { Uses } from "./find-uses.js";

/** What a consumer uses of one API. */
export interface UsedApi {
  method: string;
  /** Lines that name the API: its descriptor, or its method as a text. */
  places: FilePlace[];
  /** `request.a.b`, `response.c` → the lines that use it. */
  fields: Map<string, FilePlace[]>;
  /** Places of objects (`request`, `request.a`) → objects of it that are written out. */
  literals: Map<string, { members: ReadonlySet<string>; place: FilePlace }[]>;
  /** Places of objects → lines that name their interface. */
  interfaces: Map<string, FilePlace[]>;
}

/** Names of generated modules of a package of these specs. */
export const moduleNames = (specs: readonly ApiSpec[]): Set<string> =>
  new Set(fileStems(specs.map(({ method }) => method)).values());

/**
 * Uses by module and interface → uses by method and place; only of APIs that are used at all.
 * @param hooks the user's, by which the package got its names
 */
export async function usedApis(
  specs: readonly ApiSpec[],
  uses: Uses,
  hooks?: LoadedHooks,
): Promise<UsedApi[]> {
  const stems = fileStems(specs.map(({ method }) => method));
  const used: UsedApi[] = [];
  const touched = new Set([
    ...[...uses.members, ...uses.literals, ...uses.modules].map(({ module }) => module),
    ...uses.texts.map(({ text }) => stems.get(text)),
  ]);
  for (const spec of specs) {
    const stem = stems.get(spec.method) ?? "";
    if (!touched.has(stem)) continue;
    const built = buildApi(spec, stem);
    used.push(usedApi((await hookedApi(built, hooks)) ?? built, uses));
  }
  return used.sort((a, b) => (a.method < b.method ? -1 : 1));
}

function usedApi(ir: ApiIr, uses: Uses): UsedApi {
  const { method, fileName: stem } = ir;
  const objects = new Map<string, string[]>();
  placesOf(ir.request, "request", objects);
  placesOf(ir.response, "response", objects);
  const api: UsedApi = {
    method,
    places: [],
    fields: new Map(),
    literals: new Map(),
    interfaces: new Map(),
  };
  for (const { module, interfaceName, member, place } of uses.members) {
    if (module !== stem) continue;
    for (const object of objects.get(interfaceName) ?? []) {
      if (member === "") add(api.interfaces, object, place);
      else add(api.fields, `${object}.${member}`, place);
    }
  }
  for (const { module, interfaceName, members, place } of uses.literals) {
    if (module !== stem) continue;
    for (const object of objects.get(interfaceName) ?? [])
      add(api.literals, object, { members, place });
  }
  for (const { module, place } of uses.modules) if (module === stem) api.places.push(place);
  for (const { text, place } of uses.texts) if (text === method) api.places.push(place);
  return api;
}

/** Interface → the places at which objects of it stand. */
function placesOf(object: ObjectIr, place: string, into: Map<string, string[]>): void {
  add(into, object.interfaceName, place);
  for (const field of object.fields) {
    const inner = objectOf(field.type);
    if (inner !== undefined) placesOf(inner, `${place}.${field.name}`, into);
  }
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}

/** The changes that the code meets. */
export function cutChanges(
  changes: readonly JudgedChange[],
  used: readonly UsedApi[],
  sides: { before: readonly ApiSpec[]; after: readonly ApiSpec[]; texts: Uses["texts"] },
): JudgedChange[] {
  const apis = new Map(used.map((api) => [api.method, api]));
  const rules = new Map<string, Constraint[]>();
  for (const { method, constraints } of [...sides.before, ...sides.after]) {
    for (const constraint of constraints) add(rules, method, constraint);
  }
  return changes.flatMap((change) => {
    const api = apis.get(change.method);
    if (api === undefined) return [];
    const places = unique(meets(change, api, rules.get(change.method) ?? [], sides.texts));
    return places.length === 0 ? [] : [{ ...change, uses: places }];
  });
}

function meets(
  change: JudgedChange,
  api: UsedApi,
  rules: readonly Constraint[],
  texts: Uses["texts"],
): FilePlace[] {
  const [place = ""] = change.path.split("#");
  if (place === "" || place === "auth") return api.places;
  if (place.startsWith("errorCodes[")) {
    const code = place.slice("errorCodes[".length, -1);
    return texts.filter(({ text }) => text === code).map((one) => one.place);
  }
  if (place.startsWith("constraints")) return meetsRule(change, api, rules);
  const parent = place.replace(/\.[^.]*$/, "");
  const name = place.slice(parent.length + 1);
  if (change.rule === "object-renamed") return api.interfaces.get(place) ?? [];
  if (change.rule === "request-required-param-added" || change.rule === "request-became-required") {
    const literals = api.literals.get(parent) ?? [];
    return literals.filter(({ members }) => !members.has(name)).map((one) => one.place);
  }
  const own = api.fields.get(place) ?? [];
  const choice = /#enum\[(.*)\]$/s.exec(change.path)?.[1];
  if (choice === undefined) return own;
  // The lines that name the value, where any does; else those that use the field.
  const files = new Set(own.map(({ file }) => file));
  const named = texts.filter(({ text, place: at }) => text === choice && files.has(at.file));
  return named.length > 0 ? named.map((one) => one.place) : own;
}

/** Objects of the parameters' that are written out, and the lines of the parameters. */
function meetsRule(change: JudgedChange, api: UsedApi, rules: readonly Constraint[]): FilePlace[] {
  const words: unknown[] = [change.before, change.after];
  const concerned = rules.filter((rule) => words.includes(constraintText(rule)));
  return concerned.flatMap((rule) => {
    const paths = [...countedBy(rule), ...("field" in rule ? [rule.field] : [])];
    return paths.flatMap((path) => {
      const place = ["request", ...path].join(".");
      const parent = ["request", ...path.slice(0, -1)].join(".");
      const literals = (api.literals.get(parent) ?? []).map((one) => one.place);
      return [...(api.fields.get(place) ?? []), ...literals];
    });
  });
}

function unique(places: readonly FilePlace[]): FilePlace[] {
  const all = new Map(
    places.map((place) => [`${place.file}:${String(place.line).padStart(9, "0")}`, place]),
  );
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}
