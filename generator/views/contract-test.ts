import { code, joinCode, type Code } from "../emit/code.js";
import { docComment } from "../emit/comment.js";
import { identifier } from "../emit/identifier.js";
import { numberLiteral } from "../emit/number-literal.js";
import { stringLiteral } from "../emit/string-literal.js";
import type { Edit } from "../examples/edits.js";
import { pathText } from "../examples/input.js";
import { type Mutant, mutantsOf } from "../examples/mutants.js";
import { requestExample, type RequestExample } from "../examples/request-example.js";
import { errorExample, responseExample } from "../examples/response-example.js";
import { wireExample } from "../examples/wire-example.js";
import type { ApiIr, SampleFormat } from "../ir/types.js";
import { bannerOf } from "./api.js";
import { inputLiteral } from "./input-literal.js";

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

/** A documented answer: what it means, or that the page leaves it open. */
interface AnswerView {
  title: Code;
  index: Code;
  isSettled: boolean;
  result: Code;
}
interface ErrorView {
  title: Code;
  index: Code;
  isSettled: boolean;
  expected: Code;
}
interface RefusalView {
  title: Code;
  params: Code;
  expected: Code;
}

export function contractTestView(api: ApiIr): ContractTestView {
  const example = requestExample(api.request);
  const answers = answersOf(api);
  const shownFirst = answers.answerList.find(({ isSettled }) => isSettled);
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
      "gets the documented answer over HTTP, and code 25 for a wrong secret",
    ),
    hasResult: shownFirst !== undefined,
    result: shownFirst?.result ?? code`undefined`,
  };
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
function answersOf(api: ApiIr): Pick<ContractTestView, "resultList" | "answerList"> {
  const names = new Map<string, Code>();
  const resultList: { name: Code; value: Code }[] = [];
  const answerList = api.responseSamples.map((sample, position): AnswerView => {
    const index = numberLiteral(position);
    const result = responseExample(api.response, sample);
    const words = formatNames[sample.format];
    if (result === undefined) {
      const title = stringLiteral(
        `takes the documented ${words} answer, which the page leaves open, as it is`,
      );
      return { title, index, isSettled: false, result: code`undefined` };
    }
    const key = sortedText(result);
    let name = names.get(key);
    if (name === undefined) {
      const number = names.size + 1;
      name = number === 1 ? code`documentedResult` : code`documentedResult${numberLiteral(number)}`;
      names.set(key, name);
      resultList.push({ name, value: inputLiteral(result) });
    }
    return {
      title: stringLiteral(`reads the documented ${words} answer`),
      index,
      isSettled: true,
      result: name,
    };
  });
  return { resultList, answerList };
}

/** The same text for equal values, whatever the order of their members. */
function sortedText(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

function errorsOf(api: ApiIr): ErrorView[] {
  return api.errorSamples.map((sample, position) => {
    const error = errorExample(sample);
    const words = formatNames[sample.format];
    const expected =
      error?.subCode === undefined
        ? code`{ code: ${numberLiteral(error?.code ?? 0)} }`
        : code`{ code: ${numberLiteral(error.code)}, subCode: ${stringLiteral(error.subCode)} }`;
    const title =
      error === undefined
        ? `takes the documented ${words} error, which is none of the platform's, as it is`
        : `throws the documented ${words} error`;
    return {
      title: stringLiteral(title),
      index: numberLiteral(position),
      isSettled: error !== undefined,
      expected,
    };
  });
}

function refusalView(mutant: Mutant): RefusalView {
  const { title, at, rule, quote } = mutant;
  const members = [
    code`path: ${stringLiteral(at)}`,
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
  const place = stringLiteral(pathText(path));
  if (value === undefined) return code`contract.without(${params}, ${place})`;
  return code`contract.replace(${params}, ${place}, ${inputLiteral(value)})`;
}
