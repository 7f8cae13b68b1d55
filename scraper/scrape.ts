import { SPEC_VERSION, type ApiSpec, type BodySample, type Finding } from "../spec/schema.js";
import { readConstraints } from "./constraints/read-constraints.js";
import { finding } from "../spec/finding.js";
import { buildTree, type Side } from "./interpret/build-tree.js";
import { deferToColumn } from "./interpret/conditional.js";
import type { Page, PageKind, Row, Sample } from "./page.js";
import { readBodySamples, readTrees } from "./samples/read-samples.js";
import type { SampleNode } from "./samples/sample-node.js";
import { readPage } from "./sources/read-page.js";
import { tidyPage } from "./tidy-page.js";
import { unknownClient } from "./sources/gateway.js";

export interface ScrapedPage {
  kind: PageKind;
  spec: ApiSpec;
  /** When the site last changed the page (Unix time in ms), where the page tells. */
  gmtModified: number | undefined;
}

/**
 * Reads one page of any kind into its API's spec.
 * @throws PageError when it is no page of an API, or one that can't be read as a whole.
 */
export function scrapePage(bytes: Uint8Array): ScrapedPage {
  const page = tidyPage(readPage(bytes));
  return { kind: page.kind, spec: interpretPage(page), gmtModified: page.gmtModified };
}

/** What a page says, understood: parameter trees, user session, constraints, findings. */
function interpretPage(page: Page): ApiSpec {
  const { request: asked, response: bodies } = page.trees ?? readTrees(page.samples);
  const { roots, needsSession } = asked;
  const errors = readBodySamples(page.samples.error);
  const request = buildTree("request", page.request, roots);
  const response = buildTree("response", page.response, bodies);
  const prose = readConstraints(request.params, response.params);
  const read = deferToColumn(prose, request.conditional);
  const bySample = needsSession === undefined ? "unknown" : needsSession ? "required" : "none";
  return {
    specVersion: SPEC_VERSION,
    method: page.method,
    docId: page.docId,
    title: page.title,
    description: page.description,
    category: page.category,
    auth: page.auth ?? bySample,
    request: read.request,
    response: read.response,
    constraints: read.constraints,
    examples: {
      request: page.samples.request,
      response: page.samples.response.map(bodySample),
      error: page.samples.error.map(bodySample),
    },
    errorCodes: page.errorCodes,
    findings: [
      ...(page.findings ?? []),
      ...gatewayFindings(page),
      ...sampleFindings("request", page.request, roots),
      ...request.findings,
      ...sampleFindings("response", page.response, bodies),
      ...response.findings,
      ...(errors.some(({ cut }) => cut) ? [cutSample("examples.error")] : []),
      ...read.findings,
    ],
  };
}

function sampleFindings(
  side: Side,
  rows: readonly Row[],
  samples: readonly SampleNode[],
): Finding[] {
  const at = `examples.${side}`;
  if (rows.length > 0 && samples.every(({ children }) => children.length === 0)) {
    return [finding("sample-missing", at, "nothing shows the parameters with their values")];
  }
  return samples.some((sample) => sample.cut) ? [cutSample(at)] : [];
}

function gatewayFindings(page: Page): Finding[] {
  const client = unknownClient(page);
  if (client === undefined) return [];
  const message = `the Java sample calls ${client}, which is none of the platform's clients`;
  return [finding("gateway-unknown", "examples.request", message)];
}

function cutSample(at: string): Finding {
  return finding("sample-cut", at, "a sample ends before its last line");
}

function bodySample({ language, text }: Sample): BodySample {
  const format = formats.find((known) => known === language);
  return { format: format ?? (text.trimStart().startsWith("<") ? "xml" : "json"), text };
}

const formats: readonly BodySample["format"][] = ["xml", "json", "json-simplified"];
