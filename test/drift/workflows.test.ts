/** The workflows hold tokens: what they may do and run is fixed. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const folder = ".github/workflows";
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(`${folder}/${name}`, "utf8"),
}));

describe.each(workflows)("$name", ({ text }) => {
  it("uses actions of GitHub alone, each pinned to a commit with its version beside it", () => {
    const used = [...text.matchAll(/uses: (.*)$/gm)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used)
      expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("grants nothing to all jobs, and to each only what is named", () => {
    expect(text).toMatch(/^permissions: \{\}$/m);
    const jobs = text.slice(text.indexOf("\njobs:\n")).match(/^ {2}[a-z]+:$/gm) ?? [];
    expect(text.match(/^ {4}permissions:$/gm)).toHaveLength(jobs.length);
    expect(text).not.toMatch(/write-all|pull_request_target|secrets\./);
  });

  it("takes no text of an event into a script, but through the environment", () => {
    const scripts = [...text.matchAll(/run: (?:\|\n((?: {10}.*\n|\n)+)|(.*)$)/gm)].map(
      ([, block, line]) => block ?? line,
    );
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).not.toContain("${{");
  });
});
