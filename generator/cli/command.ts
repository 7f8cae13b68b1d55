/** What a command of the command line is: one file of `commands/` each, listed in `commands/index.ts`. */
import type { ArgumentsCamelCase, InferredOptionTypes, Options } from "yargs";
import type { Io } from "../io.js";

/** Runs another command line of the tool, and resolves to its exit code. */
export type RunCommand = (argv: readonly string[]) => Promise<number>;

/** Options, or positional arguments, by their names, as yargs takes them; in the order of the help. */
export type OptionTable = Readonly<Record<string, Options>>;

export interface Command<Own extends OptionTable, Positionals extends OptionTable> {
  readonly name: string;
  /** One line for the list of commands. */
  readonly describe: string;
  /** One line an exit code, for `--help`. */
  readonly exitCodes: readonly string[];
  /** The code when the handler throws: 1, or 2 where 1 already means something else. */
  readonly failureCode?: 1 | 2;
  /** Options that mean something else here than the setting of their name in `topgen.config`. */
  readonly unlikeConfig?: readonly string[];
  /** `--help`, `--version` and `--quiet` are there already. */
  readonly options: Own;
  readonly positionals?: Positionals;
  /**
   * Does the work and resolves to the exit code. Throws `UsageError` (exit 2) or `Failure` (its own
   * code) with one message for the user. Heavy modules are imported here, not at the top of the
   * file, so that `--help` stays fast.
   */
  handler(
    args: ArgumentsCamelCase<InferredOptionTypes<Own & Positionals>>,
    io: Io,
    run: RunCommand,
  ): Promise<number>;
}

/** A command whose arguments only its own file knows. */
export type AnyCommand = Command<OptionTable, OptionTable>;

/** Types a command: the handler gets the arguments that its tables declare, or that its only one does. */
export function defineCommand<
  const Own extends OptionTable,
  const Positionals extends OptionTable = Own,
>(command: Command<Own, Positionals>): AnyCommand {
  return command;
}
