/**
 * The rules of a request. The values of every parameter are read first, since the others' prose
 * means them (图片类消息时必填); then each description is read among its siblings.
 */
import { mapParams } from "../../spec/map-params.js";
import { pathKey, type ParamPath, pathText, walkParams } from "../../spec/param-path.js";
import type { Constraint, Finding, Param, Rule } from "../../spec/schema.js";
import { finding } from "../../spec/finding.js";
import { contradicted, unresolved as withoutMeaning } from "./court/contradicted.js";
import { witnessAgainstConstraint } from "./court/constraints.js";
import { scopeOf, type Field, type Scope } from "./cross/field-index.js";
import { readGroups, type Draft } from "./cross/groups.js";
import { readRequirements } from "./cross/required.js";
import { readEnum } from "./enum/read-enum.js";
import type { Subject } from "./subject.js";
import { judge, rulesOfRequest } from "./read-own-rules.js";
import { mayState, subjectOf } from "./subject.js";

interface Reading {
  params: Param[];
  findings: Finding[];
  constraints: Constraint[];
  acrossFindings: Finding[];
}

/** A copy of the tree with `rules` filled in, and the rules across its parameters, all tried in court. */
export function readRequest(request: readonly Param[]): Reading {
  const subjects = new Map<string, Subject>();
  // A copy of the tree in which parameters carry the values that their descriptions list.
  const listed = mapParams(request, (param, path) => {
    if (!mayState(param)) return {};
    const subject = subjectOf(param);
    subjects.set(pathKey(path), subject);
    const values = readEnum(subject);
    return values ? { rules: [values] } : {};
  });
  const own = new Map<string, Rule[]>();
  const merged = new Map<string, Constraint>();
  const findings: Finding[] = [];
  const acrossFindings: Finding[] = [];
  for (const { self, scopes } of eachField(listed, [], [], subjects)) {
    const key = pathKey(self.path);
    const subject = subjects.get(key);
    const [scope] = scopes;
    if (subject === undefined || scope === undefined) continue;
    const requirements = readRequirements(subject, self, scope);
    const rules = rulesOfRequest(subject, { self, scope }, self.param.rules?.[0]);
    if (requirements.own !== undefined) rules.push(requirements.own);
    const judged = judge(rules, self.param);
    findings.push(...judged.findings.map((make) => make(`request.${pathText(self.path)}`)));
    if (judged.rules.length > 0) own.set(key, judged.rules);
    for (const { unresolved, ...constraint } of [
      ...readGroups(subject, self, scopes),
      ...requirements.constraints,
    ] as Draft[]) {
      if (constraint.documentationOnly === true)
        acrossFindings.push(withoutMeaning(`request.${pathText(self.path)}`, constraint));
      if (unresolved === undefined) merge(merged, constraint);
      else {
        acrossFindings.push(notFound(self, unresolved, constraint.from));
        merge(merged, { ...constraint, documentationOnly: true });
      }
    }
  }
  const filled = mapParams(listed, (param, path) => ({
    rules: own.get(pathKey(path)) ?? param.rules,
  }));
  const params = new Map<string, Param>();
  for (const { param, path } of walkParams(filled)) params.set(pathKey(path), param);
  const constraints = tried([...merged.values()], params, acrossFindings);
  return { params: filled, findings, constraints, acrossFindings };
}

/** Contradicted rules become documentation, with a finding. */
function tried(
  drafts: readonly Constraint[],
  params: ReadonlyMap<string, Param>,
  findings: Finding[],
): Constraint[] {
  return drafts.map((constraint): Constraint => {
    if (constraint.documentationOnly) return constraint;
    const witness = witnessAgainstConstraint(constraint, params, drafts);
    if (witness === undefined) return constraint;
    findings.push(contradicted(`request.${pathText(constraint.at[0] ?? [])}`, constraint, witness));
    return { ...constraint, documentationOnly: true };
  });
}

function notFound(self: Field, names: readonly string[], from: string): Finding {
  const message = `no parameter is called ${names.join(" or ")}, of which the page says ${JSON.stringify(from)}`;
  return finding("rule-unresolved", `request.${pathText(self.path)}`, message);
}

/** One rule that several parameters state is one constraint, stated at all of them. */
function merge(merged: Map<string, Constraint>, constraint: Constraint): void {
  const { kind, when, documentationOnly } = constraint;
  const key =
    "fields" in constraint
      ? JSON.stringify([
          kind,
          constraint.fields.map(pathKey).sort(),
          when,
          constraint.certainty,
          documentationOnly,
        ])
      : JSON.stringify([kind, constraint.at, constraint.field, constraint.equals, when]);
  const known = merged.get(key);
  if (known === undefined) merged.set(key, constraint);
  else if ("fields" in known) {
    merged.set(key, { ...known, at: distinct([...known.at, ...constraint.at]) });
  }
}

const distinct = (paths: readonly string[][]): string[][] => [
  ...new Map(paths.map((path) => [pathKey(path), path])).values(),
];

interface Visited {
  self: Field;
  /** Of the objects around it, nearest first. */
  scopes: readonly Scope[];
}

/** Every parameter with the scopes it can name others from, in the page's order. */
function* eachField(
  members: readonly Param[],
  prefix: ParamPath,
  around: readonly Scope[],
  subjects: ReadonlyMap<string, Subject>,
): Generator<Visited> {
  const scopes = [scopeOf(members, prefix, subjects), ...around];
  for (const self of scopes[0]?.fields ?? []) {
    yield { self, scopes };
    if (self.param.fields) yield* eachField(self.param.fields, self.path, scopes, subjects);
  }
}
