/** What the tests of rules share: parameters made of a description, and rules in short form. */
import { describe, expect, it } from "vitest";
import { readConstraints } from "../../scraper/constraints/read-constraints.js";
import type { Constraint, Finding, Param, Rule } from "../../spec/schema.js";
import { shortConstraint, shortForm } from "./compare-with-labels.js";

/** A parameter as the tests need it; everything but name and description has a usual value. */
export function param(name: string, description: string, more: Partial<Param> = {}): Param {
  const base: Param = {
    name,
    type: "string",
    docType: "String",
    list: false,
    required: false,
    description,
    example: "",
  };
  return { ...base, ...more };
}

export const number = { type: "number", docType: "Number" } as const;
export const strings = { list: true, docType: "String []" } as const;

/** The rules of one parameter without siblings, in short form and sorted. */
export function rulesOf(description: string, more: Partial<Param> = {}): string[] {
  return rulesAmong(param("target", description, more), []);
}

/** The rules of a parameter that stands among others, in short form and sorted; not what is documentation only. */
export function rulesAmong(target: Param, siblings: readonly Param[]): string[] {
  const { request } = readConstraints([target, ...siblings], []);
  return (request[0]?.rules ?? [])
    .filter(({ documentationOnly }) => documentationOnly === undefined)
    .map((rule) => {
      const doubt = rule.certainty === undefined ? "" : " likely";
      return `${shortForm(rule)}${conditionForm(rule.when)}${doubt}`;
    })
    .sort();
}

type Case = [description: string, expected: string[], more?: Partial<Param>];

/** One test for each description: exactly these rules are read from it. */
export function table(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    it.each(cases)("%s → %j", (description, expected, more) => {
      expect(rulesOf(description, more)).toEqual([...expected].sort());
    });
  });
}

/** The rules across the given siblings, in short form; not those whose condition means nothing here. */
export function across(...params: Param[]): string[] {
  const { constraints, findings } = readConstraints(params, []);
  const isUnresolved = ({ kind, documentationOnly }: Constraint): boolean =>
    documentationOnly === true &&
    findings.some(
      ({ code, message }) =>
        code === "rule-unresolved" && message.startsWith(`${kind} is documentation only`),
    );
  return constraints
    .filter((constraint) => !isUnresolved(constraint))
    .map((constraint) => {
      const { when, certainty } = constraint;
      return `${shortConstraint(constraint, "")}${conditionForm(when)}${certainty === undefined ? "" : " likely"}`;
    });
}

/** What a parameter's description says that is kept as documentation, each with the code of its finding. */
export function documented(target: Param, ...siblings: Param[]): string[] {
  const { request, constraints, findings } = readConstraints([target, ...siblings], []);
  return [...(request[0]?.rules ?? []), ...constraints]
    .filter(({ documentationOnly }) => documentationOnly === true)
    .map((rule) => {
      const told = findings.find(({ message }) => message.includes(JSON.stringify(rule.from)));
      return `${rule.kind} ${told?.code ?? "without a finding"}`;
    });
}

const conditionForm = (when: Rule["when"]): string =>
  when === undefined
    ? ""
    : ` when ${when.field.join(".")}${when.equals === undefined ? "" : `:${when.equals}`}`;

export function constraintsOf(...params: Param[]): Constraint[] {
  return readConstraints(params, []).constraints;
}

export function findingsOf(...params: Param[]): Finding[] {
  return readConstraints(params, []).findings;
}
