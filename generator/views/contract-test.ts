import { code, joinCode, type Code } from "../emit/code.js";
import { docComment } from "../emit/comment.js";
import { dataLiteral } from "../emit/data-literal.js";
import { identifier } from "../emit/identifier.js";
import { numberLiteral } from "../emit/number-literal.js";
import { stringLiteral } from "../emit/string-literal.js";
import type { Edit, Mutant } from "../contract/mutant.js";
import { mutantsOf } from "../contract/mutants-of.js";
import { requestExample, type RequestExample } from "../contract/request-example.js";
import { documentedAnswers, fixtureSamples } from "../contract/fixture-samples.js";
import { errorExample, holdsBlanks } from "../contract/response-example.js";
import { wireExample } from "../contract/wire-example.js";
import type { ApiIr, SampleFormat, SampleIr } from "../ir/types.js";
import { bannerOf } from "./api.js";
import { inputLiteral } from "./input-literal.js";
import { sampleCode } from "./mock-api.js";

/** What `templates/contract-test.ts.hbs` prints. */
export interface ContractTestView {
  banner: Code;
  api: Code;
  module: Code;
  fixture: Code;
  requestType: Code;
  requestDoc: Code;
  request: Code;
  title: Code;
  sentTitle: Code;
  sent: Code;
  resultList: readonly { name: Code; value: Code }[];
  answerList: readonly AnswerView[];
  errorList: readonly ErrorView[];
  refusalList: readonly RefusalView[];
  callTitle: Code;
  hasResult: boolean;
  result: Code;
}

/**
 * A documented answer: where it stands, in the fixture or, where that needs it not, in the test; and
 * what it means, or that the page leaves it open.
 */
interface AnswerView {
  title: Code;
  sample: Code;
  isSettled: boolean;
  result: Code;
}
interface ErrorView {
  title: Code;
  sample: Code;
  isSettled: boolean;
  expected: Code;
}
interface RefusalView {
  title: Code;
  params: Code;
  expected: Code;
}

/**
 * The contract tests of an API: the documented request is sent as documented, each documented answer
 * and error is read, each single break of the request is refused, and a call goes over HTTP.
 */
export function contractTestView(api: ApiIr): ContractTestView {
  const example = requestExample(api.request);
  const { hasBlanks, ...answers } = answersOf(api);
  const agreed = agreedResult({ ...answers, hasBlanks });
  return {
    banner: bannerOf(api),
    api: identifier(api.identifier),
    module: stringLiteral(`../src/apis/${api.fileName}.js`),
    fixture: stringLiteral(`../src/mock/apis/${api.fileName}.js`),
    requestType: identifier(api.request.interfaceName),
    requestDoc: requestDoc(example),
    request: inputLiteral(example.input),
    title: stringLiteral(api.title === "" ? api.method : `${api.method} (${api.title})`),
    sentTitle: stringLiteral(sentTitle(example)),
    sent: inputLiteral(wireExample(api.request, example)),
    ...answers,
    errorList: errorsOf(api),
    refusalList: mutantsOf(api.request, example).made.filter(isTested).map(refusalView),
    callTitle: stringLiteral(
      `${agreed === undefined ? "is answered" : "gets the documented answer"} over HTTP, and is refused with a wrong secret`,
    ),
    hasResult: agreed !== undefined,
    result: agreed ?? code`undefined`,
  };
}

type Answers = Pick<ContractTestView, "resultList" | "answerList"> & { hasBlanks: boolean };

/**
 * The result that every documented answer of the page means. A gateway picks one of them by format,
 * and leaves out what a sample only shows as blank.
 */
function agreedResult({ answerList, resultList, hasBlanks }: Answers): Code | undefined {
  const isAgreed = answerList.every(({ isSettled }) => isSettled) && resultList.length === 1;
  return isAgreed && !hasBlanks ? resultList[0]?.name : undefined;
}

/** A wrong type does not compile, so there is no test of it; the kill score has the mutants. */
const isTested = ({ group }: Mutant): boolean => group !== "type";

const listed = (paths: readonly string[]): string =>
  paths.length <= 3
    ? paths.join(", ")
    : `${paths.slice(0, 3).join(", ")} and ${paths.length - 3} more`;

