import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PageError } from "../../scraper/page.js";
import type { ApiSpec } from "../../spec/schema.js";
import { capture, specOf } from "../support/small-page.js";

const without = (spec: ApiSpec): ApiSpec => ({ ...spec, findings: [] });

/** Wherever a page ends behind its tables' headings, it is refused, whole all the same, or told to be cut. */
function silentCuts(page: string, step: number): string[] {
  const whole = without(specOf(page));
  const silent: string[] = [];
  for (let at = page.indexOf("响应参数"); at < page.length; at += step) {
    let spec: ApiSpec;
    try {
      spec = specOf(page.slice(0, at));
    } catch (error) {
      expect(error).toBeInstanceOf(PageError);
      continue;
    }
    const told = spec.findings.some(({ code }) => /cut|sample-missing/.test(code));
    const same = JSON.stringify(without(spec)) === JSON.stringify(whole);
    if (!told && !same) silent.push(page.slice(Math.max(0, at - 40), at));
  }
  return silent;
}

describe("a page that was cut is never silent about it", () => {
  it.each(readdirSync("scraper/captures"))("%s", (file) => {
    expect(silentCuts(readFileSync(`scraper/captures/${file}`, "utf8"), 5)).toEqual([]);
  });

  it("a small page at every character", () => {
    expect(silentCuts(capture(), 1)).toEqual([]);
    const json = '  • XML示例\n  • JSON示例\n{"item_get_response":{"ok":true}}';
    expect(silentCuts(capture({ responseSample: json }), 1)).toEqual([]);
  });

  it("but one that is whole says nothing", () => {
    expect(specOf(capture()).findings).toEqual([]);
  });
});
