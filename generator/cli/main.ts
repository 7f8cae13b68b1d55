#!/usr/bin/env node
/** The process around `run`: real streams, signals, and the only place that sets its exit code. */
import { createIo, type Sink } from "../io.js";
import { systemWords } from "../../spec/tree/file-error.js";
import { messagePrefix, run } from "./run.js";

/** What was to be said could not be written, though somebody was there to read it. */
let failed = false;

const argv = process.argv.slice(2);

/** A reader that has seen enough (`topgen … | head`) is no failure: the work goes on without it. */
function sink(stream: NodeJS.WriteStream): Sink {
  let open = true;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    open = false;
    if (error.code === "EPIPE") return;
    failed = true;
    if (stream === process.stdout) io.warn(`${messagePrefix(argv)}: stdout: ${systemWords(error)}`);
  });
  return {
    write: (text) => {
      if (open) stream.write(text);
    },
    isTerminal: stream.isTTY,
  };
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      // npm passes a signal on that the terminal has sent already: the second one ends nothing.
      process.on(signal, () => {
        resolve();
      });
    }
    if (process.env["npm_lifecycle_event"] !== undefined) whenOrphaned(resolve);
  });
}

/** Under npx and npm run there is a shell in between, which a signal ends without passing it on. */
function whenOrphaned(resolve: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    resolve();
  }, 200);
  watch.unref();
}

const io = createIo({
  cwd: process.cwd(),
  env: process.env,
  stdout: sink(process.stdout),
  stderr: sink(process.stderr),
  stopped,
  terminal:
    process.stdin.isTTY && process.stderr.isTTY && process.env["CI"] === undefined
      ? { input: process.stdin, output: process.stderr }
      : undefined,
});
const code = await run(argv, io);
process.exitCode = code;
process.on("exit", () => {
  if (failed && code === 0) process.exitCode = 1;
});
