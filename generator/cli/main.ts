#!/usr/bin/env node
/** The process around `run`: real streams, signals, and the only place that ends the process. */
import { createIo, type Sink } from "./io.js";
import { run } from "./run.js";

function sink(stream: NodeJS.WriteStream): Sink {
  // A reader that has seen enough (`topgen … | head`) closes the pipe: that is no failure.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? (process.exitCode ?? 0) : 1);
  });
  return { write: (text) => stream.write(text), isTerminal: stream.isTTY };
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });
}

const io = createIo({
  cwd: process.cwd(),
  env: process.env,
  stdout: sink(process.stdout),
  stderr: sink(process.stderr),
  stopped,
});
process.exitCode = await run(process.argv.slice(2), io);
