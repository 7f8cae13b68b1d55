/** Which of an API's documented answers its fixture needs. */
import { sortedJson } from "../../spec/canonical.js";
import type { ApiIr, SampleFormat, SampleIr } from "../ir/types.js";
import type { InputObject } from "./input.js";
import { responseExample } from "./response-example.js";

/** The richest first: simplified JSON has neither the root nor the names of elements. */
const byFacts: readonly SampleFormat[] = ["json", "xml", "json-simplified"];

/** A documented answer and what it means, where the page settles that. */
export interface DocumentedAnswer {
  sample: SampleIr;
  result: InputObject | undefined;
  /** The same text for equal results. */
  meaning: string | undefined;
}

/** The documented answers of an API, in the page's order. */
export function documentedAnswers({ response, responseSamples }: ApiIr): DocumentedAnswer[] {
  return responseSamples.map((sample) => {
    const result = responseExample(response, sample);
    return { sample, result, meaning: result && sortedJson(result) };
  });
}

/**
 * The documented answers of a fixture. Where all of them mean the same, one is enough: the gateway
 * writes it in the other formats. Where they differ, or one has no settled meaning, all stay, since
 * each format is answered by its own.
 */
export function fixtureSamples(answers: readonly DocumentedAnswer[]): readonly SampleIr[] {
  const samples = answers.map(({ sample }) => sample);
  const meanings = new Set(answers.map(({ meaning }) => meaning));
  if (meanings.size !== 1 || meanings.has(undefined)) return samples;
  const formats = byFacts.map((format) => samples.find((one) => one.format === format));
  return formats.filter((sample) => sample !== undefined).slice(0, 1);
}
