/**
 * topgen as a library: the commands as functions, with results instead of text. Settings come from
 * the options, then from `topgen.config` of the folder, then from the defaults of the commands.
 */
import type { Generated, Summary } from "../actions/results.js";
import { flagsOf } from "../config/flags.js";
import { loadConfig } from "../config/load-config.js";
import type { Config } from "../config/schema.js";
import { createIo, type Io } from "../io.js";
import { parseArguments } from "./parse-arguments.js";
import type { Report } from "../report/report.js";

export type { Config, Generated, Report, Summary };
export type { ApiSpec, Param } from "../../spec/schema.js";
export type { JudgedChange } from "../report/report.js";
export { defineHooks } from "../hooks/contract.js";
export type {
  ApiModuleView,
  IrContext,
  TopgenHooks,
  ViewContext,
  Views,
} from "../hooks/contract.js";
export type { Code } from "../emit/code.js";
export type { DocTag } from "../emit/comment.js";
export type { ApiTree, FieldIr, FieldType, ObjectIr } from "../ir/types.js";
export { UsageError, Failure } from "../errors.js";
export { SpecError } from "../../spec/spec-error.js";

/** What every function takes: the settings of `topgen.config`, and how it is run. */
export interface RunOptions extends Omit<Config, "$schema"> {
  /** The folder that paths start from, and whose config is read; the current one when absent. */
  cwd?: string;
  /** Is told what the command line would tell on stderr. */
  log?: (line: string) => void;
  /** Threads to start; as many as help when absent. */
  workers?: number;
  /** `false`: remember nothing between runs, and use nothing of earlier ones. */
  cache?: boolean;
  /** One of several shares of the work, `2/5`. */
  shard?: string;
}

export interface ScrapeOptions extends RunOptions {
  /** The documentation site, or a mirror of your own; documents are named by their ids. */
  site?: string;
  /** Seconds between two requests. */
  pause?: number;
  /** Write specs that lose most of their parameters, too. */
  allowLargeChange?: boolean;
  /** Find out what would be written, and write nothing. */
  dryRun?: boolean;
}

export interface GenerateOptions extends RunOptions {
  /** Find out what would be written, and write nothing. */
  dryRun?: boolean;
}

export interface CheckOptions extends RunOptions {
  site?: string;
  pause?: number;
}

export interface DiffOptions extends RunOptions {
  /** Find and run, for each breaking change, what went well before and does not now. */
  witness?: boolean;
}

/** Types a config that is code; returns it as it is. */
export const defineConfig = (config: Config): Config => config;

/**
 * Reads pages (files, folders, URLs, document ids; without any: `pages` of the config) and writes
 * one spec file an API.
 * @returns what became of them; pages that were refused are in it and stop no other
 */
export async function scrape(
  input: string | readonly string[] = [],
  options: ScrapeOptions = {},
): Promise<Summary> {
  const { scrape: action } = await import("../actions/scrape.js");
  const { args, io } = await prepare("scrape", named(input), options);
  return action(args as unknown as Parameters<typeof action>[0], io);
}

/**
 * Renders the specs as a typed npm package.
 * @returns the files, by what became of them
 */
export async function generate(options: GenerateOptions = {}): Promise<Generated> {
  const { generate: action } = await import("../actions/generate.js");
  const { args, io } = await prepare("generate", {}, options);
  return action(args as unknown as Parameters<typeof action>[0], io);
}

/**
 * Compares pages (where some are named), specs and package; writes nothing.
 * @returns what has drifted: nothing has where `files` and `unreadable` are empty
 */
export async function check(
  input: string | readonly string[] = [],
  options: CheckOptions = {},
): Promise<Report> {
  const { check: action } = await import("../actions/check.js");
  const { args, io } = await prepare("check", named(input), options);
  return action(args as unknown as Parameters<typeof action>[0], io);
}

/**
 * What changed in meaning between two spec folders, spec files or git revisions.
 * @returns the changes with their judgement, breaking ones first
 */
export async function diff(
  before: string,
  after: string,
  options: DiffOptions = {},
): Promise<Report> {
  const { diff: action } = await import("../actions/diff.js");
  const { args, io } = await prepare("diff", { specs: [before, after] }, options);
  return action(args as unknown as Parameters<typeof action>[0], io);
}

/** Inputs as an argument; none is another thing than an empty list. */
const named = (input: string | readonly string[]): object =>
  input.length === 0 ? {} : { input: [input].flat() };

/** The arguments of a command as the command line would have them. */
async function prepare(command: string, positional: object, options: RunOptions) {
  const { cwd = process.cwd(), log, ...given } = options;
  const { config } = await loadConfig(cwd);
  const settings = flagsOf(config);
  for (const [name, value] of flagsOf(given)) {
    if (value !== undefined) settings.set(flagName(name), value);
  }
  const { args } = await parseArguments([command], settings);
  return { args: { ...args, ...positional }, io: silentIo(cwd, log) };
}

/** `dryRun` → `dry-run`; settings of the config keep their names. */
const flagName = (name: string): string =>
  name.includes(".") ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function silentIo(cwd: string, log: RunOptions["log"]): Io {
  const sink = (write: (text: string) => void) => ({ write, isTerminal: false });
  return createIo({
    cwd,
    env: process.env,
    stdout: sink(() => undefined),
    stderr: sink((text) => log?.(text.trimEnd())),
    stopped: () => Promise.resolve(),
  });
}
