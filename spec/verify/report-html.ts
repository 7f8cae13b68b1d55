import { createHash } from "node:crypto";
import { script, style } from "./report-assets.js";
import { unprintableButLayout } from "../unprintable.js";
import { legend, summary } from "./report-text.js";
import type { CodeCount, VerifiedApi, VerifyReport } from "./verify-specs.js";

/** APIs with more findings than this are shown closed. */
const MAX_OPEN = 12;

/**
 * The report as one HTML page that needs nothing else: a search box, a filter for each code, all
 * findings by API. Pages are untrusted, so every text is escaped, and the page's own policy forbids
 * all but its one style and its one script.
 */
export function reportHtml(report: VerifyReport): string {
  const { apis, codes } = report;
  const found = apis.filter(({ findings }) => findings.length > 0);
  const clean = apis.length - found.length;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Documentation defects</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>What the documentation gets wrong</h1>
<p class="lead">${escapeHtml(summary(report.totals))}</p>
${tiles(report)}
${codes.length > 0 ? legendList() : ""}
</header>
<main>
${codes.length > 0 ? codeTable(codes) : ""}
${found.length > 0 ? searchBar(report) : ""}
${found.map((api) => renderApi(api, found.length <= MAX_OPEN)).join("\n")}
<p class="none" id="none"${found.length > 0 ? " hidden" : ""}>${found.length > 0 ? "Nothing matches. Clear the search, or choose more kinds above." : "No findings: every documented example fits its own spec."}</p>
<footer>${clean} of ${apis.length} APIs have no findings.</footer>
</main>
${found.length > 0 ? `<script>${script}</script>` : ""}
</body>
</html>
`;
}

const policy = [
  "default-src 'none'",
  `style-src ${sourceHash(style)}`,
  `script-src ${sourceHash(script)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function sourceHash(source: string): string {
  return `'sha256-${createHash("sha256").update(source).digest("base64")}'`;
}

function tiles({ totals }: VerifyReport): string {
  const { error, warning, info } = totals.bySeverity;
  const tile = (kind: string, count: number, label: string): string =>
    `<div class="tile ${kind}"><b>${count.toLocaleString("en-US")}</b><span>${label}</span></div>`;
  return `<div class="tiles">${[
    tile("", totals.apis, "APIs"),
    tile("", totals.withFindings, "with findings"),
    tile("error", error, "errors"),
    tile("warning", warning, "warnings"),
    tile("info", info, "notes"),
  ].join("")}</div>`;
}

/** The severities in plain words. */
function legendList(): string {
  const lines = Object.entries(legend).map(
    ([severity, meaning]) =>
      `<li><span class="chip ${severity}">${severity === "info" ? "note" : severity}</span> ${escapeHtml(meaning)}</li>`,
  );
  return `<ul class="legend">${lines.join("")}</ul>`;
}

function codeTable(codes: readonly CodeCount[]): string {
  const rows = codes.map(({ code, severity, findings, apis, doc }) => {
    const name = escapeHtml(code);
    return `<tr><td><label><input type="checkbox" checked data-code="${name}"><span class="chip ${severity}">${name}</span></label></td><td class="n">${findings}</td><td class="n">${apis}</td><td class="doc">${escapeHtml(doc)}</td></tr>`;
  });
  return `<table class="codes"><thead><tr><th>Kind <button type="button" id="all">all / none</button></th><th class="n">Findings</th><th class="n">APIs</th><th class="doc">What it means</th></tr></thead>
<tbody>${rows.join("\n")}</tbody></table>`;
}

function searchBar({ totals }: VerifyReport): string {
  return `<div class="bar"><input type="search" id="search" placeholder="Search methods, titles, parameters, messages  ( / )" aria-label="Search the findings" autocomplete="off" spellcheck="false">
<p><span id="shown" role="status">${totals.findings} findings in ${totals.withFindings} APIs</span><button type="button" id="open">open / close all</button></p></div>`;
}

function renderApi({ method, title, page, findings }: VerifiedApi, open: boolean): string {
  const items = findings.map(
    ({ code, severity, at, message }) =>
      `<li data-code="${escapeHtml(code)}"><span><span class="chip ${severity}">${escapeHtml(code)}</span></span><span><span class="at">${escapeHtml(at)}</span><br><span class="say">${escapeHtml(message)}</span></span></li>`,
  );
  const count = `${findings.length} finding${findings.length === 1 ? "" : "s"}`;
  return `<details${open ? " open" : ""}><summary><code>${escapeHtml(method)}</code><span>${escapeHtml(title)}</span><span class="count">${count}</span></summary>
${page === undefined ? "" : `<p class="page"><a href="${escapeHtml(page)}" rel="noreferrer">the page of the documentation</a></p>`}
<ul class="list">${items.join("\n")}</ul></details>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for HTML, between tags and in quoted attributes; characters that no one sees become U+FFFD. */
export function escapeHtml(text: string): string {
  return text
    .replace(unprintableButLayout, "\uFFFD")
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
