import { isTag, isText, type Element } from "domhandler";
import { languageOfCode, languageOfLabel } from "../languages.js";
import { codeHead, codeText, isCodeTable } from "./code-text.js";
import type { DomView } from "./dom-view.js";
import { commonAncestor } from "./headings.js";
import { inlineElements } from "./scopes.js";

/** A piece of code on the page. */
export interface FoundCode {
  /** Position of its element and of the element's last descendant. */
  start: number;
  end: number;
  text: string;
  language: string | undefined;
}

/** Characters that tell a language. */
const HEAD_LENGTH = 400;

const codeElements: ReadonlySet<string> = new Set(["pre", "textarea", "xmp", "listing"]);

/** Finds the code that the markup shows as such: preformatted elements and highlighters' tables. */
export function findCode(view: DomView): FoundCode[] {
  return joinLines(view, preformatted(view));
}

function preformatted(view: DomView): FoundCode[] {
  return collect(view, 0, view.nodes.length, (element) => {
    if (codeElements.has(element.name)) return true;
    return element.name === "table" && isCodeTable(element);
  });
}

/** An editor shows every line in a `<pre>` of its own, with nothing between but line numbers. */
function joinLines(view: DomView, codes: readonly FoundCode[]): FoundCode[] {
  const runs: FoundCode[][] = [];
  /** Where the element ends that holds the first two lines of a run, and with them all. */
  let end = Infinity;
  for (const code of codes) {
    const run = runs.at(-1) ?? [];
    const last = run.at(-1);
    const continues =
      last && isLine(last) && isLine(code) && onlyNumbers(view, last.end, code.start);
    if (continues && code.start <= end) {
      if (run.length === 1) end = endOfBoth(view, last, code);
      run.push(code);
    } else {
      runs.push([code]);
      end = Infinity;
    }
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last || run.length < 3) return run;
    return [{ ...first, end: last.end, text: run.map(({ text }) => text).join("\n") }];
  });
}

function endOfBoth(view: DomView, a: FoundCode, b: FoundCode): number {
  const around = commonAncestor(view, a.start, b.start);
  return around ? view.endOf(around) : Infinity;
}

function isLine({ text }: FoundCode): boolean {
  return !text.includes("\n");
}

function onlyNumbers(view: DomView, after: number, before: number): boolean {
  for (let position = after + 1; position < before; position++) {
    const node = view.nodes[position];
    if (node && isText(node) && /[^\s\d\u200b]/.test(node.data)) return false;
  }
  return true;
}

/**
 * Finds the code of a part of the page that has no such element: the outermost elements that begin
 * as a program or a body does, unless they hold several pieces of code (the panes of tabs).
 */
export function findPlainCode(view: DomView, from: number, to: number): FoundCode[] {
  return collect(view, from, to, (element) => {
    if (view.endOf(element) >= to) return false;
    if (inlineElements.has(element.name) && element.name !== "code") return false;
    if (headLanguage(element) === undefined) return false;
    const inner = element.children.filter(isTag);
    const languages = new Set(inner.map(headLanguage).filter((known) => known !== undefined));
    return languages.size < 2 && inner.filter(hasLines).length < 2;
  });
}

/** A block of more than one line: a pane, not a line of code. */
function hasLines(element: Element): boolean {
  if (inlineElements.has(element.name) && element.name !== "code") return false;
  return codeHead(element, HEAD_LENGTH).trim().includes("\n");
}

/** The language by the first line: what stands before the code of a pane is its tabs' labels. */
function headLanguage(element: Element): string | undefined {
  return languageOfCode(codeHead(element, HEAD_LENGTH).split("\n", 1)[0] ?? "");
}

/** Names the language of each piece: by what it says, else by the label of its tab. */
export function nameLanguages(
  view: DomView,
  codes: readonly FoundCode[],
  from: number,
  to: number,
): void {
  const labels: string[] = [];
  const labelBefore = new Map<FoundCode, string | undefined>();
  let next = 0;
  for (let position = from; position < to; position++) {
    const code = codes[next];
    if (code?.start === position) {
      labelBefore.set(code, labels.at(-1));
      next++;
      position = code.end;
      continue;
    }
    const node = view.nodes[position];
    const label = node && isText(node) ? languageOfLabel(view.briefOf(node) ?? "") : undefined;
    if (label !== undefined) labels.push(label);
  }
  codes.forEach((code, i) => {
    const label = labels.length === codes.length ? labels[i] : labelBefore.get(code);
    const told = languageOfCode(code.text);
    code.language = told === "json" && label === "json-simplified" ? label : (told ?? label);
  });
}

function collect(
  view: DomView,
  from: number,
  to: number,
  isCode: (element: Element) => boolean,
): FoundCode[] {
  const found: FoundCode[] = [];
  let position = from;
  while (position < to) {
    const node = view.nodes[position];
    if (node && isTag(node) && isCode(node)) {
      const text = codeText(node);
      const end = view.endOf(node);
      if (text.trim() !== "") found.push({ start: position, end, text, language: undefined });
      position = end + 1;
    } else position++;
  }
  return found;
}
