import { groupBy } from "../../spec/group-by.js";
import type { DocType } from "../doc-types.js";
import { finding, listed } from "../../spec/finding.js";
import { memberIndex, type SampleMember } from "../samples/members.js";
import type { Placement } from "../nesting/nesting-row.js";
import type { Row } from "../page.js";
import type { FindingCode } from "../../spec/findings.js";
import type { Finding } from "../../spec/schema.js";
import { isLiteral } from "../../spec/literals.js";
import { isEmptyLiteral } from "./split-tail.js";

/** Collects what a reader should know of a tree: where it is a guess, where the page contradicts itself. */
export class TreeFindings {
  readonly all: Finding[] = [];

  constructor(
    private readonly rows: readonly Row[],
    private readonly placements: readonly Placement[],
  ) {}

  note(code: FindingCode, at: string, message: string): void {
    this.all.push(finding(code, at, message));
  }

  /** Holds an object's members against what the samples show of it. */
  members(indexes: readonly number[], at: string, objects: readonly SampleMember[]): void {
    const which = (support: Placement["support"]): number[] =>
      indexes.filter((i) => this.placements[i]?.support === support);
    for (const [why, rows] of this.guesses(which("inferred"))) {
      this.rowsNote("nesting-inferred", at, rows, why);
    }
    const against = which("contradicted");
    this.rowsNote("nesting-contradicted", at, against, "the samples show them elsewhere");
    const whole = objects.filter(({ cut }) => !cut);
    if (whole.length === 0) return;
    const lacking = indexes.filter((i) => this.placements[i]?.members.length === 0);
    this.rowsNote("sample-lacks-parameter", at, lacking, "no sample shows them");
    const known = new Set(indexes.flatMap((i) => this.placements[i]?.members ?? []));
    const unknown = whole.flatMap(({ members }) => members.filter((member) => !known.has(member)));
    const names = [...new Set(unknown.map(({ name }) => name))].filter((name) => {
      return !indexes.some((i) => isNamed(this.rows[i]?.name ?? "", name, whole));
    });
    if (names.length > 0) {
      this.note("sample-unknown-member", at, `${listed(names)}: the table does not list them here`);
    }
  }

  /** Rows whose place is a guess, those with the same other places together. */
  private guesses(indexes: readonly number[]): ReadonlyMap<string, number[]> {
    return groupBy(indexes, (i) => {
      const others = (this.placements[i]?.alternatives ?? []).map((row) => this.pathOf(row));
      const instead =
        others.length === 0 ? "" : `; they may as well be members of ${others.join(" or ")}`;
      return `no sample tells that they belong here${instead}`;
    });
  }

  /** `result.items` for the row of the items, `the table itself` for none. */
  private pathOf(row: number): string {
    const names: string[] = [];
    for (let at = row; at >= 0; at = this.placements[at]?.parent ?? -1) {
      names.unshift(this.rows[at]?.name ?? "");
    }
    return names.length === 0 ? "the table itself" : names.join(".");
  }

  example({ type, list }: Pick<DocType, "type" | "list">, example: string, at: string): void {
    if (example === "") return;
    if (isEmptyLiteral(example) && !isOtherEmpty({ type, list }, example)) return;
    const items = list ? example.replace(/^\[|\]$/g, "").split(/[,，]/) : [example];
    if (items.some((item) => isLiteral(type, item.trim()) === false)) {
      this.note("example-against-type", at, `the example ${example} is no ${type}`);
    }
  }

  private rowsNote(code: FindingCode, at: string, indexes: readonly number[], why: string): void {
    if (indexes.length === 0) return;
    const names = indexes.map((i) => this.rows[i]?.name ?? "");
    this.note(code, at, `${listed(names)}: ${why}`);
  }
}

/** `{}` or `[]` for a parameter that is neither an object nor a list. */
function isOtherEmpty({ type, list }: Pick<DocType, "type" | "list">, example: string): boolean {
  return !list && isLiteral(type, example) === false && /^[[{]/.test(example);
}

/** Is `member` what some sample has under the parameter's name? */
function isNamed(param: string, member: string, objects: readonly SampleMember[]): boolean {
  return objects.some((object) => object.members[memberIndex(object, param)]?.name === member);
}
