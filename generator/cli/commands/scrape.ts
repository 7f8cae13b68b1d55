/** `topgen scrape`: pages → one spec file an API. */
import { findingKinds } from "../../../spec/findings.js";
import type { Summary } from "../../actions/results.js";
import { defineCommand } from "../command.js";
import { count, jsonText, plainLine } from "../../report/plain-text.js";
import type { Io } from "../../io.js";
import {
  dryRun,
  flag,
  json,
  list,
  numberOf,
  pages,
  runOptions,
  shard,
  siteOptions,
  spec,
} from "../options.js";

export const scrapeCommand = defineCommand({
  name: "scrape",
  describe: "read documentation pages and write one spec file an API",
  exitCodes: [
    "0 every page was read",
    "1 some page was refused, or an override no longer applies (the others are written); the site ended the run early",
    "2 usage; an input that is not there",
  ],
  options: {
    spec,
    json,
    shard,
    ...runOptions,
    pages,
    ...siteOptions,
    "dry-run": dryRun,
    category: list("with --site: only categories that a glob matches: '本地生活*'"),
    method: list("with --site: only methods that a glob matches: 'alibaba.alsc.*'"),
    since: {
      type: "string",
      requiresArg: true,
      describe: "with --site: only documents changed since a day, 2024-05-01, where the site tells",
    },
    "max-loss": {
      default: 0.1,
      requiresArg: true,
      coerce: numberOf("--max-loss", { what: "a share", to: 1 }),
      describe: "with --site: write nothing when a larger share failed, vanished or shrank",
    },
    "allow-large-change": flag(
      "write specs that lose most of their parameters, and after large losses, too",
    ),
  },
  positionals: {
    input: {
      type: "string",
      array: true,
      describe: "a file, a folder, a URL or a document id; with --site alone: the whole catalogue",
    },
  },
  async handler(args, io) {
    const { scrape } = await import("../../actions/scrape.js");
    const summary = await scrape(args, io);
    for (const { page, message } of summary.refused) io.warn(`refused ${page}: ${message}`);
    if (args.json) io.out(jsonText(summary));
    else tell(summary, args.dryRun, io);
    return summary.refused.length + summary.failed > 0 ? 1 : 0;
  },
});

function tell(summary: Summary, isDry: boolean, io: Io): void {
  for (const { docId, method } of summary.documents ?? []) {
    io.out(`${plainLine(`${docId} ${method}`)}\n`);
  }
  if (summary.documents !== undefined) {
    io.say(`${count(summary.documents.length, "document")} would be fetched; nothing was written`);
    return;
  }
  for (const line of summaryLines(summary)) io.say(line);
  if (isDry) io.say("nothing was written");
}

/** So many methods are named one by one; --json names all. */
const mostNamed = 30;

function named({ created, changed }: Summary["specs"]): string[] {
  const all = [
    ...created.map((method) => `  new      ${method}`),
    ...changed.map((method) => `  changed  ${method}`),
  ];
  const more = all.length - mostNamed;
  return more <= 0 ? all : [...all.slice(0, mostNamed), `  and ${more} more: --json lists them`];
}

function summaryLines({ pages, specs, refused, findings }: Summary): string[] {
  const { created, changed, unchanged } = specs;
  const total = created.length + changed.length + unchanged;
  const lines = [
    `${count(pages, "page")}: ${count(total, "spec")} (${created.length} new, ${changed.length} changed, ${unchanged} unchanged), ${refused.length} refused`,
  ];
  lines.push(...named(specs));
  const codes = Object.entries(findings);
  if (codes.length > 0) lines.push("findings, which topgen verify lists one by one:");
  const width = Math.max(0, ...codes.map(([code]) => code.length));
  for (const [code, number] of codes) {
    const doc = Object.hasOwn(findingKinds, code)
      ? findingKinds[code as keyof typeof findingKinds].doc
      : "";
    lines.push(`  ${String(number).padStart(6)} ${code.padEnd(width)}  ${doc}`);
  }
  return lines;
}
