import {
  collectEvidence,
  elementOf,
  memberIndex,
  type NameEvidence,
  type SampleMember,
} from "../../samples/members.js";
import { standsIn } from "../../nesting/score.js";
import { isScalarType } from "../../doc-types.js";
import type { Row } from "../../page.js";
import { requiredOfWord } from "../required.js";
import { findHeads, type Head, type Side } from "./head-lines.js";
import type { Line } from "./lines.js";
import { isLimit, isMarked, nameOf, type Cell } from "./cell-roles.js";
import { findNestedRows, type NestedCells } from "./nested-rows.js";

export interface TableContext {
  side: Side;
  /** What the samples tell about the top-level parameters, and about all. */
  top: NameEvidence;
  all: NameEvidence;
  /** The objects whose members are the top-level parameters, one a sample. */
  roots: readonly SampleMember[];
}

/** A row of the table itself, the bullets below it and the lines that continue them. */
interface Group {
  head: Head;
  line: number;
  cells: Cell[];
}

/** Reads the lines of a table into rows; lines before the first row mean nothing and are passed over. */
export function readTable(lines: readonly Line[], context: TableContext): Row[] {
  return groupLines(lines, context).flatMap((group) => readGroup(group, context));
}

function groupLines(lines: readonly Line[], { side, top }: TableContext): Group[] {
  const heads = findHeads(lines, side, top);
  const groups: Group[] = [];
  /** Blank lines count only inside a description. */
  let blanks = "";
  lines.forEach((line, i) => {
    const head = heads.get(i);
    const group = groups.at(-1);
    if (head) groups.push({ head: { ...head }, line: line.number, cells: [] });
    else if (group && line.text === "") blanks += "\n";
    else if (group && line.cell !== undefined) {
      group.cells.push({ text: line.cell, line: line.number });
    } else if (group) {
      const above = group.cells.at(-1);
      if (above) above.text += `${blanks}\n${line.text}`;
      else group.head.rest += `${blanks}\n${line.text}`;
    }
    if (line.text !== "") blanks = "";
  });
  return groups;
}

function readGroup(group: Group, context: TableContext): Row[] {
  const limits = leadingLimits(group.cells.map(({ text }) => text));
  const cells = group.cells.slice(limits.length);
  const found = findNestedRows(cells, context.side, evidenceBelow(group.head, context));
  const nested = isBulletedText(group.head, cells, found) ? [] : found;
  const above = cells.slice(0, nested[0]?.start ?? cells.length).map(({ text }) => text);
  const rows = nested.map((row) => nestedRow(cells, row));
  return [topRow(group, limits, above, { ...context, nested: rows }), ...rows];
}

/** Bullets below a parameter whose type allows no members, none of them with a tree mark. */
function isBulletedText(
  head: Head,
  cells: readonly Cell[],
  nested: readonly NestedCells[],
): boolean {
  return isScalarType(head.type) && !nested.some(({ start }) => isMarked(cells[start]?.text ?? ""));
}

/** What the samples show inside a top-level parameter; where they lack it, what they show at all. */
function evidenceBelow(head: Head, { roots, all }: TableContext): NameEvidence {
  const shown = roots.flatMap((root) => root.members[memberIndex(root, head.name)] ?? []);
  return shown.length > 0 ? collectEvidence(shown) : all;
}

function leadingLimits(texts: readonly string[]): string[] {
  const end = texts.findIndex((text) => !isLimit(text));
  return texts.slice(0, end === -1 ? texts.length : end);
}

function topRow(
  group: Group,
  limits: string[],
  above: readonly string[],
  context: TableContext & { nested: readonly Row[] },
): Row {
  const { head } = group;
  const { type, rest } = settleType(settleList(head, context), head.name, context);
  const row: Row = { name: head.name, type, limits, depth: 0, at: `line ${group.line}` };
  Object.assign(row, head.required);
  // Limits stand between the example and the description, so here the page separates them.
  if (limits.length > 0) {
    row.example = rest;
    row.description = joinBullets(above);
  } else {
    row.tail = { joined: true, cells: [joinBullets([rest, ...above])] };
  }
  return row;
}

/** Bullets that are part of a text get their marks back. */
function joinBullets(cells: readonly string[]): string {
  return cells.join("\n• ").replace(/^\n/, "");
}

/**
 * In a response line `CommonResult [] …` is a list, or an object whose example is `[]`. The sample
 * tells: members of an object stand directly in it, those of a list in an element.
 */
function settleList(
  head: Head,
  { side, roots, nested }: TableContext & { nested: readonly Row[] },
): { type: string; rest: string } {
  const { type, rest } = head;
  if (side === "request" || !type.endsWith(" []")) return { type, rest };
  const isObject = roots.some((root) => {
    const member = root.members[memberIndex(root, head.name)];
    if (!member || member.isArray) return false;
    if (nested.length === 0) return member.members.length === 0 && member.values.includes("[]");
    const element = elementOf(member);
    if (!element) return nested.some(({ name }) => memberIndex(member, name) !== -1);
    return standsIn(member, element, nested) === member;
  });
  if (!isObject) return { type, rest };
  return { type: type.slice(0, -" []".length), rest: `[] ${rest}`.trim() };
}

/**
 * Where the type cell is empty, the example that follows may have the form of a type. The samples
 * know the example; what has members is no scalar that could have one.
 */
function settleType(
  { type, rest }: { type: string; rest: string },
  name: string,
  { top, nested }: TableContext & { nested: readonly Row[] },
): { type: string; rest: string } {
  if (type === "" || isScalarType(type) || nested.length > 0) return { type, rest };
  const text = `${type} ${rest}`;
  const isExample = [...top.values(name)].some(
    (value) =>
      value.startsWith(type.split(" ", 1)[0] ?? type) && `${text} `.startsWith(`${value} `),
  );
  return isExample ? { type: "", rest: text } : { type, rest };
}

function nestedRow(cells: readonly Cell[], { start, end, hasType, hasRequired }: NestedCells): Row {
  const texts = cells.slice(start, end).map(({ text }) => text);
  const [name = ""] = texts;
  const type = hasType ? (texts[1] ?? "") : "";
  const tailStart = 1 + Number(hasType) + Number(hasRequired);
  const row: Row = {
    name: nameOf(name),
    type,
    limits: [],
    leaf: isMarked(name),
    at: `line ${cells[start]?.line ?? 0}`,
  };
  if (hasRequired) Object.assign(row, requiredOfWord(texts[tailStart - 1] ?? ""));
  const tail = texts.slice(tailStart);
  const first = tail.findIndex((text, i) => i < 2 && isLimit(text));
  if (first === -1) {
    row.tail = { joined: false, cells: tail };
    return row;
  }
  row.limits = leadingLimits(tail.slice(first));
  row.example = tail.slice(0, first).join(" ");
  row.description = joinBullets(tail.slice(first + row.limits.length));
  return row;
}
