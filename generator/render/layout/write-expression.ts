/**
 * Expressions as prettier lays them out. `tail` is the width of what must follow on the same line:
 * a comma, a semicolon, closing brackets.
 */
import type { Arrow, ArrayLiteral, Call, Expression, Member, ObjectLiteral } from "./nodes.js";
import { Unknown } from "./reader.js";
import type { Writer } from "./writer.js";

type WriteBlock = (
  writer: Writer,
  body: Extract<Arrow["body"], { kind: "block" }>,
  indent: number,
) => void;

/** Where an expression stands. */
export interface Place {
  writer: Writer;
  indent: number;
  tail: number;
  writeBlock: WriteBlock;
}

/** @throws Unknown where the layout does not know how prettier would break it */
export function writeExpression(expression: Expression, place: Place): void {
  const { writer, tail } = place;
  if (!expression.forced && writer.fits(expression.width + tail)) {
    writer.put(expression.flat, expression.width);
    return;
  }
  switch (expression.kind) {
    case "atom":
      writer.put(expression.flat, expression.width);
      return;
    case "object":
      writeObject(expression, place);
      return;
    case "array":
      writeArray(expression, place);
      return;
    case "call":
      writeCall(expression, place);
      return;
    case "arrow":
      writeArrow(expression, place);
  }
}

const deeper = (place: Place, tail: number): Place => ({
  ...place,
  indent: place.indent + 2,
  tail,
});

function writeObject({ members }: ObjectLiteral, place: Place): void {
  const { writer, indent } = place;
  writer.word("{");
  const inner = deeper(place, 1);
  for (const member of members) {
    if (member.spaced) writer.gap();
    writer.line(inner.indent);
    writeMember(member, inner);
    writer.word(",");
  }
  writer.line(indent);
  writer.word("}");
}

/** Keys so short that a line of its own for the value would gain nothing. */
const shortKey = 5;

function writeMember({ key, keyWidth, value }: Member, place: Place): void {
  place.writer.put(`${key}:`, keyWidth + 1);
  writeAssigned(value, place, keyWidth < shortKey);
}

/** What stands behind `=` or `:`: on the same line, or on the next one where that helps. */
export function writeAssigned(value: Expression, place: Place, staysOnLine: boolean): void {
  const { writer, indent, tail } = place;
  // Prettier breaks after the operator before it breaks a string, a path or a call of one short
  // argument; the others stay as long as what precedes their first possible break fits.
  const needed = isUnbreakable(value) ? value.width + tail : headOf(value, tail);
  if (staysOnLine || writer.fits(1 + needed)) {
    writer.word(" ");
    writeExpression(value, place);
    return;
  }
  if (mayBreakInType(value)) throw new Unknown("type arguments that may break");
  writer.line(indent + 2);
  writeExpression(value, deeper(place, tail));
}

/** Whether prettier would rather break the type arguments of a call, a list, than a line that is full. */
export const mayBreakInType = (value: Expression): boolean =>
  value.kind === "call" && value.callee.endsWith("[]>");

function isUnbreakable(value: Expression): boolean {
  if (value.kind === "atom") return true;
  return (
    value.kind === "call" && (value.isFixed || (value.isPoor && !value.forced && !value.isChain))
  );
}

/** The width of an expression up to where it can break first. */
export function headOf(value: Expression, tail: number): number {
  switch (value.kind) {
    case "atom":
      return value.width + tail;
    case "object":
    case "array":
      return value.width === 2 ? 2 + tail : 1;
    case "call":
      return value.args.length === 0 || value.isFixed ? value.width + tail : value.calleeWidth + 1;
    case "arrow":
      return arrowHead(value);
  }
}

/** The width of a function up to the line break inside its body, or before it. */
function arrowHead({ head, body }: Arrow): number {
  if (body.kind === "block") return head.length + " {".length;
  return body.kind === "object" ? head.length + " ({".length : head.length;
}

