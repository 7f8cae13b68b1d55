/** The command line as completion needs it, from the declarations of the commands themselves. */
import yargs, { type Argv } from "yargs";
import type { AnyCommand } from "../command.js";

export interface KnownOption {
  /** Without its dashes. */
  name: string;
  /** On one line. */
  describe: string;
  takesValue: boolean;
  choices: readonly string[];
}

export interface KnownCommand {
  name: string;
  describe: string;
  options: readonly KnownOption[];
  /** What the first argument may be; none: a file or something free. */
  choices: readonly string[];
}

/** What yargs tells of itself, beyond its types. */
interface Introspective {
  getOptions(): {
    key: Record<string, unknown>;
    boolean: string[];
    choices: Record<string, readonly string[]>;
    hiddenOptions: string[];
  };
  getInternalMethods(): {
    getUsageInstance(): { getDescriptions(): Record<string, string | undefined> };
  };
}

const everywhere: readonly KnownOption[] = [
  { name: "help", describe: "show help", takesValue: false, choices: [] },
  { name: "quiet", describe: "only problems on stderr", takesValue: false, choices: [] },
];

export function knownCommand(command: AnyCommand): KnownCommand {
  const declared = command.builder(yargs([])) as Argv & Introspective;
  const { key, boolean, choices, hiddenOptions } = declared.getOptions();
  const descriptions = declared.getInternalMethods().getUsageInstance().getDescriptions();
  const positional = [...(command.positional ?? "").matchAll(/[<[]([\w-]+)/g)].map(
    ([, one]) => one,
  );
  const [first = ""] = positional;
  const options = Object.keys(key)
    .filter(
      (name) => !positional.includes(name) && !["help", "version", ...hiddenOptions].includes(name),
    )
    .map((name) => ({
      name,
      describe: (descriptions[name] ?? "").replace(/^__yargsString__:/, "").replace(/\s+/g, " "),
      takesValue: !boolean.includes(name),
      choices: choices[name] ?? [],
    }));
  return {
    name: command.name,
    describe: command.describe,
    options: [...options, ...everywhere].sort((a, b) => (a.name < b.name ? -1 : 1)),
    choices: choices[first] ?? [],
  };
}
