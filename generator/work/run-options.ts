/** The options of commands that work on the whole catalogue. */
import type { Argv } from "yargs";
import { UsageError } from "../errors.js";

export interface RunArgs {
  workers: number | undefined;
  cache: boolean;
}

export function runOptions<T>(yargs: Argv<T>) {
  return yargs
    .option("workers", {
      type: "number",
      requiresArg: true,
      describe: "threads to start; by default as many as help, 0 for none",
      coerce: (count: number) => {
        if (Number.isInteger(count) && count >= 0 && count <= 64) return count;
        throw new UsageError(`--workers: expected a number from 0 to 64, found ${count}`);
      },
    })
    .option("cache", {
      type: "boolean",
      default: true,
      describe: "remember results between runs; --no-cache works everything out anew",
    });
}

export interface ShareArgs {
  exclude: readonly string[];
  shard: string | undefined;
}

export function shareOptions<T>(yargs: Argv<T>) {
  return shardOption(
    yargs.option("exclude", {
      type: "string",
      array: true,
      default: [] as string[],
      requiresArg: true,
      describe: "not the methods that a glob matches; 'category:…' matches categories",
    }),
  );
}

export function shardOption<T>(yargs: Argv<T>) {
  return yargs.option("shard", {
    type: "string",
    requiresArg: true,
    describe: "one of several shares of the work, 2/5; a run over all completes them",
  });
}
