/** Which of an API's documented answers its fixture needs: the gateway derives the others from these. */
import { isDeepStrictEqual } from "node:util";
import { render } from "../../templates/mock/answer-call.js";
import {
  type AnswerFormat,
  documentedAnswer,
  documentedError,
} from "../../templates/mock/documented-answer.js";
import { readSample as readServed } from "../../templates/mock/sample-answer.js";
import { once } from "../../templates/runtime/once.js";
import { responseExample } from "../contract/response-example.js";
import { readSample } from "../contract/sample-node.js";
import type { ApiIr, SampleIr } from "../ir/types.js";
import { liveSchemas, schemaOf } from "./live-schemas.js";

const formats: readonly AnswerFormat[] = ["xml", "json", "json-simplified"];

/** The samples of a fixture, in the order of the page. */
export interface FixtureSamples {
  responses: readonly SampleIr[];
  errors: readonly SampleIr[];
}

/**
 * The fewest samples from which the gateway answers as from all of them: in each format with the
 * same text or the same result, and with the same error. One of each usually does; what says
 * something of its own, or has no settled meaning, stays beside it.
 */
export function fixtureSamples(api: ApiIr): FixtureSamples {
  const found = known.get(api) ?? chosenSamples(api);
  known.set(api, found);
  return found;
}

const known = new WeakMap<ApiIr, FixtureSamples>();

function chosenSamples(api: ApiIr): FixtureSamples {
  const response = once(() => schemaOf(liveSchemas(api, { metadata: false }), api.response));
  const served = {
    method: api.method,
    auth: api.auth,
    request: {},
    get response() {
      return response();
    },
  };
  const answer = (samples: readonly SampleIr[], format: AnswerFormat): string => {
    const mock = { api: served, examples: { response: samples, error: [] } };
    const body = documentedAnswer(mock, { format, fitted: false, seed: 1 });
    return render(body, format);
  };
  const error = (samples: readonly SampleIr[], format: AnswerFormat): string => {
    const body = documentedError(
      { api: served, examples: { response: [], error: samples } },
      format,
    );
    return body === undefined ? "" : render(body, format);
  };
  // Where no sample can be served, the gateway makes an answer up, and no sample is missed.
  const usable = api.responseSamples.filter(isServed);
  const choices = choicesOf(usable.length > 0 ? usable : api.responseSamples);
  return {
    responses: fewest(
      api.responseSamples,
      choices.filter(({ length }) => length > 0),
      (samples, format) => {
        const text = answer(samples, format);
        return { text, meaning: responseExample(api.response, { format, text }) };
      },
    ),
    errors: fewest(api.errorSamples, choicesOf(api.errorSamples), (samples, format) => {
      const text = error(samples, format);
      return { text, meaning: readSample({ format, text }) };
    }),
  };
}

/** Whether the gateway can answer with a sample: it is whole, and no failure. */
function isServed(sample: SampleIr): boolean {
  const read = readServed(sample);
  return read !== undefined && read.root !== "error_response";
}

/** An answer of the gateway; without a meaning where that is not settled. */
interface Given {
  text: string;
  meaning: unknown;
}

/** The first choice that answers as all samples do. */
function fewest(
  samples: readonly SampleIr[],
  choices: readonly (readonly SampleIr[])[],
  answer: (samples: readonly SampleIr[], format: AnswerFormat) => Given,
): readonly SampleIr[] {
  const expected = formats.map((format) => ({ format, ...answer(samples, format) }));
  const isSame = (choice: readonly SampleIr[]): boolean =>
    expected.every(({ format, text, meaning }) => {
      const given = answer(choice, format);
      if (given.text === text) return true;
      return meaning !== undefined && isDeepStrictEqual(given.meaning, meaning);
    });
  return choices.find(isSame) ?? samples;
}

/** A page shows three or four; of a long list every sample is kept. */
const longestList = 6;

/** Any of the samples, in the order of the page; the shortest choice first. */
function choicesOf(samples: readonly SampleIr[]): (readonly SampleIr[])[] {
  if (samples.length > longestList) return [];
  const choices = samples.reduce<SampleIr[][]>(
    (shorter, sample) => [...shorter, ...shorter.map((choice) => [...choice, sample])],
    [[]],
  );
  const lengthOf = (choice: SampleIr[]): number =>
    choice.reduce((length, { text }) => length + text.length, 0);
  return choices.sort((a, b) => lengthOf(a) - lengthOf(b));
}
