import { PageError } from "../../page.js";
import { sampleNamesMethod } from "../method.js";
import type { Line } from "./lines.js";
import { findMarks, stages, type Mark, type Stage } from "./marks.js";

/** Where the parts of a page are. */
export interface Sections {
  marks: ReadonlyMap<Stage, Mark>;
  /** The lines of a part, without its headings; none when the page lacks the part. */
  linesOf: (stage: Stage) => Line[];
}

/** The best chain of marks that ends with a given one. */
interface Chain {
  mark: Mark;
  score: number;
  previous: Chain | undefined;
}

/**
 * Finds the parts of a page: of all places where one may begin, the chain in page order for which
 * most speaks. Words of a heading in a side bar or a description lose against the heading itself,
 * because that is followed by its table or code.
 * @throws PageError when there is no title or no table.
 */
export function findSections(lines: readonly Line[], text: string): Sections {
  const marks = bestChain(findMarks(lines, sampleNamesMethod([text])));
  refuseForeign(marks, lines);
  const starts = [...marks.values()].map(({ line }) => line);
  return {
    marks,
    linesOf(stage) {
      const mark = marks.get(stage);
      if (!mark) return [];
      const end = starts.find((line) => line > mark.line) ?? lines.length;
      return lines.slice(mark.content, Math.max(mark.content, end));
    },
  };
}

function bestChain(found: readonly Mark[]): ReadonlyMap<Stage, Mark> {
  // best[s]: the best chain so far whose last mark is of stage s or an earlier one.
  const best: (Chain | undefined)[] = stages.map(() => undefined);
  for (const mark of [...found].sort((a, b) => a.line - b.line)) {
    const stage = stages.indexOf(mark.stage);
    const previous = stage === 0 ? undefined : best[stage - 1];
    const score = mark.score + (previous?.score ?? 0);
    const chain = { mark, score, previous };
    for (let s = stage; s < stages.length; s += 1) {
      const rival = best[s];
      const newer = score === rival?.score && preferLater(mark, rival.mark);
      if (!rival || score > rival.score || newer) best[s] = chain;
    }
  }
  const marks: Mark[] = [];
  for (let chain = best.at(-1); chain; chain = chain.previous) marks.push(chain.mark);
  return new Map(marks.reverse().map((mark) => [mark.stage, mark]));
}

/** The title nearest to the tables is the page's own; of two tables of a kind the first is the common one. */
function preferLater(mark: Mark, rival: Mark): boolean {
  return mark.stage === rival.stage && ["title", "common", "request"].includes(mark.stage);
}

function refuseForeign(marks: ReadonlyMap<Stage, Mark>, lines: readonly Line[]): void {
  const hint = "save a page of an API, with its title and its tables";
  if (!marks.has("request") && !marks.has("response")) {
    const piped = lines.filter(({ text }) => text.split("|").length > 2).length;
    const found = piped > 2 ? `${piped} lines drawn with |, none with 名称 and 类型` : "none";
    throw new PageError("page", "tables of parameters (请求参数, 响应参数)", found, hint);
  }
  if (!marks.has("title")) {
    throw new PageError("page", "a line with the API's name, `method (title)`", "none", hint);
  }
}
