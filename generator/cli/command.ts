/** What a command of the command line is: one file of `commands/` each, listed in `commands/index.ts`. */
import type { ArgumentsCamelCase, Argv } from "yargs";
import type { Io } from "../io.js";

/** Runs another command line of the tool, and resolves to its exit code. */
export type RunCommand = (argv: readonly string[]) => Promise<number>;

export interface Command<Args extends object> {
  readonly name: string;
  /** One line for the list of commands. */
  readonly describe: string;
  /** The positional arguments as yargs writes them: `<input...>`, `<method> [path]`. */
  readonly positional?: string;
  /** One line an exit code, for `--help`. */
  readonly exitCodes: readonly string[];
  /** The code when the handler throws: 1, or 2 where 1 already means something else. */
  readonly failureCode?: 1 | 2;
  /** Options that mean something else here than the setting of their name in `topgen.config`. */
  readonly unlikeConfig?: readonly string[];
  /** Declares options and positionals; `--help`, `--version` and `--quiet` are there already. */
  builder(yargs: Argv): Argv<Args>;
  /**
   * Does the work and resolves to the exit code. Throws `UsageError` (exit 2) or `Failure` (its own
   * code) with one message for the user. Heavy modules are imported here, not at the top of the
   * file, so that `--help` stays fast.
   */
  handler(args: ArgumentsCamelCase<Args>, io: Io, run: RunCommand): Promise<number>;
}

/** A command whose arguments only its own file knows. */
export type AnyCommand = Command<object>;

/** Types a command: the handler gets the arguments that its builder declares. */
export function defineCommand<Args extends object>(command: Command<Args>): AnyCommand {
  return command;
}
