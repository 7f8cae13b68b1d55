import type { KnownCommand, KnownOption } from "./known-commands.js";

/** Completion for fish. */
export function fishScript(commands: readonly KnownCommand[]): string {
  const lines = commands.flatMap(({ name, describe, options, choices }) => {
    const within = `complete -c topgen -n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c topgen -n __fish_use_subcommand -f -a ${name} -d ${quoted(describe)}`,
      ...(choices.length > 0 ? [`${within} -f -a ${quoted(choices.join(" "))}`] : []),
      ...options.map((option) => `${within} ${flagOf(option)}`),
    ];
  });
  return `# fish completion of topgen: topgen completion fish | source\n${lines.join("\n")}\n`;
}

function flagOf({ name, describe, takesValue, choices }: KnownOption): string {
  const values = choices.length > 0 ? ` -x -a ${quoted(choices.join(" "))}` : " -r";
  return `-l ${name} -d ${quoted(describe)}${takesValue ? values : ""}`;
}

const quoted = (text: string): string =>
  `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
