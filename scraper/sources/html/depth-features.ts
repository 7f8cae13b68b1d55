import { isTag, isText, type AnyNode, type Element } from "domhandler";
import { $, type DomView } from "./dom-view.js";
import type { FoundRow } from "./find-rows.js";
import { indentOf } from "./name-cell.js";

/** Elements around a row that are looked at for an indent or a level. */
const MAX_ANCESTORS = 16;
/** Elements inside the name cell that are looked at. */
const MAX_INNER = 6;
const MAX_ATTRIBUTE = 200;

/**
 * Numbers about a row that may tell its depth, by what they were taken from: how deep its element
 * stands, numbers in attributes of it and the elements around it (`class="lv2"`, `data-level`,
 * `padding-left:40px`), spacers and white space before the name. Which of them do tell, all rows
 * together decide.
 */
export function depthFeatures(view: DomView, row: FoundRow, prefix: string): Map<string, number> {
  const features = new Map<string, number>([["nesting", view.levelOf(row.element)]]);
  const add = (key: string, value: number): void => {
    if (!features.has(key) && Number.isFinite(value)) features.set(key, value);
  };
  const nameCell = row.cells[0];
  const around = [row.element, ...$(row.element).parentsUntil(isTableOrBody)];
  const inside =
    nameCell === undefined || nameCell === row.element ? [] : [nameCell, ...$(nameCell).find("*")];
  for (const element of around.filter(isTag).slice(0, MAX_ANCESTORS))
    addAttributes(element, "row", add);
  for (const element of inside.filter(isTag).slice(0, MAX_INNER))
    addAttributes(element, "name", add);
  add("prefix", prefix.length);
  add("indent", indentOf(prefix));
  add("spacers", nameCell ? countSpacers(nameCell) : 0);
  return features;
}

/** Features that a row without them has as zero: no indent is an indent of 0. */
export function zeroWhenAbsent(key: string): boolean {
  return key.includes(":style:");
}

/** Features of what stands before the name, as marks do. */
export function isBesideMark(key: string): boolean {
  return key === "prefix" || key === "indent" || key === "spacers";
}

const isTableOrBody = (_: number, node: AnyNode): boolean =>
  isTag(node) && (node.name === "table" || node.name === "body");

type Add = (key: string, value: number) => void;

function addAttributes(element: Element, place: string, add: Add): void {
  for (const [name, value] of Object.entries(element.attribs)) {
    if (value.length > MAX_ATTRIBUTE || name === "id" || name === "href" || name === "src")
      continue;
    if (name === "style") addIndents(element, place, add);
    else if (name === "width") add(`${place}:style:width`, parseFloat(value));
    else for (const token of value.split(/\s/)) addNumber(token, `${place}:${name}`, add);
  }
}

/** `lv2` → 2 under the key `lv#`; tokens without a number or with more than one say nothing. */
function addNumber(token: string, key: string, add: Add): void {
  const numbers = token.match(/\d{1,6}/g);
  if (numbers?.length === 1) add(`${key}:${token.replace(/\d{1,6}/, "#")}`, Number(numbers[0]));
}

/** The left side of the box, in its own unit: rows of one table use one. */
function addIndents(element: Element, place: string, add: Add): void {
  for (const [name, value] of Object.entries($(element).css() ?? {})) {
    const property = name.toLowerCase();
    if (/^(?:padding|margin)-(?:left|inline-start)$|^(?:text-indent|left|width)$/.test(property)) {
      add(`${place}:style:${property}`, parseFloat(value.replace(/^calc\(/, "")));
    } else if (property === "padding" || property === "margin") {
      const sides = value.split(/\s{1,8}/);
      add(`${place}:style:${property}-left`, parseFloat(sides[3] ?? sides[1] ?? value));
    }
  }
}

/** Empty elements before the first text of a cell. */
function countSpacers(cell: AnyNode): number {
  let count = 0;
  const visit = (node: AnyNode): boolean => {
    if (isText(node)) return node.data.trim() !== "";
    if (!isTag(node)) return false;
    const found = node.children.some(visit);
    if (!found) count++;
    return found;
  };
  visit(cell);
  return count;
}
