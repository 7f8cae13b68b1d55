/** `topgen scrape`: pages → one spec file an API. */
import type { Argv } from "yargs";
import { findingKinds } from "../../../spec/findings.js";
import { defineCommand } from "../command.js";
import { count } from "../count.js";
import { resolvePath, type Io } from "../io.js";
import { jsonOption, specOption } from "../options.js";
import { jsonText } from "../plain-text.js";
import { startProgress } from "../progress.js";
import type { SpecFolderPlan } from "../../../spec/folder/plan-spec-folder.js";
import type { Scraped } from "../../../scraper/inputs/scraped.js";

interface ScrapeArgs {
  input: readonly string[];
  spec: string;
  json: boolean;
  allowLargeChange: boolean;
}

export const scrapeCommand = defineCommand({
  name: "scrape",
  describe: "read documentation pages and write one spec file an API",
  positional: "<input...>",
  exitCodes: [
    "0 every page was read",
    "1 some page was refused, or an override no longer applies (the others are written)",
    "2 usage; an input that is not there",
  ],
  builder: (yargs: Argv) =>
    jsonOption(specOption(yargs))
      .positional("input", {
        type: "string",
        array: true,
        demandOption: true,
        describe: "a file, a folder, a URL or a document id",
      })
      .option("allow-large-change", {
        type: "boolean",
        default: false,
        describe: "write specs that lose most of their parameters, too",
      }),
  handler: scrape,
});

async function scrape(args: ScrapeArgs, io: Io): Promise<number> {
  const { inputsOf } = await import("../inputs.js");
  const { loadOverrides } = await import("../../../spec/folder/override-folder.js");
  const { scrapeInputs } = await import("../../../scraper/inputs/scrape-inputs.js");
  const root = resolvePath(io, args.spec);
  const inputs = await inputsOf(args.input, io);
  const overrides = await loadOverrides(root, args.spec);
  const progress = startProgress(io, "reading pages", inputs.pages.length);
  const scraped = await scrapeInputs(inputs.pages, overrides, progress);
  scraped.refused.push(...inputs.refused);
  const written = await write(root, args, scraped);
  for (const { name, message } of refusals(scraped)) io.warn(`refused ${name}: ${message}`);
  const plan = written?.plan;
  for (const file of plan === undefined ? [] : overrides.without(plan.methods)) {
    io.warn(`${file}: there is no spec of that method for it to correct`);
  }
  const summary = summarise(inputs.pages.length + inputs.refused.length, scraped, plan);
  if (args.json) io.out(jsonText(summary));
  else for (const line of summaryLines(summary)) io.say(line);
  return summary.refused.length > 0 ? 1 : 0;
}

/** Writes what was read; methods that lost too much are refused with the others. */
async function write(root: string, args: ScrapeArgs, scraped: Scraped) {
  if (scraped.apis.size === 0) return undefined;
  const { writeSpecFolder } = await import("../../../spec/folder/write-spec-folder.js");
  const allow = args.allowLargeChange;
  const written = await writeSpecFolder(root, args.spec, scraped.apis, allow);
  for (const { method, name, message } of written.losses) {
    scraped.apis.delete(method);
    scraped.refused.push({ name, message });
  }
  return written;
}

function refusals(scraped: Scraped) {
  const all = [...scraped.refused, ...scraped.stale];
  return all.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

interface Summary {
  pages: number;
  specs: { created: string[]; changed: string[]; unchanged: number };
  refused: { page: string; message: string }[];
  /** Finding code → how often, most frequent first. */
  findings: Record<string, number>;
}

function summarise(pages: number, scraped: Scraped, plan: SpecFolderPlan | undefined): Summary {
  const methods = new Map<string, string>();
  for (const method of scraped.apis.keys()) methods.set(plan?.files.get(method) ?? "", method);
  const known = (files: string[] = []): string[] =>
    files.flatMap((file) => methods.get(file) ?? []).sort();
  const counts = new Map<string, number>();
  for (const { spec } of scraped.apis.values()) {
    for (const { code } of spec.findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return {
    pages,
    specs: {
      created: known(plan?.create),
      changed: known(plan?.change),
      unchanged: known(plan?.same).length,
    },
    refused: refusals(scraped).map(({ name, message }) => ({ page: name, message })),
    findings: Object.fromEntries(sorted),
  };
}

function summaryLines({ pages, specs, refused, findings }: Summary): string[] {
  const { created, changed, unchanged } = specs;
  const total = created.length + changed.length + unchanged;
  const lines = [
    `${count(pages, "page")}: ${count(total, "spec")} (${created.length} new, ${changed.length} changed, ${unchanged} unchanged), ${refused.length} refused`,
  ];
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
