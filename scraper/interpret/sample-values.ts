import type { DocType } from "../doc-types.js";
import { elementOf, type SampleMember } from "../samples/members.js";

/**
 * The texts that samples show as a parameter's value: a leaf's own; for a list of scalars those of
 * its elements, joined by commas as an example value is written. An empty text means that the
 * sample shows the parameter without a value. Objects have none.
 */
export function sampleValues(members: readonly SampleMember[], doc: DocType): string[] {
  if (doc.type === "object") return [];
  const values = members.flatMap((member) => {
    const element = doc.list ? elementOf(member) : undefined;
    if (element && element.members.length === 0) return listTexts(element.values);
    if (member.members.length > 0) return [];
    return doc.list && member.values.length !== 1 ? listTexts(member.values) : member.values;
  });
  return [...new Set(values.map((value) => (value.trim() === "" ? "" : value)))];
}

/** The example that a list's elements stand for: all of them, or one that is shown several times. */
function listTexts(items: readonly string[]): string[] {
  return items.length > 1 ? [items.join(","), items[0] ?? ""] : [items[0] ?? ""];
}
