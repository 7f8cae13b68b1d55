import { describe, expect, it } from "vitest";
import { commands } from "../../generator/cli/commands/index.js";
import { workplace } from "./support.js";

describe("the command line", () => {
  it("without arguments shows its help and is a usage error", async () => {
    const { code, stdout, stderr } = await (await workplace()).run();
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("topgen <command>");
    expect(stderr).toContain("Exit codes:");
  });

  it("lists every command and the exit codes in its help", async () => {
    const { code, stdout, stderr } = await (await workplace()).run("--help");
    expect([code, stderr]).toEqual([0, ""]);
    for (const name of Object.keys(commands)) expect(stdout).toContain(`topgen ${name}`);
    expect(stdout).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 /);
  });

  it.each(Object.keys(commands))("%s --help lists its own exit codes", async (name) => {
    const { code, stdout } = await (await workplace()).run(name, "--help");
    expect(code).toBe(0);
    expect(stdout).toMatch(/Exit codes:\n {2}\S/);
    expect(stdout).toContain("--quiet");
  });

  it("tells its version", async () => {
    const { code, stdout } = await (await workplace()).run("--version");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [["scrap", "x"], "unknown command scrap; did you mean scrape?"],
    [["frobnicate"], "unknown command frobnicate; topgen --help lists them"],
    [["__proto__"], "unknown command __proto__"],
    [["--quiet"], "no command given"],
    [["scrape"], "topgen scrape --help"],
    [["scrape", "x", "--specs", "y"], "unknown option --specs; did you mean --spec?"],
    [["scrape", "x", "--spec"], "--spec: expected a value, found none; see topgen scrape --help"],
    [["scrape", "x", "--spec", "a", "--spec", "b"], "--spec was given more than once"],
    [["generate", "--no-cach"], "unknown option --no-cach; did you mean --cache?"],
    [["generate", "extra"], "expected options only, found extra; see topgen generate --help"],
    [["export", "openapi", "more"], "expected <target> only, found more; see topgen export --help"],
    [
      ["export"],
      "expected <target>, one of openapi, json-schema; found no argument; see topgen export --help",
    ],
    [["why", "--quiet"], "expected <method> [path]; found no argument; see topgen why --help"],
    [["scrape"], "expected <input...> or --site, found neither; see topgen scrape --help"],
    [
      ["check", "--format", "yaml"],
      '--format: expected one of text, json, markdown, github, sarif, junit, found "yaml"; see topgen check --help',
    ],
    [["check", "--format", "sarf"], 'found "sarf"; did you mean sarif?'],
    [["generate", "--include"], "--include: expected a value, found none"],
    [["--quit"], "unknown option --quit; did you mean --quiet?"],
    [["generate", "--workers", "abc"], 'a whole number from 0 to 64, found "abc"; see topgen'],
    [["generate", "--workers", "1", "--workers", "2"], "--workers was given more than once"],
    [["scrape", "x", "--pause", "-0.5"], '--pause: expected seconds from 0 to 3600, found "-0.5"'],
    [["scrape", "x", "--max-loss", "10%"], '--max-loss: expected a share from 0 to 1, found "10%"'],
    [["mock", "--port", "0x50"], '--port: expected a whole number from 0 to 65535, found "0x50"'],
    [["mock", "--latency="], '--latency: expected a whole number from 0 to 1000000000, found ""'],
    [["mock", "--seed", "1.5"], 'found "1.5"'],
    [["export", "xml"], 'target: expected one of openapi, json-schema, found "xml"'],
    [["scrape", "x", "--spec", ""], "--spec: expected a name, found an empty one"],
    [["generate", "--out="], "--out: expected a name, found an empty one"],
    [["scrape", ""], "expected the name of an input, found an empty one"],
  ])("%j is a usage error with a hint", async (argv, message) => {
    const place = await workplace();
    const { code, stdout, stderr } = await place.run(...argv);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    const command = Object.keys(commands).find((name) => argv.includes(name));
    expect(stderr.split(": ")[0]).toBe(["topgen", command ?? []].flat().join(" "));
    expect(await place.tree(".")).toEqual({});
  });
});
