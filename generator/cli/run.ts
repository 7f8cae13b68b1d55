/** The command line as a function: arguments in, exit code out; nothing here ends the process. */
import type { AnyCommand } from "./command.js";
import { Failure, messageOf, UsageError } from "../errors.js";
import { SpecError, SpecFolderError } from "../../spec/spec-error.js";
import { findConfig } from "../config/find-config.js";
import { quietIo, type Io } from "../io.js";
import { namedCommand, parseArguments, type Parsed } from "./parse-arguments.js";
import { jsonText } from "../report/plain-text.js";

/**
 * Runs one command line.
 * @param argv the arguments behind `topgen`
 * @returns the exit code: 0 done, 1 findings or a failure, 2 usage (each command's `--help` has its own list)
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let parsed: Parsed;
  let about: Kind = "config";
  try {
    if (argv.length === 0) {
      for (const line of (await parseArguments(["--help"])).output.split("\n")) io.warn(line);
      return 2;
    }
    const settings = await settingsFor(argv, io);
    about = "usage";
    parsed = await parseArguments(argv, settings);
  } catch (error) {
    warn(error, messagePrefix(argv), io);
    if (argv.includes("--json")) io.out(jsonText(asJson(error, about, 2, namedCommand(argv))));
    return 2;
  }
  const { command, args, output } = parsed;
  if (command === undefined) {
    io.out(`${output}\n`);
    return 0;
  }
  return execute(command, args, args["quiet"] === true ? quietIo(io) : io);
}

async function execute(command: AnyCommand, args: Arguments, io: Io): Promise<number> {
  try {
    const again = (argv: readonly string[]): Promise<number> => run(argv, io);
    return await command.handler(args as Parameters<AnyCommand["handler"]>[0], io, again);
  } catch (error) {
    warn(error, `topgen ${command.name}`, io);
    const code = exitCodeOf(error, command);
    const kind = error instanceof UsageError ? "usage" : "failure";
    if (args["json"] === true) io.out(jsonText(asJson(error, kind, code, command.name)));
    const isUnknown = !(error instanceof UsageError || error instanceof Failure);
    if (isUnknown && io.env["TOPGEN_DEBUG"] !== undefined && error instanceof Error) {
      for (const line of (error.stack ?? "").split("\n")) io.warn(line);
    }
    return code;
  }
}

/** How each line of a message of a command line begins: with the command, where one is known. */
export function messagePrefix(argv: readonly string[]): string {
  return ["topgen", namedCommand(argv) ?? []].flat().join(" ");
}

function warn(error: unknown, prefix: string, io: Io): void {
  for (const line of messageOf(error).split("\n")) io.warn(`${prefix}: ${line}`);
}

/** What the config says; it is in nobody's way who asks for help. */
async function settingsFor(argv: readonly string[], { cwd }: Io): Promise<Map<string, unknown>> {
  const isAsking = argv.some((argument) => ["--help", "-h", "--version"].includes(argument));
  if (isAsking || findConfig(cwd) === undefined) return new Map();
  const { loadConfig } = await import("../config/load-config.js");
  const { flagsOf } = await import("../config/flags.js");
  return flagsOf((await loadConfig(cwd)).config);
}

type Arguments = Record<string, unknown>;

function exitCodeOf(error: unknown, { failureCode }: AnyCommand): number {
  if (error instanceof UsageError) return 2;
  return (error instanceof Failure ? error.exitCode : undefined) ?? failureCode ?? 1;
}

/**
 * What is to be mended: the command line, `topgen.config` (both exit with 2), or what the command
 * works on.
 */
type Kind = "usage" | "config" | "failure";

/** A failure for programs, under `--json`: the message, and the places in files that it is about. */
function asJson(error: unknown, kind: Kind, exitCode: number, command?: string) {
  const problems = error instanceof SpecFolderError ? error.problems : [error];
  const places = problems.flatMap((one) => (one instanceof SpecError ? one.parts : []));
  const about = command === undefined ? {} : { command };
  return { error: { ...about, kind, exitCode, message: messageOf(error), places } };
}
