/**
 * What a command may touch of the outside: where its product and its talk go, where relative paths
 * start, and when it is asked to stop. `main.ts` makes the real one, tests make their own.
 */
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import { plainLine } from "./report/plain-text.js";

/** A terminal that somebody sits at, to be asked. */
export interface Terminal {
  input: Readable;
  output: Writable;
}

export interface Io {
  /** The folder that relative paths start from; absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether stdout and stderr are terminals: colours and moving lines only there. */
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Absent where nobody is there to answer. */
  readonly terminal?: Terminal | undefined;
  /**
   * The product, on stdout, as it is given. Lines that quote a page go through `plainLine` first
   * (`plain-text.ts`), JSON through `jsonText`.
   */
  out(text: string): void;
  /** Talk for a person: one line on stderr, cleaned; dropped under `--quiet`. */
  say(line: string): void;
  /** A problem or a warning: one line on stderr, cleaned; never dropped. */
  warn(line: string): void;
  /** A line that the next one replaces; shown on a terminal only, dropped under `--quiet`. */
  status(line: string): void;
  /** Resolves when the user asks the process to stop (Ctrl-C); only servers wait for it. */
  stopped(): Promise<void>;
}

/** A folder or file as the user named it, as an absolute path. */
export function resolvePath(io: Io, name: string): string {
  return path.resolve(io.cwd, name);
}

/** The same outside without the talk: what `--quiet` hands to a command. */
export function quietIo(io: Io): Io {
  const silent = (): void => undefined;
  return { ...io, errIsTerminal: false, terminal: undefined, say: silent, status: silent };
}

export interface Sink {
  write(text: string): void;
  readonly isTerminal: boolean;
}

export interface IoParts {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  stdout: Sink;
  stderr: Sink;
  stopped: () => Promise<void>;
  terminal?: Terminal | undefined;
}

const eraseLine = "\r\u001b[2K";

/** Puts an `Io` together from two sinks; owns the moving status line. */
export function createIo({ cwd, env, stdout, stderr, stopped, terminal }: IoParts): Io {
  let showing = false;
  const clear = (): void => {
    if (showing) stderr.write(eraseLine);
    showing = false;
  };
  const line = (text: string): void => {
    clear();
    stderr.write(`${plainLine(text)}\n`);
  };
  return {
    cwd,
    env,
    outIsTerminal: stdout.isTerminal,
    errIsTerminal: stderr.isTerminal,
    out: (text) => {
      clear();
      stdout.write(text);
    },
    say: line,
    warn: line,
    status: (text) => {
      if (!stderr.isTerminal) return;
      stderr.write(`${showing ? eraseLine : ""}${plainLine(text)}`);
      showing = true;
    },
    stopped,
    terminal,
  };
}

/** The way from a folder to a place, with slashes on every system, as files and messages have it. */
export function relativePath(from: string, to: string): string {
  return path.relative(from, to).split(path.sep).join("/");
}
