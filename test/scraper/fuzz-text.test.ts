import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PageError } from "../../scraper/page.js";
import { scrapePage } from "../../scraper/scrape.js";
import { apiSpecSchema } from "../../spec/schema.js";
import { mutate } from "../support/mutate.js";

const folder = new URL("../../scraper/captures/", import.meta.url);
const captures = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8"));
const encoder = new TextEncoder();

/** The spec, or why the page was refused. Anything else but a PageError fails the test. */
function scrapeOrRefuse(text: string): PageError | undefined {
  try {
    const { spec } = scrapePage(encoder.encode(text));
    expect(apiSpecSchema.safeParse(spec).error).toBeUndefined();
    return undefined;
  } catch (error) {
    if (error instanceof PageError) return error;
    throw error;
  }
}

test("a damaged capture gives a valid spec or a refusal", () => {
  let refused = 0;
  for (let seed = 1; seed <= 400; seed += 1) {
    if (scrapeOrRefuse(mutate(captures[seed % captures.length] ?? "", seed))) refused += 1;
  }
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThan(400);
});

test("a capture cut inside a table is refused with the line where it ends", () => {
  for (const capture of captures) {
    const start = capture.indexOf("名称 类型 是否必须");
    const end = capture.indexOf("请求示例");
    for (let i = start; i < end; i += 97) {
      const error = scrapeOrRefuse(capture.slice(0, i));
      expect(error).toBeInstanceOf(PageError);
      const isAtEnd = error?.at === `line ${capture.slice(0, i).split("\n").length}`;
      expect(isAtEnd || error?.at === "page").toBe(true);
    }
  }
});

test("a capture cut inside its samples keeps the table and says what is missing", () => {
  for (const capture of captures) {
    const java = capture.indexOf("req.set");
    const xml = capture.lastIndexOf("</result>", capture.indexOf("异常示例"));
    for (const cut of [java, xml]) {
      const { spec } = scrapePage(encoder.encode(capture.slice(0, cut)));
      const codes = spec.findings.map(({ code }) => code);
      expect(codes.some((code) => code === "sample-cut" || code === "sample-missing")).toBe(true);
      expect(spec.response[0]?.fields?.length).toBeGreaterThan(0);
    }
  }
});
