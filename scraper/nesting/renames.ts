import { nameKey } from "../../spec/spelling.js";
import { hasBit, type View } from "./frame.js";
import type { SampleMember } from "../samples/members.js";

/**
 * Finds objects that a sample has under another name than the table: a member with members of its
 * own after which no row of the table is named can only be meant by a row that the sample lacks.
 */
export class Renames {
  private readonly orphans = new Map<SampleMember, readonly number[]>();
  private readonly names: ReadonlySet<string>;

  constructor(rowNames: readonly string[]) {
    this.names = new Set(rowNames.map(nameKey));
  }

  /** The first such member of an object that is still free; -1 when there is none. */
  find({ object, used }: View): number {
    let orphans = this.orphans.get(object);
    if (!orphans) this.orphans.set(object, (orphans = this.search(object)));
    return orphans.find((i) => !hasBit(used, i)) ?? -1;
  }

  private search(object: SampleMember): number[] {
    const found: number[] = [];
    object.members.forEach((member, i) => {
      if (member.members.length > 0 && !this.names.has(nameKey(member.name))) found.push(i);
    });
    return found;
  }
}
