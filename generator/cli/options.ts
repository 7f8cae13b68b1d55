/** The options that several commands share, each defined once. */
import type { Argv } from "yargs";

export function specOption<T>(yargs: Argv<T>) {
  return yargs.option("spec", {
    type: "string",
    default: "spec",
    requiresArg: true,
    describe: "folder of the specs",
  });
}

export function outOption<T>(yargs: Argv<T>) {
  return yargs.option("out", {
    type: "string",
    default: "generated",
    requiresArg: true,
    describe: "folder of the generated package",
  });
}

export function jsonOption<T>(yargs: Argv<T>) {
  return yargs.option("json", {
    type: "boolean",
    default: false,
    describe: "print the result as JSON on stdout",
  });
}

export function includeOption<T>(yargs: Argv<T>) {
  return yargs.option("include", {
    type: "string",
    array: true,
    default: [] as string[],
    requiresArg: true,
    describe: "only methods that a glob matches: 'alibaba.alsc.*'",
  });
}
