/** Settings of the config as flags of the same names: `--package.name`, `--drift.accept`. */
import type { Options } from "yargs";
import type { z } from "zod";
import { explainIssues } from "../../spec/explain-issues.js";
import { UsageError } from "../errors.js";
import { configSchema, packageShape, type Config, type PackageSettings } from "./schema.js";

const packagePrefix = "package.";
const severitiesFlag = "drift.severities";

/**
 * What the config says, by the names of flags: these are the defaults of every command that has
 * such a flag.
 */
export function flagsOf({ pages, package: own, drift, ...others }: Config): Map<string, unknown> {
  const flags = new Map<string, unknown>(Object.entries(others));
  flags.delete("$schema");
  if (pages !== undefined) flags.set("pages", [pages].flat());
  for (const [key, value] of Object.entries(own ?? {})) flags.set(packagePrefix + key, value);
  for (const [key, value] of Object.entries(drift ?? {})) flags.set(`drift.${key}`, value);
  return flags;
}

/** The flags of the package's settings. */
export const packageOptions: Readonly<Record<`package.${string}`, Options>> = Object.fromEntries(
  Object.entries(packageShape).map(([key, schema]) => {
    const flag = packagePrefix + key;
    const option = {
      ...kindOf(schema),
      describe: schema.description ?? "",
      group: "The package:",
      coerce: (value: unknown) => settingOf(flag, schema, value),
    };
    return [flag, option];
  }),
);

/** What the user says of the package, by flags or in the config. */
export function packageSettings(args: object): PackageSettings {
  const given = Object.entries<unknown>({ ...args }).filter(
    ([flag, value]) => flag.startsWith(packagePrefix) && value !== undefined,
  );
  const settings = given.map(([flag, value]) => [flag.slice(packagePrefix.length), value]);
  return Object.fromEntries(settings) as PackageSettings;
}

type Member = (typeof packageShape)[keyof typeof packageShape];

function kindOf(schema: Member) {
  const takes = (value: unknown): boolean => schema.safeParse(value).success;
  if (takes(true)) return { type: "boolean" } as const;
  if (takes(["a"])) return { type: "string", array: true } as const;
  return { type: "string", requiresArg: true } as const;
}

/** A flag's value, held against the schema; objects are written as JSON. */
function settingOf(flag: string, schema: z.ZodType, given: unknown): unknown {
  if (given === undefined) return undefined;
  const value = typeof given === "string" && given.startsWith("{") ? asJson(flag, given) : given;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { at, problem } = explainIssues(result.error.issues, value, schema);
  throw new UsageError(`--${flag}:${at === "" ? "" : ` ${at}:`} ${problem}`);
}

function asJson(flag: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`--${flag}: expected JSON behind the {, found something else`);
  }
}

/** The flag of how severe changes of a rule are. */
export const severitiesOption = {
  [severitiesFlag]: {
    type: "string",
    array: true,
    requiresArg: true,
    describe: "severities of rules other than topgen diff --rules tells: rule=docs-only",
    coerce: severitiesOf,
  },
} as const;

type Severities = NonNullable<NonNullable<Config["drift"]>["severities"]>;

/** Arguments `rule=severity`, and objects of the config, which yargs puts into a list as well. */
function severitiesOf(given: readonly (string | Severities)[] | undefined): Severities {
  const severities: Record<string, string | undefined> = {};
  for (const one of given ?? []) {
    if (typeof one !== "string") Object.assign(severities, one);
    else severities[one.split("=")[0] ?? ""] = one.split("=")[1];
  }
  const schema = configSchema.shape.drift.unwrap().shape.severities;
  return settingOf(severitiesFlag, schema, severities) as Severities;
}

/** The severities that a command was given. */
export interface SeverityArgs {
  [severitiesFlag]?: Severities | undefined;
}
