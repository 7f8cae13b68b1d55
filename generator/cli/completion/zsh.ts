import type { KnownCommand, KnownOption } from "./known-commands.js";

/** Completion for zsh. */
export function zshScript(commands: readonly KnownCommand[]): string {
  const list = commands.map(
    ({ name, describe }) => `    ${quoted(`${name}:${escaped(describe)}`)}`,
  );
  const cases = commands.map(({ name, options, choices }) => {
    const rest = choices.length > 0 ? `1:choice:(${choices.join(" ")})` : "*:file:_files";
    const lines = [...options.map(specOf), quoted(rest)];
    return `    ${name})\n      _arguments -S \\\n        ${lines.join(" \\\n        ")} ;;`;
  });
  return `#compdef topgen
# zsh completion of topgen: eval "$(topgen completion zsh)"
_topgen() {
  local -a commands=(
${list.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${cases.join("\n")}
  esac
}
compdef _topgen topgen
`;
}

function specOf({ name, describe, takesValue, choices }: KnownOption): string {
  const value = choices.length > 0 ? `:value:(${choices.join(" ")})` : ":value:_files";
  return quoted(`--${name}[${escaped(describe)}]${takesValue ? value : ""}`);
}

/** Brackets and colons end a description. */
const escaped = (text: string): string => text.replace(/[[\]:\\]/g, (mark) => `\\${mark}`);
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
