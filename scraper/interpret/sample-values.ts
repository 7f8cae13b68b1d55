import type { DocType } from "../doc-types.js";
import { elementOf, type SampleMember } from "../nesting/members.js";

/**
 * The texts that samples show as a parameter's value: a leaf's own; for a list of scalars those of
 * its elements, joined by commas as an example value is written. An empty text means that the
 * sample shows the parameter without a value. Objects have none.
 */
export function sampleValues(members: readonly SampleMember[], doc: DocType): string[] {
  if (doc.type === "object") return [];
  const values: string[] = [];
  for (const member of members) {
    const element = doc.list ? elementOf(member) : undefined;
    if (element && element.members.length === 0 && element.values.length > 0) {
      values.push(element.values.join(","));
      if (element.values.length > 1) values.push(element.values[0] ?? "");
    } else if (member.members.length === 0) {
      values.push(...member.values);
      if (member.values.length > 1) values.push(member.values.join(","));
    }
  }
  return [...new Set(values)];
}
