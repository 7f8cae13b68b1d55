import { documentedAnswers, fixtureSamples } from "../contract/fixture-samples.js";
import { standardErrors } from "../../templates/mock/standard-errors.js";
import { code, joinCode, type Code } from "../emit/code.js";
import { dataLiteral } from "../emit/data-literal.js";
import { identifier } from "../emit/identifier.js";
import { stringLiteral } from "../emit/string-literal.js";
import type { ApiIr, SampleIr } from "../ir/types.js";
import { bannerOf } from "./api.js";

/** What `templates/mock-api.ts.hbs` prints. */
export interface MockApiView {
  banner: Code;
  api: Code;
  module: Code;
  hasStandardErrors: boolean;
  responses: Code;
  errors: Code;
}

/**
 * The fixture of an API for the mock gateway: its descriptor, and the documented answers that it
 * can't derive from one another, without the blanks that mean nothing.
 */
export function mockApiView(api: ApiIr): MockApiView {
  return {
    banner: bannerOf(api),
    api: identifier(api.identifier),
    module: stringLiteral(`../../apis/${api.fileName}.js`),
    hasStandardErrors: api.errorSamples.some((sample) => standardName(sample) !== undefined),
    responses: code`[${joinCode(fixtureSamples(documentedAnswers(api)).map(sampleCode), ", ")}]`,
    errors: code`[${joinCode(api.errorSamples.map(errorCode), ", ")}]`,
  };
}

/** A documented answer as a fixture and a test have it. */
export const sampleCode = (sample: SampleIr): Code =>
  dataLiteral({ format: sample.format, text: compactSample(sample) });

/** A documented error as a fixture has it. */
function errorCode(sample: SampleIr): Code {
  const name = standardName(sample);
  return name === undefined ? sampleCode(sample) : code`standardErrors.${identifier(name)}`;
}

/** The name of the platform's own error that a sample shows. */
function standardName(sample: SampleIr): string | undefined {
  const text = compactSample(sample);
  const found = Object.entries(standardErrors).find(
    ([, standard]) => standard.format === sample.format && standard.text === text,
  );
  return found?.[0];
}

/** A sample without the line breaks and indents between its parts; a damaged one as it stands. */
export function compactSample({ format, text }: SampleIr): string {
  return format === "xml" ? compactXml(text.trim()) : compactJson(text.trim());
}

/** Blanks between two tags, unless they are all that an element holds. */
function compactXml(text: string): string {
  // What stands in CDATA or a comment only looks like tags.
  if (text.includes("<!")) return text;
  return text.replace(/(<\/?)([^<>]*>)\s*\n\s*(?=<(\/?))/g, (all, open: string, rest, close) =>
    open === "<" && close === "/" ? all : `${open}${String(rest)}`,
  );
}

function compactJson(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  return text.replace(
    /("(?:[^"\\]|\\.)*")|\s+/g,
    (_all, quoted: string | undefined) => quoted ?? "",
  );
}
