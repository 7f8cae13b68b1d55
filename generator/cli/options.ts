/** The options that several commands share, each defined once. */
import type { Argv } from "yargs";
import { showValue } from "../../spec/spec-error.js";
import { UsageError } from "../errors.js";
import { reportFormats, type ReportFormat } from "../report/formats.js";

export function specOption<T>(yargs: Argv<T>) {
  return yargs.option("spec", {
    type: "string",
    default: "spec",
    requiresArg: true,
    describe: "folder of the specs",
    coerce: refuseEmpty("--spec"),
  });
}

export function outOption<T>(yargs: Argv<T>) {
  return yargs.option("out", {
    type: "string",
    default: "generated",
    requiresArg: true,
    describe: "folder of the generated package",
    coerce: refuseEmpty("--out"),
  });
}

export function jsonOption<T>(yargs: Argv<T>) {
  return yargs.option("json", {
    type: "boolean",
    default: false,
    describe: "print the result as JSON on stdout",
  });
}

/**
 * How a report is printed.
 * @param github what the format of this name comes to in this command
 */
export function formatOption<T>(yargs: Argv<T>, github: string) {
  return yargs.option("format", {
    choices: reportFormats,
    default: defaultFormat(),
    requiresArg: true,
    describe: `how the report is written; github: ${github}`,
  });
}

/** A function, so that the option's type is that of all formats. */
function defaultFormat(): ReportFormat {
  return "text";
}

/** Which accept list marks changes as decided upon. */
export function acceptOption<T>(yargs: Argv<T>) {
  return yargs.option("accept", {
    alias: "drift.accept",
    type: "string",
    requiresArg: true,
    describe: "file of the changes to live with; accepted.json of the spec folder if it is there",
    coerce: refuseEmpty("--accept"),
  });
}

export function includeOption<T>(yargs: Argv<T>) {
  return yargs.option("include", {
    type: "string",
    array: true,
    default: [] as string[],
    requiresArg: true,
    describe: "only methods that a glob matches: 'alibaba.alsc.*'",
  });
}

/** What `topgen.config` names, for runs without an input. */
export function pagesOption<T>(yargs: Argv<T>) {
  return yargs.option("pages", {
    type: "string",
    array: true,
    default: [] as string[],
    requiresArg: true,
    describe: "what is read when no input is named; for topgen.config",
  });
}

/** The same setting where nothing is read: the package must not come to stand among the pages. */
export function pagesSetting<T>(yargs: Argv<T>) {
  return yargs.option("pages", {
    type: "string",
    array: true,
    default: [] as string[],
    hidden: true,
  });
}

/**
 * A check for names of files and folders. An empty one, as of a shell variable that is not set,
 * would stand for the current folder.
 * @throws UsageError for an empty name
 */
export function refuseEmpty(option: string): (name: string) => string {
  return (name) => {
    if (name !== "") return name;
    throw new UsageError(`${option}: expected a name, found an empty one; leave the option out`);
  };
}

/** Where documents are fetched from, and how fast. */
export function siteOptions<T>(yargs: Argv<T>) {
  return yargs
    .option("site", {
      type: "string",
      describe: "the documentation site; a mirror of your own by its address, http://host:port",
    })
    .option("pause", {
      requiresArg: true,
      describe: "seconds between two requests (2 and a little more; 0 for a site of your own)",
      coerce: numberOf("--pause", { what: "seconds", to: 3600 }),
    });
}

interface NumberRange {
  /** What is counted, in the plural or with an article. */
  what: "a whole number" | "a share" | "seconds";
  to: number;
}

/**
 * A check for numbers from 0 on. The option has no type of yargs: that would leave of another text
 * nothing to quote.
 * @throws UsageError with what was typed
 */
export function numberOf(option: string, { what, to }: NumberRange): (typed: unknown) => number {
  return (typed) => {
    if (Array.isArray(typed)) throw givenAgain(option);
    const text = String(typed);
    const value = /^-?\d*\.?\d+(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
    const isOne = what !== "a whole number" || Number.isInteger(value);
    if (isOne && value >= 0 && value <= to) return value;
    throw new UsageError(`${option}: expected ${what} from 0 to ${to}, found ${showValue(text)}`);
  };
}

/** The refusal of an option that is no list and was given as one. */
export const givenAgain = (option: string): UsageError =>
  new UsageError(`${option} was given more than once; give it once`);

export function dryRunOption<T>(yargs: Argv<T>) {
  return yargs.option("dry-run", {
    type: "boolean",
    default: false,
    describe: "tell what would be written, and write nothing",
  });
}

/** How a command that works on the whole catalogue goes about it. */
export function runOptions<T>(yargs: Argv<T>) {
  return yargs
    .option("workers", {
      requiresArg: true,
      describe: "threads to start; by default as many as help, 0 for none",
      coerce: numberOf("--workers", { what: "a whole number", to: 64 }),
    })
    .option("cache", {
      type: "boolean",
      default: true,
      describe: "remember results between runs; --no-cache works everything out anew",
    });
}

/** Which part of the catalogue is worked on. */
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
