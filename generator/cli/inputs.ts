import { collectInputs, InputError, type Inputs } from "../../scraper/inputs/collect-inputs.js";
import { UsageError } from "./errors.js";
import type { Io } from "./io.js";

/** The pages that a command line names. @throws UsageError for a name that is no input */
export async function inputsOf(names: readonly string[], io: Io): Promise<Inputs> {
  try {
    return await collectInputs(names, io.cwd);
  } catch (error) {
    throw error instanceof InputError ? new UsageError(error.message) : error;
  }
}
