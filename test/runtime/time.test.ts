/** GMT+8, wherever the process runs. */
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { formatDate, toDate } from "../../templates/runtime/time.js";

describe("dates of TOP", () => {
  it.each([
    ["2016-01-01T04:00:00Z", "2016-01-01 12:00:00"],
    ["2015-12-31T16:00:00Z", "2016-01-01 00:00:00"],
    ["2020-02-28T16:30:59.999Z", "2020-02-29 00:30:59"],
    ["0099-12-31T15:59:59Z", "0099-12-31 23:59:59"],
  ])("writes %s as %s", (instant, text) => {
    expect(formatDate(new Date(instant))).toBe(text);
  });

  it("reads back every second that it writes", () => {
    const instants = fc.date({
      min: new Date("0001-01-02"),
      max: new Date("9999-12-30"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        const second = Math.floor(instant.getTime() / 1000) * 1000;
        expect(toDate(formatDate(instant)).getTime()).toBe(second);
      }),
    );
  });

  it.each([
    ["2016-01-01", "2015-12-31T16:00:00.000Z"],
    ["2016-01-01 08:30", "2016-01-01T00:30:00.000Z"],
    ["2016-01-01T08:30:00.5", "2016-01-01T00:30:00.500Z"],
  ])("reads %s", (text, instant) => {
    expect(toDate(text).toISOString()).toBe(instant);
  });

  it.each([
    "",
    "x",
    "2016-02-30 00:00:00",
    "2016-13-01 00:00:00",
    "2016-01-01 24:00:00",
    "2016-1-1",
  ])("refuses %j", (text) => {
    expect(() => toDate(text)).toThrow(RangeError);
  });

  it("refuses a year that does not fit the format, and an invalid date", () => {
    expect(() => formatDate(new Date("+010000-01-01T00:00:00Z"))).toThrow(RangeError);
    expect(() => formatDate(new Date(Number.NaN))).toThrow(RangeError);
  });

  it("gives the same text in every zone", async () => {
    const bundled = await build({
      entryPoints: ["templates/runtime/time.ts"],
      bundle: true,
      format: "cjs",
      write: false,
    });
    const code = `${bundled.outputFiles[0]?.text ?? ""}
      const time = module.exports;
      console.log(time.formatDate(new Date("2016-07-01T04:00:00Z")), time.toDate("2016-03-27 02:30:00").toISOString());`;
    for (const TZ of [
      "UTC",
      "Asia/Shanghai",
      "America/New_York",
      "Europe/Berlin",
      "Pacific/Kiritimati",
    ]) {
      const output = execFileSync(process.execPath, ["-e", code], { env: { ...process.env, TZ } });
      expect(output.toString().trim()).toBe("2016-07-01 12:00:00 2016-03-26T18:30:00.000Z");
    }
  });
});
