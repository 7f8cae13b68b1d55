import { findingKinds, type FindingCode, type Severity } from "../findings.js";
import type { ApiSpec, Finding } from "../schema.js";
import type { SampleReader } from "./sample-tree.js";
import { verifySpec } from "./verify-spec.js";

/** The gravest first. */
const severities = ["error", "warning", "info"] as const satisfies readonly Severity[];

/** A finding with its severity from the table of codes. */
export interface VerifiedFinding extends Finding {
  severity: Severity;
}

/** What is wrong with the documentation of one API. */
export interface VerifiedApi {
  method: string;
  title: string;
  /** The address of its page, where the spec tells the document. */
  page?: string;
  /** The gravest first, else in the order of the spec. */
  findings: VerifiedFinding[];
}

/** How often one kind of defect was found. */
export interface CodeCount {
  code: string;
  severity: Severity;
  /** What the code means, in one line. */
  doc: string;
  /** How often it was found, and in how many APIs. */
  findings: number;
  apis: number;
}

/** The defects of all APIs, and their counts. */
export interface VerifyReport {
  /** All APIs: those with the most errors first, then warnings, then notes; those without last. */
  apis: VerifiedApi[];
  totals: {
    apis: number;
    /** APIs with at least one finding. */
    withFindings: number;
    findings: number;
    bySeverity: Record<Severity, number>;
  };
  /** The codes that were found: grave ones first, then frequent ones. */
  codes: CodeCount[];
}

/**
 * Holds every example of every API against its own spec and counts what does not fit. Pure.
 * @param pageOf the address of a document
 */
export function verifySpecs(
  specs: readonly ApiSpec[],
  samples: SampleReader,
  pageOf?: (docId: number) => string,
): VerifyReport {
  const apis = specs
    .map((spec): VerifiedApi => {
      const findings = verifySpec(spec, samples).map(withSeverity).sort(graver);
      const { method, title, docId } = spec;
      const page = docId === undefined ? undefined : pageOf?.(docId);
      return { method, title, ...(page === undefined ? {} : { page }), findings };
    })
    .sort(worse);
  const all = apis.flatMap(({ findings }) => findings);
  const count = (severity: Severity): number =>
    all.filter((finding) => finding.severity === severity).length;
  return {
    apis,
    totals: {
      apis: apis.length,
      withFindings: apis.filter(({ findings }) => findings.length > 0).length,
      findings: all.length,
      bySeverity: { error: count("error"), warning: count("warning"), info: count("info") },
    },
    codes: countCodes(apis),
  };
}

const rankOf = ({ severity }: { severity: Severity }): number => severities.indexOf(severity);

function graver(a: VerifiedFinding, b: VerifiedFinding): number {
  return rankOf(a) - rankOf(b);
}

/** By the number of errors, then of warnings, then of notes, then by method. */
function worse(a: VerifiedApi, b: VerifiedApi): number {
  for (const severity of severities) {
    const [more, less] = [b, a].map(
      ({ findings }) => findings.filter((one) => one.severity === severity).length,
    );
    if (more !== less) return (more ?? 0) - (less ?? 0);
  }
  return a.method < b.method ? -1 : 1;
}

function kindOf(code: string): { severity: Severity; doc: string } {
  return Object.hasOwn(findingKinds, code)
    ? findingKinds[code as FindingCode]
    : { severity: "warning", doc: "Not a code of this version of topgen." };
}

function withSeverity(finding: Finding): VerifiedFinding {
  return { ...finding, severity: kindOf(finding.code).severity };
}

function countCodes(apis: readonly VerifiedApi[]): CodeCount[] {
  const counts = new Map<string, CodeCount>();
  for (const { findings } of apis) {
    const seen = new Set<string>();
    for (const { code } of findings) {
      const count = counts.get(code) ?? { code, ...kindOf(code), findings: 0, apis: 0 };
      counts.set(code, count);
      count.findings++;
      if (!seen.has(code)) count.apis++;
      seen.add(code);
    }
  }
  return [...counts.values()].sort(
    (a, b) => rankOf(a) - rankOf(b) || b.findings - a.findings || (a.code < b.code ? -1 : 1),
  );
}
