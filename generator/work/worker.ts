/** A thread of `pool.ts`: gets items, sends their results. */
import { parentPort, workerData } from "node:worker_threads";
import { messageOf, UsageError } from "../errors.js";
import type { Answer } from "./pool.js";
import { openTask, type TaskName, type Tasks } from "./tasks.js";

interface Start {
  name: TaskName;
  setup: Tasks[TaskName]["setup"];
}

const { name, setup } = workerData as Start;
const run = await openTask(name, setup);

parentPort?.on("message", (items: readonly Tasks[TaskName]["item"][]) => {
  void answer(items).then((message) => parentPort?.postMessage(message));
});

async function answer(items: readonly Tasks[TaskName]["item"][]): Promise<Answer> {
  try {
    const results: unknown[] = [];
    for (const item of items) results.push(await run(item));
    return { results };
  } catch (error) {
    return { failure: messageOf(error), isUsage: error instanceof UsageError };
  }
}
