/** The options that several commands share, each defined once. */
import type { Options } from "yargs";
import { showValue } from "../../spec/spec-error.js";
import { UsageError } from "../errors.js";
import { reportFormats } from "../report/formats.js";

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

export const spec = {
  type: "string",
  default: "spec",
  requiresArg: true,
  describe: "folder of the specs",
  coerce: refuseEmpty("--spec"),
} as const satisfies Options;

export const out = {
  type: "string",
  default: "generated",
  requiresArg: true,
  describe: "folder of the generated package",
  coerce: refuseEmpty("--out"),
} as const satisfies Options;

export const json = flag("print the result as JSON on stdout");

/** A switch that is off by default. */
export function flag(describe: string) {
  return { type: "boolean", default: false, describe } as const satisfies Options;
}

/** A list of texts, empty by default. */
export function list(describe: string) {
  const type = { type: "string", array: true, default: [], requiresArg: true } as const;
  return { ...type, describe } as const satisfies Options;
}

/**
 * How a report is printed.
 * @param github what the format of this name comes to in this command
 */
export function format(github: string) {
  return {
    choices: reportFormats,
    default: "text",
    requiresArg: true,
    describe: `how the report is written; github: ${github}`,
  } as const satisfies Options;
}

/** @param what exits with 1 */
export function failOn(what: string) {
  return {
    choices: ["breaking", "any"],
    requiresArg: true,
    describe: `exit 1 when ${what} a breaking change, or any`,
  } as const satisfies Options;
}

/** Which accept list marks changes as decided upon. */
export const accept = {
  alias: "drift.accept",
  type: "string",
  requiresArg: true,
  describe: "file of the changes to live with; accepted.json of the spec folder if it is there",
  coerce: refuseEmpty("--accept"),
} as const satisfies Options;

export const include = list("only methods that a glob matches: 'alibaba.alsc.*'");

/** What `topgen.config` names, for runs without an input. */
export const pages = list("what is read when no input is named; for topgen.config");

/** The same setting where nothing is read: the package must not come to stand among the pages. */
export const pagesSetting = {
  type: "string",
  array: true,
  default: [],
  hidden: true,
} as const satisfies Options;

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

/** Where documents are fetched from, and how fast. */
export const siteOptions = {
  site: {
    type: "string",
    describe: "the documentation site; a mirror of your own by its address, http://host:port",
  },
  pause: {
    requiresArg: true,
    describe: "seconds between two requests (2 and a little more; 0 for a site of your own)",
    coerce: numberOf("--pause", { what: "seconds", to: 3600 }),
  },
} as const satisfies Record<string, Options>;

export const dryRun = flag("tell what would be written, and write nothing");

/** How a command that works on the whole catalogue goes about it. */
export const runOptions = {
  workers: {
    requiresArg: true,
    describe: "threads to start; by default as many as help, 0 for none",
    coerce: numberOf("--workers", { what: "a whole number", to: 64 }),
  },
  cache: {
    type: "boolean",
    default: true,
    describe: "remember results between runs; --no-cache works everything out anew",
  },
} as const satisfies Record<string, Options>;

export const shard = {
  type: "string",
  requiresArg: true,
  describe: "one of several shares of the work, 2/5; a run over all completes them",
} as const satisfies Options;

/** Which part of the catalogue is worked on. */
export const shareOptions = {
  exclude: list("not the methods that a glob matches; 'category:…' matches categories"),
  shard,
} as const;
