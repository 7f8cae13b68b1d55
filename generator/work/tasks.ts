/** The work that can be done in any thread, by name: each a pure function of an item and the disk. */
import type { ApiItem, ApiResult, ApiSetup } from "./api-task.js";
import type { PageItem, PageResult, PageSetup } from "./page-task.js";

export interface Tasks {
  /** Spec files → what the package has of them. */
  apis: { setup: ApiSetup; item: ApiItem; result: ApiResult };
  /** Pages → specs. */
  pages: { setup: PageSetup; item: PageItem; result: PageResult };
}
export type TaskName = keyof Tasks;

type Run<Name extends TaskName> = (item: Tasks[Name]["item"]) => Promise<Tasks[Name]["result"]>;

type Open<Name extends TaskName> = (setup: Tasks[Name]["setup"]) => Run<Name>;

/** Each half of the tool is loaded where its work is done. */
const openers: { [Name in TaskName]: () => Promise<Open<Name>> } = {
  apis: async () => (await import("./api-task.js")).openApiTask,
  pages: async () => (await import("./page-task.js")).openPageTask,
};

/** A task made ready: its cache is opened once. */
export async function openTask<Name extends TaskName>(
  name: Name,
  setup: Tasks[Name]["setup"],
): Promise<Run<Name>> {
  const open = await openers[name]();
  return open(setup);
}
