/** Which of an API's documented answers its fixture needs. */
import type { ApiIr, SampleFormat, SampleIr } from "../ir/types.js";
import { responseExample } from "./response-example.js";

/** The richest first: simplified JSON has neither the root nor the names of elements. */
const byFacts: readonly SampleFormat[] = ["json", "xml", "json-simplified"];

/**
 * The documented answers of a fixture. Where all of them mean the same, one is enough: the gateway
 * writes it in the other formats. Where they differ, or one has no settled meaning, all stay, since
 * each format is answered by its own.
 */
export function fixtureSamples({ response, responseSamples }: ApiIr): readonly SampleIr[] {
  const meanings = responseSamples.map((sample) => meaningKey(responseExample(response, sample)));
  if (new Set(meanings).size !== 1 || meanings[0] === undefined) return responseSamples;
  const formats = byFacts.map((format) => responseSamples.find((one) => one.format === format));
  return formats.filter((sample) => sample !== undefined).slice(0, 1);
}

/** The same text for equal results, whatever the order of their members. */
export function meaningKey(result: unknown): string | undefined {
  return JSON.stringify(result, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
