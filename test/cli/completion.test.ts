/** `topgen completion`: what a shell offers, asked of the shell itself where it is installed. */
import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../generator/cli/commands/index.js";
import { workplace, type Workplace } from "./support.js";

let place: Workplace;
const scripts: Record<string, string> = {};
beforeAll(async () => {
  place = await workplace();
  await place.write("topgen.txt", "");
  for (const shell of ["bash", "zsh", "fish"]) {
    scripts[shell] = (await place.run("completion", shell)).stdout;
    await place.write(`completion.${shell}`, scripts[shell]);
  }
});

const has = (shell: string): boolean => spawnSync(shell, ["-c", "exit 0"]).status === 0;

/** What bash offers for a command line that ends where the cursor stands. */
function bash(...words: string[]): string[] {
  const program = `source completion.bash
COMP_WORDS=(topgen ${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length}
_topgen; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = spawnSync("bash", ["-c", program], { cwd: place.folder, encoding: "utf8" });
  return stdout.split("\n").filter((line) => line !== "");
}

describe.runIf(has("bash"))("bash", () => {
  it("offers commands, their options, their values, and files", () => {
    expect(bash("")).toEqual(Object.keys(commands));
    expect(bash("ex")).toEqual(["export"]);
    expect(bash("generate", "--z")).toEqual(["--zod"]);
    expect(bash("generate", "--zod", "")).toEqual(["mini", "classic"]);
    expect(bash("--quiet", "export", "")).toEqual(["openapi", "json-schema"]);
    expect(bash("scrape", "topgen.t")).toEqual(["topgen.txt"]);
    expect(bash("generate", "--package.n")).toEqual(["--package.name"]);
  });
});

describe.runIf(has("fish"))("fish", () => {
  const fish = (line: string): string[] => {
    const program = `source completion.fish; complete -C '${line}'`;
    const { stdout } = spawnSync("fish", ["--no-config", "-c", program], {
      cwd: place.folder,
      encoding: "utf8",
    });
    return stdout.split("\n").map((one) => one.split("\t")[0] ?? "");
  };

  it("offers commands, their options and their values", () => {
    expect(fish("topgen ex")).toContain("export");
    expect(fish("topgen generate --z")).toContain("--zod");
    expect(fish("topgen generate --zod ")).toEqual(expect.arrayContaining(["classic", "mini"]));
    expect(fish("topgen export ")).toContain("json-schema");
  });
});

describe.runIf(has("zsh"))("zsh", () => {
  it("takes the script", () => {
    const program =
      "autoload -U compinit; compinit -D; source completion.zsh; print $_comps[topgen]";
    const { stdout, stderr } = spawnSync("zsh", ["-f", "-c", program], {
      cwd: place.folder,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(stdout.trim()).toBe("_topgen");
  });
});

it.each(["bash", "zsh", "fish"])(
  "the script for %s names every command and its options",
  (shell) => {
    for (const word of [...Object.keys(commands), "dry-run", "package.name", "json-schema"]) {
      expect(scripts[shell]).toContain(word);
    }
  },
);

it("refuses another shell", async () => {
  const { code, stderr } = await place.run("completion", "csh");
  expect(stderr).toContain('shell: expected one of bash, zsh, fish, found "csh"');
  expect(code).toBe(2);
});
