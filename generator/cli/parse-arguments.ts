/** Arguments → the command and its options, by yargs; every refusal is a `UsageError` with a hint. */
import yargs, { type Argv, type PositionalOptions } from "yargs";
import { allCommands, commands } from "./commands/index.js";
import type { AnyCommand, OptionTable } from "./command.js";
import { messageOf, UsageError } from "../errors.js";
import { didYouMean, orDidYouMean } from "../../spec/suggest.js";
import { givenAgain } from "./options.js";
import { packageVersion } from "../package-root.js";

export interface Parsed {
  /** Absent when the arguments asked for help or the version: then `output` is the product. */
  command: AnyCommand | undefined;
  args: Record<string, unknown>;
  output: string;
}

/** Document ids and file names stay text, and an option name may contain a dot. */
const parserConfiguration = {
  "dot-notation": false,
  "parse-numbers": false,
  "parse-positional-numbers": false,
} as const;

/**
 * @param settings what the config says, by the names of options: their defaults
 */
export async function parseArguments(
  argv: readonly string[],
  settings: ReadonlyMap<string, unknown> = new Map(),
): Promise<Parsed> {
  const named = firstWord(argv);
  const loaded = await loadCommands(named);
  const found: Parsed = { command: undefined, args: {}, output: "" };
  const parser = base();
  layOutHelpOnDemand(parser);
  for (const command of loaded) declare(parser, command, { found, settings });
  let failure: unknown;
  await parser.parseAsync([...argv], {}, (error: unknown, _args: unknown, output: string) => {
    failure = error ?? undefined;
    found.output = output;
  });
  if (failure !== undefined) throw explain(messageOf(failure), { argv, loaded, named });
  if (found.output !== "") return { ...found, command: undefined };
  if (found.command === undefined) throw noCommand(named);
  refuseRepeated(found.command, found.args);
  return found;
}

/** The command that is named, if it is one. */
export function namedCommand(argv: readonly string[]): string | undefined {
  const named = firstWord(argv);
  return named !== undefined && Object.hasOwn(commands, named) ? named : undefined;
}

const firstWord = (argv: readonly string[]): string | undefined =>
  argv.find((argument) => !argument.startsWith("-"));

/** Loads the command that is named, or all of them for the list and for hints. */
async function loadCommands(named: string | undefined): Promise<AnyCommand[]> {
  const load = named !== undefined && Object.hasOwn(commands, named) ? commands[named] : undefined;
  return load === undefined ? allCommands() : [await load()];
}

function base(): Argv<{ quiet: boolean }> {
  return yargs([])
    .scriptName("topgen")
    .usage(
      "$0 <command>\n\nTurns documentation pages of the Taobao Open Platform into a typed npm package.",
    )
    .locale("en")
    .parserConfiguration(parserConfiguration)
    .strictOptions()
    .exitProcess(false)
    .showHelpOnFail(false)
    .version(packageVersion())
    .help()
    .alias("help", "h")
    .option("quiet", { type: "boolean", default: false, describe: "only problems on stderr" })
    .epilogue(
      "Exit codes:\n  0 done\n  1 findings or a failure\n  2 usage, or (check) could not tell",
    )
    .wrap(100);
}

interface Run {
  found: Parsed;
  settings: ReadonlyMap<string, unknown>;
}

function declare(parser: Argv, command: AnyCommand, { found, settings }: Run): void {
  const codes = command.exitCodes.map((line) => `  ${line}`).join("\n");
  parser.command(
    [command.name, ...usageOf(command)].join(" "),
    command.describe,
    (own) => withSettings(command, own, settings).strict().epilogue(`Exit codes:\n${codes}`),
    (args) => {
      found.command = command;
      found.args = args;
    },
  );
}

/** The positional arguments as yargs writes them: `<method>`, `[path]`, `[input...]`. */
const usageOf = ({ positionals = {} }: AnyCommand): string[] =>
  Object.entries(positionals).map(([name, { array, demandOption }]) => {
    const many = array === true ? `${name}...` : name;
    return demandOption === true ? `<${many}>` : `[${many}]`;
  });

/** Declares the options; settings that the command has one for become its default. */
function withSettings(
  command: AnyCommand,
  yargs: Argv,
  settings: ReadonlyMap<string, unknown>,
): Argv {
  const declared = yargs.options(command.options);
  for (const [name, one] of Object.entries(command.positionals ?? {})) {
    declared.positional(name, one as PositionalOptions);
  }
  const known = optionNames(command);
  for (const [name, value] of settings) {
    const isMeant = command.unlikeConfig?.includes(name) !== true;
    if (isMeant && known.includes(name)) declared.default(name, value);
  }
  return declared;
}

