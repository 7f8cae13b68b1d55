/** The command line as completion needs it, from the declarations of the commands themselves. */
import type { Options } from "yargs";
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

const everywhere: readonly KnownOption[] = [
  { name: "help", describe: "show help", takesValue: false, choices: [] },
  { name: "quiet", describe: "only problems on stderr", takesValue: false, choices: [] },
];

export function knownCommand({ name, describe, options, positionals }: AnyCommand): KnownCommand {
  const shown = Object.entries(options).filter(([, { hidden }]) => hidden !== true);
  const own = shown.flatMap(([option, one]) => [
    knownOption(option, one),
    ...[one.alias ?? []].flat().map((alias) => knownOption(alias, { ...one, describe: "" })),
  ]);
  const [first] = Object.values(positionals ?? {});
  return {
    name,
    describe,
    options: [...own, ...everywhere].sort((a, b) => (a.name < b.name ? -1 : 1)),
    choices: choicesOf(first),
  };
}

function knownOption(name: string, option: Options): KnownOption {
  const { describe = "", type } = option;
  return { name, describe, takesValue: type !== "boolean", choices: choicesOf(option) };
}

const choicesOf = (option?: Options): string[] => (option?.choices ?? []).map(String);