function writeArray({ items, isFilled }: ArrayLiteral, place: Place): void {
  const { writer, indent } = place;
  const inner = deeper(place, 1);
  writer.word("[");
  writer.line(inner.indent);
  items.forEach((item, index) => {
    const isFirst = index === 0;
    if (isFilled && !isFirst && writer.fits(item.width + 2)) writer.word(" ");
    else if (!isFirst) writer.line(inner.indent);
    writeExpression(item, inner);
    writer.word(",");
  });
  writer.line(indent);
  writer.word("]");
}

function writeCall(call: Call, place: Place): void {
  const { writer, indent } = place;
  const { callee, calleeWidth, args } = call;
  if (call.isChain) throw new Unknown("a chain of calls that does not fit on a line");
  if (mayBreakInType(call) && !writer.fits(calleeWidth + 1)) {
    throw new Unknown("type arguments that may break");
  }
  writer.put(`${callee}(`, calleeWidth + 1);
  if (args.length === 0 || call.isFixed) {
    writer.put(call.flat.slice(callee.length + 1), call.width - calleeWidth - 1);
    return;
  }
  if (isTestCall(call)) {
    writeRow(args, place);
    writer.word(")");
    return;
  }
  if (hugsLast(args) && fitsBeforeLast(args, writer)) {
    writeRow(args, place);
    writer.word(")");
    return;
  }
  const inner = deeper(place, 1);
  for (const arg of args) {
    writer.line(inner.indent);
    writeExpression(arg, inner);
    writer.word(",");
  }
  writer.line(indent);
  writer.word(")");
}

/** All arguments on one line but the last, which is broken. */
function writeRow(args: readonly Expression[], place: Place): void {
  const { writer } = place;
  args.forEach((arg, index) => {
    if (index > 0) writer.word(", ");
    if (index < args.length - 1) writer.put(arg.flat, arg.width);
    else writeBroken(arg, place);
  });
}

function writeBroken(last: Expression, place: Place): void {
  if (last.kind === "object") writeObject(last, place);
  else if (last.kind === "array") writeArray(last, place);
  else if (last.kind === "arrow") writeArrow(last, place);
  else throw new Unknown("a last argument that does not break");
}

/** `it("…", () => { … })`: stays on its line however long its title is. */
function isTestCall({ callee, args }: Call): boolean {
  const [title, body, ...others] = args;
  const isTitled = title?.kind === "atom" && title.type === "string";
  return (
    /^(?:describe|it|test)$/.test(callee) &&
    isTitled &&
    body?.kind === "arrow" &&
    others.length === 0
  );
}

/** A last argument that may keep its opening bracket on the line of the call. */
function hugsLast(args: readonly Expression[]): boolean {
  const last = args.at(-1);
  const before = args.at(-2);
  if (last === undefined || args.slice(0, -1).some(({ forced }) => forced)) return false;
  if (last.kind === "object") return last.members.length > 0 && before?.kind !== "object";
  if (last.kind === "array") {
    return (
      last.items.length > 0 &&
      before?.kind !== "array" &&
      before?.kind !== "arrow" &&
      !(args.length > 1 && last.isFilled)
    );
  }
  return last.kind === "arrow" && before?.kind !== "arrow";
}

function fitsBeforeLast(args: readonly Expression[], writer: Writer): boolean {
  const last = args.at(-1);
  const head = last?.kind === "arrow" ? arrowHead(last) : 1;
  return writer.fits(args.slice(0, -1).reduce((sum, { width }) => sum + width + 2, head));
}

function writeArrow({ head, body }: Arrow, place: Place): void {
  const { writer, indent } = place;
  writer.word(head);
  if (body.kind === "block") {
    writer.word(" ");
    place.writeBlock(writer, body, indent);
    return;
  }
  if (body.kind === "object") {
    writer.word(" (");
    writeObject(body, place);
    writer.word(")");
    return;
  }
  if (body.kind !== "call" && body.kind !== "atom") throw new Unknown("the body of an arrow");
  writer.line(indent + 2);
  if (body.forced || !writer.fits(body.width + place.tail)) throw new Unknown("a wide body");
  writeExpression(body, deeper(place, place.tail));
}
