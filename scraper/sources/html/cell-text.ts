import { isTag, isText, type AnyNode } from "domhandler";
import { oneLine } from "../plain.js";
import { inlineElements } from "./scopes.js";

/** The text of a cell, its lines joined by LF: what `<br>` and blocks part stays parted. */
export function cellText(cell: AnyNode | undefined): string {
  return cell ? cellLines(cell).join("\n") : "";
}

/** The lines of a cell that hold text, white space collapsed as on the screen. */
export function cellLines(cell: AnyNode): string[] {
  const lines: string[] = [];
  let parts: string[] = [];
  const endLine = (): void => {
    const line = oneLine(parts.join(""));
    if (line !== "") lines.push(line);
    parts = [];
  };
  const visit = (node: AnyNode): void => {
    if (isText(node)) parts.push(node.data);
    if (!isTag(node)) return;
    const inline = inlineElements.has(node.name);
    if (!inline) endLine();
    for (const child of node.children) visit(child);
    if (!inline) endLine();
  };
  visit(cell);
  endLine();
  return lines;
}
