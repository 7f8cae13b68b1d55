/** The command line as a function: arguments in, exit code out; nothing here ends the process. */
import type { AnyCommand } from "./command.js";
import { Failure, messageOf, UsageError } from "./errors.js";
import { quietIo, type Io } from "./io.js";
import { parseArguments, type Parsed } from "./parse-arguments.js";

/**
 * Runs one command line.
 * @param argv the arguments behind `topgen`
 * @returns the exit code: 0 done, 1 findings or a failure, 2 usage (each command's `--help` has its own list)
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let parsed: Parsed;
  try {
    if (argv.length === 0) {
      for (const line of (await parseArguments(["--help"])).output.split("\n")) io.warn(line);
      return 2;
    }
    const { loadConfig } = await import("./config/load-config.js");
    const { flagsOf } = await import("./config/flags.js");
    const isAsking = argv.some((argument) => ["--help", "-h", "--version"].includes(argument));
    const { config } = isAsking ? { config: {} } : await loadConfig(io.cwd);
    parsed = await parseArguments(argv, flagsOf(config));
  } catch (error) {
    for (const line of messageOf(error).split("\n")) io.warn(`topgen: ${line}`);
    return 2;
  }
  const { command, args, output } = parsed;
  if (command === undefined) {
    io.out(`${output}\n`);
    return 0;
  }
  return execute(command, args, args["quiet"] === true ? quietIo(io) : io);
}

async function execute(command: AnyCommand, args: object, io: Io): Promise<number> {
  try {
    const again = (argv: readonly string[]): Promise<number> => run(argv, io);
    return await command.handler(args as Parameters<AnyCommand["handler"]>[0], io, again);
  } catch (error) {
    for (const line of messageOf(error).split("\n")) io.warn(`topgen ${command.name}: ${line}`);
    if (error instanceof UsageError) return 2;
    if (error instanceof Failure) return error.exitCode ?? command.failureCode ?? 1;
    if (io.env["TOPGEN_DEBUG"] !== undefined && error instanceof Error) {
      for (const line of (error.stack ?? "").split("\n")) io.warn(line);
    }
    return command.failureCode ?? 1;
  }
}
