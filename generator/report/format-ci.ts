/** A report for machines that read the output of tools: GitHub annotations, SARIF, JUnit. */
import { groupBy } from "../../spec/group-by.js";
import { changeRules, type ChangeRuleId, type Level } from "../../spec/diff/rules.js";
import { meanings, type FileDrift } from "../drift/drift.js";
import { jsonText, plainLine, plainText } from "./plain-text.js";
import { packageVersion } from "../package-root.js";
import type { FilePlace } from "../drift/line-of-place.js";
import { staleText, type JudgedChange, type Report } from "./report.js";
import { showDifference, type Marks } from "./show-difference.js";

type Severity = "error" | "warning" | "notice";

/** One thing to say at one place. */
interface Item {
  severity: Severity;
  /** The rule, or the state of a file. */
  rule: string;
  /** The test that it is a failure of: a method, or `files`. */
  group: string;
  title: string;
  message: string;
  place: FilePlace | undefined;
  fingerprint?: string;
}

const severities: Readonly<Record<Level, Severity>> = {
  breaking: "error",
  "non-breaking": "warning",
  "docs-only": "notice",
};

const marks: Marks = { removed: (text) => text, added: (text) => text, plain: plainLine };

function itemsOf({ command, changes, files, unreadable, stale }: Report): Item[] {
  return [
    ...unreadable.map(({ file, message }): Item => {
      const words = { rule: "can't be read", title: `topgen ${command}: can't be read`, message };
      return { severity: "error", group: "files", ...words, place: { file } };
    }),
    ...changes.map((change) => changeItem(change, command)),
    ...files.map((file) => fileItem(file, command)),
    ...stale.map((one): Item => {
      const words = {
        title: `topgen ${command}: stale in the accept list`,
        message: staleText(one),
      };
      return { severity: "error", rule: "stale", group: "accept list", ...words, place: undefined };
    }),
  ];
}

function changeItem(change: JudgedChange, command: string): Item {
  const { rule, level, method, path, before, after, quotes, witness, accepted } = change;
  const fact =
    before === undefined && after === undefined ? "" : `: ${showDifference(before, after, marks)}`;
  const lines = [
    `${method}${path === "" ? "" : ` ${path}`}${fact}`,
    change.doc,
    ...(quotes?.before === undefined ? [] : [`before: ${quotes.before}`]),
    ...(quotes?.after === undefined ? [] : [`after: ${quotes.after}`]),
    ...(witness === undefined
      ? []
      : [witness.text, `before: ${witness.before}; now: ${witness.after}`]),
    ...(accepted === undefined ? [] : [`accepted: ${accepted.reason}`]),
  ];
  return {
    severity: accepted === undefined ? severities[level] : "notice",
    rule,
    group: method,
    title: `topgen ${command}: ${level}, ${rule}`,
    message: lines.join("\n"),
    place: change.uses?.[0] ?? change.place,
    fingerprint: change.fingerprint,
  };
}

/** A file that is only out of date follows from a change that is told for itself. */
function fileItem({ file, state, note, line }: FileDrift, command: string): Item {
  return {
    severity: state === "changed" ? "notice" : "error",
    rule: state,
    group: "files",
    title: `topgen ${command}: ${meanings[state]}`,
    message: note === undefined ? meanings[state] : `${meanings[state]}: ${note}`,
    place: { file, ...(line === undefined ? {} : { line: line.line }) },
  };
}

/** Annotations of a GitHub workflow, one a fact; files that are only out of date are one together. */
export function formatGithub(report: Report): string {
  const late = report.files.filter(({ state }) => state === "changed");
  const rest = report.files.filter(({ state }) => state !== "changed");
  const items = itemsOf({ ...report, files: rest });
  if (late.length > 0) {
    const place = { file: late[0]?.file ?? "" };
    const names = late.slice(0, 5).map(({ file }) => file);
    const message = `${late.length} out of date: ${names.join(", ")}`;
    const severity = report.changes.length > 0 ? "notice" : "error";
    const title = "topgen check: out of date";
    items.push({ severity, rule: "changed", group: "files", title, message, place });
  }
  return items.map(annotation).join("");
}

function annotation({ severity, title, message, place }: Item): string {
  const at = [
    ...(place === undefined ? [] : [`file=${property(place.file)}`]),
    ...(place?.line === undefined ? [] : [`line=${place.line}`]),
    `title=${property(title)}`,
  ];
  return `::${severity} ${at.join(",")}::${data(plainText(message))}\n`;
}

/** The message of a workflow command; the runner reads `%`, CR and LF as escapes. */
function data(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function property(text: string): string {
  return data(plainLine(text)).replace(/:/g, "%3A").replace(/,/g, "%2C");
}

/** SARIF 2.1.0, as code scanning reads it. */
export function formatSarif(report: Report): string {
  const items = itemsOf(report);
  const ids = [...new Set(items.map(({ rule }) => rule))].sort();
  return jsonText({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "topgen",
            version: packageVersion(),
            rules: ids.map((id) => ({ id, shortDescription: { text: ruleDoc(id) } })),
          },
        },
        results: items.map(({ severity, rule, message, place, fingerprint }) => ({
          ruleId: rule,
          ruleIndex: ids.indexOf(rule),
          level: severity === "notice" ? "note" : severity,
          message: { text: plainText(message) },
          locations: place === undefined ? [] : [sarifPlace(place)],
          ...(fingerprint === undefined ? {} : { partialFingerprints: { topgen: fingerprint } }),
        })),
      },
    ],
  });
}

function ruleDoc(id: string): string {
  return Object.hasOwn(changeRules, id) ? changeRules[id as ChangeRuleId].doc : `A file: ${id}.`;
}

function sarifPlace({ file, line }: FilePlace) {
  const uri = file.split("/").map(encodeURIComponent).join("/");
  const region = line === undefined ? {} : { region: { startLine: line } };
  return { physicalLocation: { artifactLocation: { uri }, ...region } };
}

/** JUnit XML: a suite a method; what is breaking or a broken file fails, the rest passes with a note. */
export function formatJunit(report: Report): string {
  const suites = [...groupBy(itemsOf(report), ({ group }) => group)].map(([name, items]) => {
    const failures = items.filter(({ severity }) => severity === "error").length;
    const cases = items.map((item) => testCase(name, item)).join("");
    return `  <testsuite name="${xml(name)}" tests="${items.length}" failures="${failures}">\n${cases}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="topgen ${report.command}">\n${suites.join("")}</testsuites>\n`;
}

function testCase(group: string, { severity, rule, message, place }: Item): string {
  const [first = ""] = message.split("\n");
  const at = place === undefined ? "" : ` file="${xml(place.file)}"`;
  const head = `    <testcase classname="${xml(group)}" name="${xml(`${rule} ${first}`)}"${at}`;
  const text = xml(message);
  return severity === "error"
    ? `${head}><failure message="${xml(first)}">${text}</failure></testcase>\n`
    : `${head}><system-out>${text}</system-out></testcase>\n`;
}

function xml(text: string): string {
  return plainText(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/[\ufffe\uffff]/g, "");
}
