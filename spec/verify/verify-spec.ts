import type { FindingCode } from "../findings.js";
import type { ApiSpec, BodySample, Finding } from "../schema.js";
import { checkObjects } from "./check-samples.js";
import { checkParams } from "./check-params.js";
import { noteLikelyRules } from "./likely-rules.js";
import { compareBodies } from "./compare-bodies.js";
import { finding, listed } from "../finding.js";
import type { Note } from "./note.js";
import { isRootOf, parametersOf, type SampleReader, type SampleTree } from "./sample-tree.js";

/** What is found anew from a spec as it is now; what a scrape once found of it may be mended since. */
const ownCodes: ReadonlySet<string> = new Set<FindingCode>([
  "auth-against-sample",
  "error-code-twice",
  "error-sample-shape",
  "example-against-limit",
  "example-against-sample",
  "example-against-type",
  "object-without-members",
  "required-without-example",
  "rule-likely",
  "sample-against-type",
  "sample-cut",
  "sample-lacks-parameter",
  "sample-lacks-required",
  "sample-missing",
  "sample-of-another-method",
  "sample-unknown-member",
  "samples-disagree",
  "type-unknown",
]);

/**
 * Holds every example of an API against the API's own spec and returns the defects, those that only
 * the scraper can see (a guessed nesting, a rule against its example) included, in the order of the
 * spec. Pure.
 */
export function verifySpec(spec: ApiSpec, samples: SampleReader): Finding[] {
  const findings: Finding[] = spec.findings.filter(({ code }) => !ownCodes.has(code));
  const note: Note = (code, at, message) => {
    findings.push(finding(code, at, message));
  };
  checkParams("request", spec.request, note);
  checkParams("response", spec.response, note);
  noteLikelyRules(spec, note);
  checkRequestSamples(spec, samples, note);
  checkResponseSamples(spec, samples, note);
  checkErrors(spec, samples, note);
  return findings;
}

function checkRequestSamples(spec: ApiSpec, samples: SampleReader, note: Note): void {
  const { request, examples, auth } = spec;
  const { roots, needsSession } = samples.request(examples.request);
  checkTrees("request", roots, spec, note);
  if (roots.length === 0 && request.length > 0 && examples.request.length > 0) {
    note("sample-missing", "examples.request", "no sample of the request could be read");
  }
  const contradicts =
    (auth === "none" && needsSession === true) || (auth === "required" && needsSession === false);
  if (!contradicts) return;
  const passes = needsSession ? "passes a session key" : "passes no session key";
  note("auth-against-sample", "examples.request", `the session is ${auth}, the sample ${passes}`);
}

function checkResponseSamples(spec: ApiSpec, samples: SampleReader, note: Note): void {
  const { response, examples } = spec;
  if (examples.response.length === 0) {
    if (response.length > 0)
      note("sample-missing", "examples.response", "the page shows no response");
    return;
  }
  const read = (format: BodySample["format"]): SampleTree[] =>
    examples.response
      .filter((sample) => sample.format === format)
      .flatMap((sample) => samples.body(sample) ?? []);
  const [xml, json] = [read("xml"), read("json")];
  const full = [...xml, ...json];
  checkTrees("response", full.length > 0 ? full : read("json-simplified"), spec, note);
  const others = full
    .map(rootName)
    .filter((name) => /_response$/.test(name) && !isRootOf(spec, name));
  if (others.length > 0) {
    note(
      "sample-of-another-method",
      "examples.response",
      `its root is ${listed([...new Set(others)])}`,
    );
  }
  if (xml[0] && json[0] && !isCut(xml[0]) && !isCut(json[0])) {
    const difference = compareBodies(xml[0], json[0]);
    if (difference !== undefined) note("samples-disagree", "examples.response", difference);
  }
}

function checkTrees(
  side: "request" | "response",
  roots: readonly SampleTree[],
  spec: ApiSpec,
  note: Note,
): void {
  if (roots.some(isCut)) note("sample-cut", `examples.${side}`, "a sample ends in the middle");
  const objects = roots
    .filter((root) => !isCut(root))
    .map((root) => parametersOf(root, spec[side]));
  if (objects.length > 0) checkObjects(spec[side], objects, side, note);
}

function checkErrors({ examples, errorCodes }: ApiSpec, samples: SampleReader, note: Note): void {
  const shapes = examples.error.flatMap((sample) => samples.body(sample) ?? []).map(rootName);
  const others = shapes.filter((name) => name !== "error_response");
  if (others.length > 0) {
    const roots = [...new Set(others)].map((name) => (name === "" ? "(none)" : name));
    note("error-sample-shape", "examples.error", `its root is ${listed(roots)}`);
  }
  const seen = new Set<string>();
  for (const { code } of errorCodes) {
    if (code !== "" && seen.has(code))
      note("error-code-twice", `errorCodes.${code}`, `${code} is listed again`);
    seen.add(code);
  }
}

/** The name of a body's one root element; "" when it has none. */
function rootName(tree: SampleTree): string {
  let at = tree;
  while (at.name === "" && at.children.length === 1 && at.children[0]) at = at.children[0];
  return at.name;
}

function isCut(tree: SampleTree): boolean {
  return tree.cut === true || tree.children.some(isCut);
}
