/** Reading a text file that need not exist. */
import { readFile } from "node:fs/promises";
import { Failure, messageOf } from "./errors.js";

/**
 * @param shown how messages call the file
 * @returns its text; undefined when there is no such file
 * @throws Failure when it is there and can't be read
 */
export async function readIfThere(at: string, shown: string): Promise<string | undefined> {
  try {
    return await readFile(at, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw new Failure(`${shown}: can't be read: ${code ?? messageOf(error)}`);
  }
}
