import type { Finding } from "../../spec/schema.js";
import { collectEvidence, findRoot, type SampleMember } from "../samples/members.js";
import { finding } from "../../spec/finding.js";
import { PageError, type Page, type Row } from "../page.js";
import { readTrees } from "../samples/read-samples.js";
import { tidySamples } from "../tidy-page.js";
import { textSetterName } from "../../spec/spelling.js";
import type { SampleNode } from "../samples/sample-node.js";
import { breadcrumbSteps, isSeparator } from "./plain.js";
import { readErrorCodes } from "./text/error-codes.js";
import { readHead, type Side } from "./text/head-lines.js";
import { readLines, type Line } from "./text/lines.js";
import { isPrefixOfHeading, readTitle, type Stage } from "./text/marks.js";
import { readSample, type FoundSample } from "./text/read-sample.js";
import { findSections, type Sections } from "./text/sections.js";
import { readTable } from "./text/table.js";

/**
 * Reads a plain-text capture: what a browser copies of a page, one line a row of a table and one
 * bullet a nested cell. The first tab of every sample is all that such a capture has.
 * @throws PageError when it is no API's page, or ends inside a table.
 */
export function readText(text: string): Page {
  const lines = readLines(text);
  const sections = findSections(lines, text);
  refuseCut(sections, lines);
  const { samples: shown, findings } = readSamples(sections);
  const samples = tidySamples(shown);
  const trees = readTrees(samples);
  if (!findings.some(({ code }) => code === "page-cut")) {
    findings.push(...cutBehindSamples(sections));
  }
  return {
    kind: "text",
    ...readIntroduction(lines, sections),
    request: readRows(sections, "request", trees.request.roots),
    response: readRows(sections, "response", trees.response),
    samples,
    trees,
    findings,
    errorCodes: readErrorCodes(wholeLines(sections)),
  };
}

/** The lines of the error codes; the page may end inside of the heading behind them. */
function wholeLines({ marks, linesOf }: Sections): Line[] {
  const lines = linesOf("errorCodes");
  const last = lines.findLastIndex(({ text }) => text !== "");
  const isLast = [...marks.keys()].at(-1) === "errorCodes";
  const isCut =
    isLast && lines[last - 1]?.text === "" && isPrefixOfHeading(lines[last]?.text ?? "");
  return isCut ? lines.slice(0, last) : lines;
}

function readSamples(sections: Sections): { samples: Page["samples"]; findings: Finding[] } {
  const { marks, linesOf } = sections;
  const lastStage = [...marks.keys()].at(-1);
  const read = (stage: Stage, side: string, usual: string): FoundSample => {
    const lines = linesOf(stage);
    return readSample({ lines, at: `examples.${side}`, usual, atEnd: stage === lastStage });
  };
  const request = read("requestSample", "request", "java");
  const response = read("responseSample", "response", "xml");
  const error = read("errorSample", "error", "xml");
  return {
    samples: { request: request.samples, response: response.samples, error: error.samples },
    findings: [...request.findings, ...response.findings, ...error.findings],
  };
}

/** Breadcrumb, title and description. */
function readIntroduction(
  lines: readonly Line[],
  { marks, linesOf }: Sections,
): Pick<Page, "method" | "title" | "description" | "category"> {
  const at = marks.get("title")?.line ?? 0;
  const { method, title } = readTitle(lines[at]?.text ?? "") ?? { method: "", title: "" };
  const below = linesOf("title").map(({ text }) => text);
  const first = below.findIndex((text) => text !== "");
  // Where the title has a line of its own, its parentheses tell it from the description.
  const wrapped = title === "" ? /^[(（](.+)[)）]$/.exec(below[first] ?? "")?.[1] : undefined;
  const description = below.slice(wrapped === undefined ? 0 : first + 1).join("\n");
  return {
    method,
    title: wrapped?.trim() ?? title,
    description: description.trim(),
    category: readCategory(lines.slice(0, at)),
  };
}

/**
 * `文档中心 > API类目 > 本地生活API` → `本地生活API`; the steps may have a line each, with the signs
 * between them on lines of their own or at their ends.
 */
function readCategory(lines: readonly Line[]): string | undefined {
  const texts = lines.map(({ text }) => text).filter((text) => text !== "");
  const at = texts.findLastIndex((text) => /API类目|文档中心/.test(text));
  const line = texts[at] ?? "";
  const steps = breadcrumbSteps(line);
  const apis = steps.lastIndexOf("API类目");
  if (apis !== -1 && apis + 1 < steps.length) return steps[apis + 1];
  if (steps.length > 1 && apis === -1) return steps.at(-1);
  // The next step is on a line of its own.
  const [next = "", behind = ""] = texts.slice(at + 1);
  const parted = apis !== -1 && (steps.length > 1 || isSeparator(texts[at - 1] ?? ""));
  if (isSeparator(next)) return behind === "" ? undefined : behind;
  const joins = /[>›»→＞/]$/.test(line) || /^[>›»→＞]/.test(next);
  return parted && joins ? breadcrumbSteps(next)[0] : undefined;
}

function readRows(sections: Sections, side: Side, samples: readonly SampleNode[]): Row[] {
  const lines = sections.linesOf(side);
  const heads = lines
    .filter(({ text, cell }) => text !== "" && cell === undefined)
    .flatMap(({ text }) => readHead(text, side) ?? []);
  // Lines without a type are most often part of a description.
  const typed = heads.filter(({ type, required }) => type !== "" || required !== undefined);
  const top = (typed.length > 0 ? typed : heads).map(({ name }) => ({
    name,
    setter: textSetterName(name),
  }));
  const roots: SampleMember[] = samples.map((sample) => findRoot(sample, top));
  const shown = roots.map((root) => ({ ...root, members: root.members.map(bare) }));
  return readTable(lines, {
    side,
    roots,
    top: collectEvidence(shown),
    all: collectEvidence(roots),
  });
}

function bare(member: SampleMember): SampleMember {
  return { ...member, members: [] };
}

/** A capture with headings ends with its error codes and what stands below them. */
function cutBehindSamples({ marks }: Sections): Finding[] {
  const last = [...marks.values()].at(-1);
  const hasSample = last?.stage === "responseSample" || last?.stage === "errorSample";
  if (!hasSample || !last.heading) return [];
  return [finding("page-cut", "errorCodes", "the page ends before its error codes")];
}

/** A capture with headings goes on behind its tables; one that does not was cut inside them. */
function refuseCut({ marks }: Sections, lines: readonly Line[]): void {
  const behind = ["requestSample", "responseSample", "errorSample", "errorCodes", "end"] as const;
  const hasMore = behind.some((stage) => marks.has(stage));
  const hasHeadings = marks.has("common") || [...marks.values()].some(({ heading }) => heading);
  const hint = "the page was cut; save it again as a whole";
  const end = `line ${lines.length}`;
  if (!marks.has("request")) {
    throw new PageError("page", "the table 请求参数", "no such table", hint);
  }
  if (!marks.has("response")) {
    throw new PageError(end, "the table 响应参数 behind 请求参数", "none", hint);
  }
  if (!hasMore && hasHeadings) {
    throw new PageError(end, "the samples behind the table 响应参数", "the end of the page", hint);
  }
}
