import { describe, expect, it } from "vitest";
import { sampleReader } from "../../generator/actions/sample-reader.js";
import { escapeHtml, reportHtml } from "../../spec/verify/report-html.js";
import { reportText } from "../../spec/verify/report-text.js";
import { verifySpecs } from "../../spec/verify/verify-specs.js";
import { api, param } from "./verify-support.js";

describe("the report", () => {
  const hostile = '</li><script>alert(1)</script>"\u202e&#39;';
  const specs = [
    api({
      method: "taobao.b.get",
      findings: [{ code: "rule-contradicted", at: "request.x", message: hostile }],
    }),
    api({
      method: "taobao.a.get",
      title: hostile,
      request: [param("n", { type: "number", example: hostile })],
    }),
    api({ method: "taobao.c.get" }),
  ];
  const report = verifySpecs(specs, sampleReader);

  it("counts by API, severity and code, in one order", () => {
    expect(report.apis.map(({ method }) => method)).toEqual([
      "taobao.a.get",
      "taobao.b.get",
      "taobao.c.get",
    ]);
    expect(report.totals).toEqual({
      apis: 3,
      withFindings: 2,
      findings: 2,
      bySeverity: { error: 0, warning: 2, info: 0 },
    });
    expect(report.codes).toMatchObject([
      { code: "example-against-type", severity: "warning", findings: 1, apis: 1 },
      { code: "rule-contradicted", severity: "warning", findings: 1, apis: 1 },
    ]);
    expect(verifySpecs([...specs].reverse(), sampleReader)).toEqual(report);
  });

  it("as text names every finding and sums up", () => {
    expect(reportText(report)).toContain("taobao.b.get (查询)\n  warning  rule-contradicted");
    expect(reportText(report)).toMatch(
      /3 APIs, 2 findings in 2 of them: 0 errors, 2 warnings, 0 notes\n$/,
    );
    expect(reportText(verifySpecs([api()], sampleReader))).toBe(
      "1 API, no findings: every documented example fits its own spec\n",
    );
  });

  it("puts the gravest first, links to the pages, and says what the severities mean", () => {
    const wrong = (method: string, ...codes: string[]) =>
      api({
        method,
        docId: 7,
        findings: codes.map((code) => ({ code, at: "request.x", message: code })),
      });
    const sorted = verifySpecs(
      [
        wrong("taobao.a.get", "nesting-inferred"),
        wrong("taobao.b.get", "nesting-inferred", "rule-contradicted"),
        wrong("taobao.c.get", "rule-contradicted", "rule-contradicted"),
        wrong("taobao.d.get", "rule-contradicted"),
      ],
      sampleReader,
      (docId) => `https://docs.example/?id=${docId}&x`,
    );
    const order = sorted.apis.map(({ method }) => method.split(".")[1]);
    expect(order).toEqual(["c", "b", "d", "a"]);
    const mixed = sorted.apis.find(({ method }) => method === "taobao.b.get");
    expect(mixed?.findings.map(({ severity }) => severity)).toEqual(["warning", "info"]);
    expect(reportText(sorted)).toContain("  https://docs.example/?id=7&x\n");
    expect(reportText(sorted)).toContain("warning  the documentation is probably wrong");
    expect(reportHtml(sorted)).toContain('href="https://docs.example/?id=7&amp;x"');
    expect(reportHtml(sorted)).toContain("the documentation is probably wrong");
  });

  it("as HTML has nothing of a page but text, and needs nothing from outside", () => {
    const html = reportHtml(report);
    expect(html).not.toContain("<script>alert");
    expect(html).not.toContain("\u202e");
    expect(html).toContain(escapeHtml(hostile));
    expect(html).not.toMatch(/\b(?:src|href|url)\s*[=(]/);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('data-code="rule-contradicted"');
    expect(reportHtml(verifySpecs([api()], sampleReader))).toContain("No findings");
  });
});
