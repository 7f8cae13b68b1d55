import { boundKind } from "../../spec/rules/bounds.js";
import type { Check, ListType, ScalarType } from "../ir/types.js";
import { breaks } from "./break-check.js";
import { documentedValue, type ExampleValue } from "./documented-value.js";
import { FileInput } from "./input.js";

/**
 * A value that the documentation would take, for a parameter that needs one and shows none: a
 * documented choice or default where there is one, else the plainest value within the limits.
 * `undefined` where the limits leave none.
 */
export function madeUpValue(type: ScalarType | ListType, given?: string): ExampleValue | undefined {
  if (type.kind === "scalar") return madeUpScalar(type, given);
  if (type.item.kind !== "scalar") return undefined;
  const item = madeUpScalar(type.item, given);
  if (item === undefined) return undefined;
  const fewest = type.checks.find((check) => boundKind(check).end === "min")?.value ?? 1;
  const length = Math.max(1, Math.min(Number(fewest), 1000));
  return {
    input: Array.from({ length }, () => item.input),
    wire: Array.from({ length }, () => item.wire),
  };
}

function madeUpScalar(type: ScalarType, given?: string): ExampleValue | undefined {
  if (type.scalar === "file") return madeUpFile(type);
  const texts = [given, ...type.choices.map(({ value }) => value), ...plainTexts(type)];
  for (const text of texts) {
    const value = text === undefined ? undefined : documentedValue(type, text);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Texts of plain values, to be tried in order. */
function plainTexts({ scalar, checks }: ScalarType): string[] {
  const bounds = checks
    .filter((check) => boundKind(check).measure === "number")
    .map((check) => boundKind(check).kept(check.value));
  switch (scalar) {
    case "number":
    case "int64":
    case "id":
    case "price":
    case "decimal":
      return ["1", ...bounds, ...sized(checks, "1")];
    case "boolean":
      return ["true"];
    case "date":
      return ["2024-01-01 00:00:00"];
    case "json":
    case "map":
      return ['{"key":"value"}', ...sized(checks, "1")];
    default:
      return ["example", ...bounds, ...sized(checks, "x")];
  }
}

/** One text of each length that a check names. */
function sized(checks: readonly Check[], piece: string): string[] {
  const lengths = checks
    .filter((check) => /characters|bytes/.test(boundKind(check).measure))
    .map(({ value }) => Number(value))
    .filter((value) => value > 0 && value <= 10_000);
  return [piece, ...lengths.map((length) => piece.repeat(length))];
}

/** A file that fits the limits. */
function madeUpFile({ checks }: ScalarType): ExampleValue | undefined {
  const name = "example.txt";
  const bytes = [8, 1, ...checks.map(({ value }) => Number(value))].find(
    (size) =>
      size < 10_000_000 && !checks.some((check) => breaks(check, new FileInput(name, size))),
  );
  return bytes === undefined ? undefined : { input: new FileInput(name, bytes), wire: name };
}
