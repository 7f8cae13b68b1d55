/** The same work on many things: in this thread, or in several where there is enough of it. */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { UsageError } from "../errors.js";
import { openTask, type TaskName, type Tasks } from "./tasks.js";

/** With fewer things than this, starting threads costs more than they save. */
const fewest = 200;
const mostWorkers = 8;
/** Things that a thread is handed at a time, where there are enough for all threads. */
const batchSize = 16;

export interface WorkOptions {
  /** Threads to start; as many as there are processors, and none for little work, when absent. */
  workers: number | undefined;
  /** Is told how many things are done. */
  onDone: (done: number) => void;
}

/** What a thread sends back. */
export type Answer = { results: unknown[] } | { failure: string; isUsage: boolean };

/**
 * The results of a task for each item, in the order of the items, however many threads there are.
 * @throws Error what the first failing item threw
 */
export async function runTask<Name extends TaskName>(
  name: Name,
  setup: Tasks[Name]["setup"],
  items: readonly Tasks[Name]["item"][],
  { workers, onDone }: WorkOptions,
): Promise<Tasks[Name]["result"][]> {
  const script = new URL("./worker.js", import.meta.url);
  const wanted =
    workers ?? (items.length < fewest ? 0 : Math.min(availableParallelism(), mostWorkers));
  // From its sources, without the bundle, the tool has no thread to start.
  const count = existsSync(fileURLToPath(script)) ? Math.min(wanted, items.length) : 0;
  if (count > 0) {
    const threads = Array.from(
      { length: count },
      () => new Worker(script, { workerData: { name, setup } }),
    );
    return inThreads(threads, batchesOf(items, count), onDone);
  }
  const run = await openTask(name, setup);
  const results: Tasks[Name]["result"][] = [];
  for (const item of items) {
    results.push(await run(item));
    onDone(results.length);
  }
  return results;
}

function batchesOf<Item>(items: readonly Item[], threads: number): Item[][] {
  const size = Math.min(batchSize, Math.ceil(items.length / threads));
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}

async function inThreads<Result>(
  threads: readonly Worker[],
  batches: readonly unknown[][],
  onDone: (done: number) => void,
): Promise<Result[]> {
  const results: Result[][] = [];
  // One iterator for all threads: each takes the next batch when it is done with its last.
  const left = batches.entries();
  let done = 0;
  const drive = async (thread: Worker): Promise<void> => {
    for (const [at, batch] of left) {
      const answer = await ask(thread, batch);
      if ("failure" in answer) {
        throw answer.isUsage ? new UsageError(answer.failure) : new Error(answer.failure);
      }
      results[at] = answer.results as Result[];
      done += batch.length;
      onDone(done);
    }
  };
  try {
    await Promise.all(threads.map(drive));
    return results.flat();
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function ask(thread: Worker, batch: readonly unknown[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number): void => {
      reject(new Error(`a thread ended with ${code}; run again with --workers 0`));
    };
    thread.once("error", reject);
    thread.once("exit", ended);
    thread.once("message", (answer: Answer) => {
      thread.off("error", reject);
      thread.off("exit", ended);
      resolve(answer);
    });
    thread.postMessage(batch);
  });
}
