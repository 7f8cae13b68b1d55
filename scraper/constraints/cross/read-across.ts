/** The rules that descriptions state across fields of the request, merged and tried in court. */
import { pathKey, type ParamPath, pathText } from "../../../spec/param-path.js";
import type { Constraint, Finding, Param } from "../../../spec/schema.js";
import { finding } from "../../findings.js";
import { witnessAgainstConstraint } from "../court/constraints.js";
import { contradicted } from "../court/contradicted.js";
import { subjectOf } from "../subject.js";
import { scopeOf, type Field, type Scope } from "./field-index.js";
import { readGroups, type Draft } from "./groups.js";
import { readRequiredIf } from "./required-if.js";

interface Across {
  constraints: Constraint[];
  findings: Finding[];
}

/** @param request with its own rules filled in: they tell which value a meaning has */
export function readAcross(request: readonly Param[]): Across {
  const merged = new Map<string, Constraint>();
  const params = new Map<string, Param>();
  const findings: Finding[] = [];
  for (const { self, scopes } of eachField(request, [], [])) {
    params.set(pathKey(self.path), self.param);
    for (const { unresolved, ...constraint } of draftsOf(self, scopes)) {
      if (unresolved === undefined) merge(merged, constraint);
      else {
        findings.push(notFound(self, unresolved, constraint.from));
        merge(merged, { ...constraint, documentationOnly: true });
      }
    }
  }
  const drafts = [...merged.values()];
  const constraints = drafts.map((constraint): Constraint => {
    if (constraint.documentationOnly) return constraint;
    const witness = witnessAgainstConstraint(constraint, params, drafts);
    if (witness === undefined) return constraint;
    findings.push(contradicted(`request.${pathText(constraint.at[0] ?? [])}`, constraint, witness));
    return { ...constraint, documentationOnly: true };
  });
  return { constraints, findings };
}

function draftsOf(self: Field, scopes: readonly Scope[]): Draft[] {
  if (self.param.description === "") return [];
  const subject = subjectOf(self.param, pathText(self.path));
  return [...readGroups(subject, self, scopes), ...readRequiredIf(subject, self, scopes)];
}

function notFound(self: Field, names: readonly string[], from: string): Finding {
  const message = `no parameter is called ${names.join(" or ")}, of which the page says ${JSON.stringify(from)}`;
  return finding("rule-unresolved", `request.${pathText(self.path)}`, message);
}

/** One rule that both parameters state is one constraint, stated at both. */
function merge(merged: Map<string, Constraint>, constraint: Constraint): void {
  const key =
    constraint.kind === "requiredIf"
      ? JSON.stringify([constraint.kind, constraint.at, constraint.field, constraint.equals])
      : JSON.stringify([constraint.kind, constraint.fields.map(pathKey).sort()]);
  const known = merged.get(key);
  if (known === undefined) merged.set(key, constraint);
  else if (known.kind !== "requiredIf") {
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
): Generator<Visited> {
  const scopes = [scopeOf(members, prefix), ...around];
  for (const self of scopes[0]?.fields ?? []) {
    yield { self, scopes };
    if (self.param.fields) yield* eachField(self.param.fields, self.path, scopes);
  }
}