function noCommand(named: string | undefined): UsageError {
  if (named === undefined) return new UsageError("no command given; topgen --help lists them");
  const hint = didYouMean(named, Object.keys(commands)) ?? "topgen --help lists them";
  return new UsageError(`unknown command ${named}; ${hint}`);
}

interface Given {
  argv: readonly string[];
  loaded: readonly AnyCommand[];
  named: string | undefined;
}

/** yargs's words with a hint: what was meant, or where the right ones are listed. */
function explain(message: string, { argv, loaded, named }: Given): UsageError {
  const command = loaded.length === 1 ? loaded[0] : undefined;
  if (command === undefined && named !== undefined) return noCommand(named);
  const help = `see topgen ${command === undefined ? "" : `${command.name} `}--help`;
  const unknown = /^Unknown arguments?: (.*)$/.exec(message)?.[1]?.split(", ")[0];
  if (unknown === undefined) return new UsageError(`${inOwnWords(message, command)}; ${help}`);
  const option = argv.find((one) => new RegExp(`^--?(no-)?${escape(unknown)}(=|$)`).test(one));
  if (option === undefined) return new UsageError(`${noArgument(unknown, command)}; ${help}`);
  const hint = didYouMean(unknown, optionNames(command), (name) => `--${name}`) ?? help;
  return new UsageError(`unknown option ${option.split("=")[0] ?? ""}; ${hint}`);
}

const escape = (text: string): string => text.replace(/[^\w-]/g, "\\$&");

const noArgument = (found: string, command: AnyCommand | undefined): string =>
  `expected ${(command && usageOf(command).join(" ")) || "options"} only, found ${found}`;

/** The refusals of yargs that are about its own terms. */
function inOwnWords(message: string, command: AnyCommand | undefined): string {
  const [, got] = /^Not enough non-option arguments: got (\d+)/.exec(message) ?? [];
  if (got !== undefined && command !== undefined) return tooFew(Number(got), command);
  const [, option] = /^Not enough arguments following: (.+)$/.exec(message) ?? [];
  if (option !== undefined) return `--${option}: expected a value, found none`;
  const choice = /Argument: (\S+), Given: (.+), Choices: (.+)$/.exec(message);
  if (choice === null) return message;
  const [, name = "", given = "", choices = ""] = choice;
  const shown = Object.hasOwn(command?.positionals ?? {}, name) ? name : `--${name}`;
  const known = choices.replaceAll('"', "").split(", ");
  const hint = orDidYouMean(given.replaceAll('"', ""), known);
  return `${shown}: expected one of ${known.join(", ")}, found ${given}${hint}`;
}

function tooFew(got: number, command: AnyCommand): string {
  const demanded = Object.values(command.positionals ?? {}).filter((one) => one.demandOption);
  const [choices] = demanded.flatMap((one) => (one.choices === undefined ? [] : [one.choices]));
  const oneOf = choices === undefined ? "" : `, one of ${choices.join(", ")}`;
  const found = got === 0 ? "no argument" : `${got} of them`;
  return `expected ${usageOf(command).join(" ")}${oneOf}; found ${found}`;
}

function optionNames(command: AnyCommand | undefined): string[] {
  const own = Object.entries(command?.options ?? {}).flatMap(([name, { alias = [] }]) => [
    name,
    ...[alias].flat(),
  ]);
  return [...own, ...Object.keys(command?.positionals ?? {}), "quiet", "help", "version"];
}

/** Behind every command yargs lays out its help, in case: longer than all that it does before. */
function layOutHelpOnDemand(parser: Argv<object>): void {
  const usage = (parser as Introspective).getInternalMethods().getUsageInstance();
  usage.cacheHelpMessage = () => undefined;
}

/** What yargs tells of itself, beyond its types. */
type Introspective = Argv & {
  getInternalMethods(): { getUsageInstance(): { cacheHelpMessage(): void } };
};

/** An option that is no list and is given twice reaches a handler as an array: refused here. */
function refuseRepeated({ options, positionals }: AnyCommand, args: Record<string, unknown>): void {
  const declared: OptionTable = { ...options, ...positionals };
  for (const [name, value] of Object.entries(args)) {
    if (!Array.isArray(value) || name === "_" || declared[name]?.array === true) continue;
    throw givenAgain(`--${name}`);
  }
}
