// Copied by topgen from templates/mock/documented-answer.ts. Do not edit.
/** Which answer a method gives: its documented response, else a made-up one. */
import { number } from "zod/mini";
import { object } from "../runtime/object.js";
import type { AnswerBody } from "./answer.js";
import { withoutAbsent } from "./answer-effects.js";
import { madeUpContent } from "./made-up.js";
import { rootName } from "./root-name.js";
import { fitSample, readSample, type ReadSample } from "./sample-answer.js";
import { shapeOf } from "./shape.js";
import type { MockApi, MockSample } from "./types.js";

/** The formats in which a caller can ask for an answer. */
export type AnswerFormat = MockSample["format"];

/** Which of the possible answers is wanted. */
export interface AnswerChoice {
  readonly format: AnswerFormat;
  /** Fit the sample to the documented members even when it has the format asked for. */
  readonly fitted: boolean;
  readonly seed: number;
}

/**
 * The sample of the format asked for as it stands; if the page shows another format only, that one
 * with every member in its documented type and those without a value left out; a made-up answer
 * when there is no usable sample.
 */
export function documentedAnswer({ api, examples }: MockApi, choice: AnswerChoice): AnswerBody {
  const response = shapeOf(api.response);
  const root = rootName(api.method);
  for (const format of sampleOrder[choice.format]) {
    const read = readCached(examples.response, format);
    // Some pages show a failure as their response; that is no answer to a good call.
    if (read === undefined || read.root === errorRoot) continue;
    const body = { root: read.root ?? root, content: read.content };
    const asItStands = format === choice.format && !choice.fitted && !keptRoot(read, format);
    if (asItStands) return body;
    const fitted = fitSample(body, response);
    return { ...fitted, content: withoutAbsent(fitted.content) };
  }
  return { root, content: madeUpContent(api.method, response, choice.seed) };
}

/** The documented error in any format; `undefined` when the page shows none. */
export function documentedError(
  { examples }: MockApi,
  format: AnswerFormat,
): AnswerBody | undefined {
  for (const tried of sampleOrder[format]) {
    const read = readCached(examples.error, tried);
    const isError = read?.content.members.some(([name]) => name === "code") === true;
    if (isError)
      return fitSample({ root: errorRoot, content: read.content }, shapeOf(errorMembers));
  }
  return undefined;
}

const sampleOrder: Readonly<Record<AnswerFormat, readonly AnswerFormat[]>> = {
  xml: ["xml", "json", "json-simplified"],
  json: ["json", "xml", "json-simplified"],
  "json-simplified": ["json-simplified", "json", "xml"],
};

/** A stored simplified sample is at times the unsimplified one: then its root is still there. */
const keptRoot = (read: ReadSample, format: AnswerFormat): boolean =>
  format === "json-simplified" && read.root !== undefined;

const cache = new WeakMap<MockSample, { readonly read: ReadSample | undefined }>();

/** The sample of a format, read once; `undefined` when there is none or it can't be read. */
function readCached(samples: readonly MockSample[], format: AnswerFormat): ReadSample | undefined {
  const sample = samples.find((candidate) => candidate.format === format);
  if (sample === undefined) return undefined;
  const known = cache.get(sample) ?? { read: readSample(sample) };
  cache.set(sample, known);
  return known.read;
}

const errorRoot = "error_response";
const errorMembers = object<{ code: number }>({ code: number() });
