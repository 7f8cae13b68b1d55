/** The two ways in which a command ends on purpose with a message instead of a result. */

/** The command line itself is wrong: exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/**
 * The work can't be done; the message says where, what was expected and what to do. Without an exit
 * code of its own it ends the command as any other failure does.
 */
export class Failure extends Error {
  override name = "Failure";
  constructor(
    message: string,
    readonly exitCode?: number,
  ) {
    super(message);
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Its first line: what comes behind tells of the program, not of the user's work. */
export function firstLine(error: unknown): string {
  return messageOf(error).split("\n")[0] ?? "";
}