function sentTitle({ madeUp, leftOut }: RequestExample): string {
  const made = madeUp.length === 0 ? "" : `, with made-up values for ${listed(madeUp)}`;
  const left = leftOut.length === 0 ? "" : `, without ${listed(leftOut)}`;
  return `sends the documented request as documented${made}${left}`;
}

function requestDoc({ madeUp, leftOut }: RequestExample): Code {
  const comment = docComment({
    paragraphs: [
      "The request that the page's example values make.",
      madeUp.length === 0
        ? ""
        : `The page has no usable value for ${madeUp.join(", ")}: made up here.`,
      leftOut.length === 0
        ? ""
        : `A rule of the page forbids ${leftOut.join(", ")} beside the others.`,
    ],
  });
  return comment ?? code``;
}

const formatNames: Readonly<Record<SampleFormat, string>> = {
  xml: "XML",
  json: "JSON",
  "json-simplified": "simplified JSON",
};

/** Each documented answer; those that mean the same share one constant. */
function answersOf(api: ApiIr): Answers {
  const names = new Map<string, Code>();
  const resultList: { name: Code; value: Code }[] = [];
  let hasBlanks = false;
  const answers = documentedAnswers(api);
  const responses = fixtureSamples(answers);
  const answerList = answers.map(({ sample, result, meaning = "" }, position): AnswerView => {
    const kept = responses.indexOf(sample);
    const place =
      kept < 0 ? sampleCode(sample) : code`fixture.examples.response[${numberLiteral(kept)}]`;
    const words = sampleWords(api.responseSamples, position);
    if (result === undefined) {
      const title = `fails cleanly or not at all on the documented ${words} answer, whose meaning is open`;
      return {
        title: stringLiteral(title),
        sample: place,
        isSettled: false,
        result: code`undefined`,
      };
    }
    hasBlanks ||= holdsBlanks(api.response, result);
    const known = names.get(meaning);
    const name = known ?? resultName(names.size + 1);
    if (known === undefined) {
      names.set(meaning, name);
      resultList.push({ name, value: inputLiteral(result) });
    }
    const differs =
      names.size > 1 && known === undefined ? ", which differs from the one before" : "";
    const title = stringLiteral(`reads the documented ${words} answer${differs}`);
    return { title, sample: place, isSettled: true, result: name };
  });
  return { resultList, answerList, hasBlanks };
}

const resultName = (number: number): Code =>
  number === 1 ? code`documentedResult` : code`documentedResult${numberLiteral(number)}`;

/** `JSON`, or `second JSON` where a page shows several of one format. */
function sampleWords(samples: readonly SampleIr[], position: number): string {
  const format = samples[position]?.format ?? "xml";
  const earlier = samples.slice(0, position).filter((sample) => sample.format === format).length;
  const ordinal = ["", "second ", "third "][earlier] ?? `${earlier + 1}th `;
  return ordinal + formatNames[format];
}

function errorsOf(api: ApiIr): ErrorView[] {
  return api.errorSamples.map((sample, position) => {
    const error = errorExample(sample);
    const words = sampleWords(api.errorSamples, position);
    const expected =
      error?.subCode === undefined
        ? code`{ code: ${numberLiteral(error?.code ?? 0)} }`
        : code`{ code: ${numberLiteral(error.code)}, subCode: ${stringLiteral(error.subCode)} }`;
    const title =
      error === undefined
        ? `fails cleanly or not at all on the documented ${words} error, which is none of the platform's`
        : `throws the documented ${words} error`;
    return {
      title: stringLiteral(title),
      sample: code`fixture.examples.error[${numberLiteral(position)}]`,
      isSettled: error !== undefined,
      expected,
    };
  });
}

function refusalView(mutant: Mutant): RefusalView {
  const { title, at, rule, quote } = mutant;
  const members = [
    code`path: ${dataLiteral(at)}`,
    code`rule: ${stringLiteral(rule)}`,
    ...(quote === undefined ? [] : [code`quote: ${stringLiteral(quote)}`]),
  ];
  return {
    title: stringLiteral(`refuses a request ${title}`),
    params: mutant.edits.reduce<Code>(editCode, code`documented`),
    expected: code`{ ${joinCode(members, ", ")} }`,
  };
}

function editCode(params: Code, { path, value }: Edit): Code {
  const place = dataLiteral(path);
  if (value === undefined) return code`contract.without(${params}, ${place})`;
  return code`contract.replace(${params}, ${place}, ${inputLiteral(value)})`;
}
