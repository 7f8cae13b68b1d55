/** Every command by name; a command's file is loaded when it is asked for, or for the list in `--help`. */
import type { AnyCommand } from "../command.js";

export const commands: Readonly<Record<string, () => Promise<AnyCommand>>> = {
  init: async () => (await import("./init.js")).initCommand,
  scrape: async () => (await import("./scrape.js")).scrapeCommand,
  generate: async () => (await import("./generate.js")).generateCommand,
  check: async () => (await import("./check.js")).checkCommand,
  diff: async () => (await import("./diff.js")).diffCommand,
  impact: async () => (await import("./impact.js")).impactCommand,
  release: async () => (await import("./release.js")).releaseCommand,
  verify: async () => (await import("./verify.js")).verifyCommand,
  why: async () => (await import("./why.js")).whyCommand,
  export: async () => (await import("./export.js")).exportCommand,
  mock: async () => (await import("./mock.js")).mockCommand,
  completion: async () => (await import("./completion.js")).completionCommand(allCommands),
};

export function allCommands(): Promise<AnyCommand[]> {
  return Promise.all(Object.values(commands).map((load) => load()));
}
