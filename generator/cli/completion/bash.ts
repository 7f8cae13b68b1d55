import type { KnownCommand } from "./known-commands.js";

/** Completion for bash. */
export function bashScript(commands: readonly KnownCommand[]): string {
  const names = commands.map(({ name }) => name);
  const values = commands.flatMap(({ name, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .map((one) => `    "${name} --${one.name}") words="${one.choices.join(" ")}" ;;`),
  );
  const flags = commands.map(
    ({ name, options }) =>
      `      ${name}) words="${options.map((one) => `--${one.name}`).join(" ")}" ;;`,
  );
  const firsts = commands
    .filter(({ choices }) => choices.length > 0)
    .map(({ name, choices }) => `      ${name}) words="${choices.join(" ")}" ;;`);
  return `# bash completion of topgen: eval "$(topgen completion bash)"
_topgen() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command="" words="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      ${names.join("|")}) command=$word; break ;;
    esac
  done
  case "$command $prev" in
${values.join("\n")}
  esac
  if [[ -z $words && $cur == -* ]]; then
    case $command in
${flags.join("\n")}
      *) words="--help --version" ;;
    esac
  elif [[ -z $words ]]; then
    case $command in
      "") words="${names.join(" ")}" ;;
${firsts.join("\n")}
    esac
  fi
  if [[ -n $words ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    compopt -o filenames 2>/dev/null
  fi
}
complete -F _topgen topgen
`;
}
