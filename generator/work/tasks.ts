/** The work that can be done in any thread, by name: each a pure function of an item and the disk. */
import { openApiTask, type ApiItem, type ApiResult, type ApiSetup } from "./api-task.js";
import { openPageTask, type PageItem, type PageResult, type PageSetup } from "./page-task.js";

export interface Tasks {
  /** Spec files → what the package has of them. */
  apis: { setup: ApiSetup; item: ApiItem; result: ApiResult };
  /** Pages → specs. */
  pages: { setup: PageSetup; item: PageItem; result: PageResult };
}
export type TaskName = keyof Tasks;

type Run<Name extends TaskName> = (item: Tasks[Name]["item"]) => Promise<Tasks[Name]["result"]>;

const openers: { [Name in TaskName]: (setup: Tasks[Name]["setup"]) => Run<Name> } = {
  apis: openApiTask,
  pages: openPageTask,
};

/** A task made ready: its cache is opened once. */
export function openTask<Name extends TaskName>(
  name: Name,
  setup: Tasks[Name]["setup"],
): Run<Name> {
  return openers[name](setup);
}
