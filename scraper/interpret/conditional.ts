import type { Finding, Param } from "../../spec/schema.js";
import { contradicted } from "../constraints/court/contradicted.js";

/**
 * A column that says 特殊可选 outweighs prose that calls the parameter required: it is, in some cases,
 * and the rule is documentation only.
 * @param conditional paths of the parameters whose column says so, `request.tid`
 */
export function deferToColumn<Read extends { request: Param[]; findings: Finding[] }>(
  read: Read,
  conditional: ReadonlySet<string>,
): Read {
  if (conditional.size === 0) return read;
  const findings: Finding[] = [];
  const judge = (params: readonly Param[], above: string): Param[] =>
    params.map((param) => {
      const at = `${above}.${param.name}`;
      const rules = param.rules?.map((rule) => {
        if (rule.kind !== "requiredByProse" || !conditional.has(at)) return rule;
        if (rule.documentationOnly) return rule;
        findings.push(contradicted(at, rule, "the column 是否必须, which says 特殊可选"));
        return { ...rule, documentationOnly: true as const };
      });
      const fields = param.fields && judge(param.fields, at);
      return { ...param, ...(rules && { rules }), ...(fields && { fields }) };
    });
  const request = judge(read.request, "request");
  return { ...read, request, findings: [...read.findings, ...findings] };
}
