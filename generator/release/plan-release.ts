/** The version and the changelog entry that a set of changes calls for. */
import { createHash } from "node:crypto";
import { inc } from "semver";
import { groupBy } from "../../spec/group-by.js";
import { count, markdownCell } from "../report/plain-text.js";
import { byMethod, stepOf, type JudgedChange } from "../report/report.js";
import { showDifference, type Marks } from "../report/show-difference.js";

export interface ReleasePlan {
  version: string;
  /** The whole changelog with the entry of this release. */
  changelog: string;
  /** The entry alone. */
  entry: string;
  /** Whether the changelog has told these changes already. */
  isDone: boolean;
}

export interface ReleaseFacts {
  changes: readonly JudgedChange[];
  /** The version of the last release. */
  released: string;
  /** The changelog as it stands; `""`: there is none. */
  changelog: string;
  /** `yyyy-MM-dd` */
  today: string;
}

const head = `# Changelog

Notable changes to this package, in the form of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/); versions follow [semantic versioning](https://semver.org/).
`;

export function planRelease({ changes, released, changelog, today }: ReleaseFacts): ReleasePlan {
  const version = nextVersion(released, changes);
  const digest = digestOf(changes);
  const told = topEntry.exec(changelog);
  if (told?.[2] === digest)
    return { version: told[1] ?? version, changelog, entry: "", isDone: true };
  const mark = `<!-- since ${released}, ${digest} -->`;
  const entry = [`## [${version}] - ${today}`, "", mark, ...sections(changes)].join("\n");
  const whole = withEntry(changelog, entry, released);
  return { version, changelog: whole, entry: `${entry}\n`, isDone: false };
}

/** Below 1.0.0 the second number stands for what breaks, as npm's caret takes it. */
function nextVersion(released: string, changes: readonly JudgedChange[]): string {
  const step = stepOf(changes);
  if (step === "none") return released;
  const early = released.startsWith("0.");
  const own = early ? ({ major: "minor", minor: "patch", patch: "patch" } as const)[step] : step;
  return inc(released, own) ?? released;
}

/** The newest entry: its version, and what tells the changes that it is about. */
const topEntry =
  /^(?:(?!^## \[)[^])*?^## \[([^\]]+)\][^\n]*\n\n<!-- since \S+, ([0-9a-f]{12}) -->/m;

function digestOf(changes: readonly JudgedChange[]): string {
  const facts = changes.map(({ fingerprint, before, after }) => [fingerprint, before, after]);
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 12);
}

/** Puts an entry on top, in the place of one that was not released yet. */
function withEntry(changelog: string, entry: string, released: string): string {
  const text = changelog === "" ? head : changelog;
  const first = text.search(/^## \[/m);
  if (first < 0) return `${text.trimEnd()}\n\n${entry}\n`;
  const [above, below] = [text.slice(0, first), text.slice(first)];
  // An entry since the same version was never released: it is told anew.
  const pending = new RegExp(
    `^## \\[[^\\]]*\\][^\\n]*\\n\\n<!-- since ${released.replaceAll(".", "\\.")}, `,
  );
  const next = below.slice(3).search(/^## \[/m);
  const rest = pending.test(below) ? (next < 0 ? "" : below.slice(next + 3)) : below;
  return `${above}${entry}\n${rest === "" ? "" : `\n${rest}`}`;
}

type Section = "Breaking" | "Added" | "Changed" | "Documentation";

function sections(changes: readonly JudgedChange[]): string[] {
  const told = groupBy(changes, sectionOf);
  const lines: string[] = [];
  for (const section of ["Breaking", "Added", "Changed"] as const) {
    const own = told.get(section);
    if (own !== undefined) lines.push("", `### ${section}`, "", ...items(own));
  }
  const words = byMethod(told.get("Documentation") ?? []);
  if (words.size > 0) {
    const names = [...words.keys()].slice(0, 20).map((method) => `\`${method}\``);
    const more = words.size > 20 ? ` and ${words.size - 20} more` : "";
    lines.push("", "### Documentation", "", `- Only words: ${names.join(", ")}${more}.`);
  }
  return lines;
}

function sectionOf({ level, rule }: JudgedChange): Section {
  if (level === "breaking") return "Breaking";
  if (level === "docs-only") return "Documentation";
  return /-added$|-told$/.test(rule) ? "Added" : "Changed";
}

const marks: Marks = { removed: (text) => text, added: (text) => text, plain: markdownCell };

/** One item a method, with a line a change where there are several. */
function items(changes: readonly JudgedChange[]): string[] {
  return [...byMethod(changes)].flatMap(([method, own]) => {
    const [only] = own;
    if (own.length === 1 && only !== undefined) return [`- \`${method}\`: ${sentence(only)}`];
    return [
      `- \`${method}\` (${count(own.length, "change")}):`,
      ...own.map((one) => `  - ${sentence(one)}`),
    ];
  });
}

/** What a reader of the entry needs: where, what it means, what it was and is. */
function sentence({ path, to, before, after, doc, quotes }: JudgedChange): string {
  const place =
    path === "" ? "" : `\`${path.split("#")[0] ?? ""}\`${to === undefined ? "" : ` → \`${to}\``}: `;
  const known = [before, after].filter((value) => value !== undefined);
  // A section says already what is new and what is gone.
  const shown = known.length === 1 ? bare(known[0]) : showDifference(before, after, marks);
  const values = known.length === 0 ? "" : ` (${markdownCell(shown)})`;
  const told = quotes?.after === undefined ? "" : ` “${markdownCell(quotes.after)}”`;
  return `${place}${doc.replace(/\.$/, "")}${to === undefined ? values : ""}.${told}`;
}

/** A value without the quotes that set it apart from another. */
const bare = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);
