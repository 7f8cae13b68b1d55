import { collectEvidence, findRoot, type SampleMember } from "../nesting/members.js";
import { PageError, type Page, type Row, type Sample } from "../page.js";
import { readBodySamples, readRequestSamples } from "../samples/read-samples.js";
import type { SampleNode } from "../samples/sample-node.js";
import { languageOfCode } from "./languages.js";
import { readErrorCodes } from "./text/error-codes.js";
import { readHead, type Side } from "./text/head-lines.js";
import { codeText, readLines, type Line } from "./text/lines.js";
import { readTitle } from "./text/marks.js";
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
  const samples: Page["samples"] = {
    request: readSample(sections.linesOf("requestSample"), "java"),
    response: readSample(sections.linesOf("responseSample"), "xml"),
    error: readSample(sections.linesOf("errorSample"), "xml"),
  };
  const page: Page = {
    kind: "text",
    ...readIntroduction(lines, sections),
    request: readRows(sections, "request", readRequestSamples(samples.request).roots),
    response: readRows(sections, "response", readBodySamples(samples.response)),
    samples,
    errorCodes: readErrorCodes(sections.linesOf("errorCodes")),
  };
  return page;
}

function readSample(lines: readonly Line[], usual: string): Sample[] {
  const text = codeText(lines);
  return text === "" ? [] : [{ language: languageOfCode(text) ?? usual, text }];
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
  const steps = lines.slice(0, at).flatMap(({ text }) => readCategory(text) ?? []);
  const category = steps.at(-1);
  return {
    method,
    title: wrapped?.trim() ?? title,
    description: description.trim(),
    ...(category === undefined ? {} : { category }),
  };
}

/** `文档中心 > API类目 > 本地生活API` → `本地生活API`. */
function readCategory(text: string): string | undefined {
  const parts = text.split(/\s+>\s+/);
  const last = parts.at(-1)?.trim();
  return parts.length > 1 && last !== "" && /API类目|文档中心/.test(text) ? last : undefined;
}

function readRows(sections: Sections, side: Side, samples: readonly SampleNode[]): Row[] {
  const lines = sections.linesOf(side);
  const heads = lines
    .filter(({ text, cell }) => text !== "" && cell === undefined)
    .flatMap(({ text }) => readHead(text, side) ?? []);
  // Lines without a type are most often part of a description.
  const typed = heads.filter(({ type, required }) => type !== "" || required !== undefined);
  const names = (typed.length > 0 ? typed : heads).map(({ name }) => name);
  const roots: SampleMember[] = samples.map((sample) => findRoot(sample, names));
  const top = collectEvidence(roots.map((root) => ({ ...root, members: root.members.map(bare) })));
  return readTable(lines, { side, roots, top, all: collectEvidence(roots) });
}

function bare(member: SampleMember): SampleMember {
  return { ...member, members: [] };
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
