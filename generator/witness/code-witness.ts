/** Lines of TypeScript that compiled before a change and should not after it. */
import type { Change } from "../../spec/diff/change.js";
import {
  FileInput,
  isInputList,
  isInputObject,
  LongText,
  ManyItems,
  type Input,
} from "../contract/input.js";
import { forcedInput } from "../contract/request-example.js";
import { fieldAt, objectOf } from "../ir/value-type.js";
import type { FieldIr, FieldType, ObjectIr } from "../ir/types.js";
import type { LabApi } from "./lab.js";

/** The lines to try, and what the compiler has to name when it refuses them. */
export interface CodeCandidate {
  text: string;
  /** The same lines for the package after, where what they are about has another name there. */
  after?: string;
  names: string;
}

/** A change, and what its place was called before. */
export interface Placed {
  change: Change;
  /** The change's path with the names of before. */
  before: string;
}

const moduleOf = ({ ir }: LabApi): string => JSON.stringify(`top-client/apis/${ir.fileName}`);

/** Lines of a module that imports types of an API. */
const linesWith = (api: LabApi, types: readonly string[], ...lines: readonly string[]): string =>
  [`import type { ${types.join(", ")} } from ${moduleOf(api)};`, ...lines].join("\n");

/** The candidates for a change, the plainest first; none where no type tells of it. */
export function codeCandidates(
  placed: Placed,
  api: LabApi,
  after: LabApi | undefined,
): CodeCandidate[] {
  const { change } = placed;
  const { rule } = change;
  if (rule === "api-removed" || rule === "api-renamed") {
    const { identifier } = api.ir;
    return [
      { text: `import { ${identifier} } from ${moduleOf(api)};\nvoid ${identifier};`, names: "" },
    ];
  }
  if (rule === "error-code-removed") return [errorCase(String(change.before), api)];
  const [side] = change.path.split(".", 1);
  const make = side === "request" ? requestCandidates : responseCandidates;
  if (side !== "request" && side !== "response") return [];
  const candidates = make(change, placed.before, api);
  if (placed.before === change.path || after === undefined) return candidates;
  const others = make(change, change.path, after);
  return candidates.map((one, index) => ({ ...one, after: others[index]?.text ?? one.text }));
}

function errorCase(code: string, api: LabApi): CodeCandidate {
  const { identifier } = api.ir;
  const text = [
    `import { ${identifier} } from ${moduleOf(api)};`,
    `import type { TopApiError } from "top-client";`,
    `declare const error: TopApiError;`,
    `if (error.is(${identifier})) switch (error.subCode) { case ${JSON.stringify(code)}: break; }`,
  ].join("\n");
  return { text, names: code };
}

/** The names of a change's path, found in the tree, since a name may hold dots. */
export function namesAt(object: ObjectIr, place: string): string[] | undefined {
  const path = place.replace(/^(request|response)\./, "").replace(/#[^#]*$/, "");
  for (const field of object.fields) {
    if (path === field.name) return [field.name];
    if (!path.startsWith(`${field.name}.`)) continue;
    const inner = objectOf(field.type);
    const rest = inner && namesAt(inner, path.slice(field.name.length + 1));
    if (rest !== undefined) return [field.name, ...rest];
  }
  return undefined;
}

function requestCandidates(change: Change, path: string, api: LabApi): CodeCandidate[] {
  const { request } = api.ir;
  const { rule } = change;
  // What is new has no place in the package before; its object has.
  const isNew = rule === "request-required-param-added";
  const place = isNew ? path.replace(/\.[^.]*$/, "") : path;
  const names = place === "request" ? [] : namesAt(request, place);
  if (names === undefined) return [];
  const last = names.at(-1) ?? "";
  switch (rule) {
    case "request-param-removed":
    case "request-param-renamed":
    case "request-param-moved":
      return [literal(api, names, last)];
    case "request-required-param-added":
      return [literal(api, names, path.slice(place.length + 1))];
    case "request-became-required":
      // Under its new name where it has one.
      return [literal(api, names.slice(0, -1), change.path.split(".").at(-1) ?? last)];
    case "object-renamed":
      return [importOf(api, request, names)];
    case "request-choice-removed":
      return [known(api, names, String(change.before))];
    default:
      return [...valueCandidates(api, names), ...variableOf(api, names)];
  }
}

/** A request with what is needed and what is named. */
function literal(api: LabApi, path: readonly string[], culprit: string): CodeCandidate {
  const { interfaceName } = api.ir.request;
  const line = `const request: ${interfaceName} = ${source(minimal(api.ir.request, path))};`;
  return { text: linesWith(api, [interfaceName], line, "void request;"), names: culprit };
}

/** The least value of an object that holds all it needs and the member that a path leads to. */
function minimal(object: ObjectIr, names: readonly string[]): Input {
  const members: Record<string, Input> = {};
  for (const field of object.fields) {
    const isNamed = field.name === names[0];
    if (field.optional && !isNamed) continue;
    const value = minimalField(field, isNamed ? names.slice(1) : []);
    if (value !== undefined) members[field.name] = value;
  }
  return members;
}

function minimalField(field: FieldIr, names: readonly string[]): Input | undefined {
  const inner = objectOf(field.type);
  if (inner === undefined) return forcedInput(field) ?? plainest(field.type);
  const value = minimal(inner, names);
  return field.type.kind === "list" ? [value] : value;
}

/** A value of a type for the compiler, which knows no limits. */
function plainest(type: FieldType): Input {
  if (type.kind === "list") return [plainest(type.item)];
  if (type.kind === "object") return minimal(type.object, []);
  switch (type.value) {
    case "number":
      return 1;
    case "boolean":
      return true;
    case "mapInput":
      return {};
    default:
      return "text";
  }
}

/** The names of a path, each with whether a list stands there that the path goes on through. */
function stepsOf(object: ObjectIr, names: readonly string[]) {
  return names.map((name, index) => {
    const type = fieldAt(object, names.slice(0, index + 1))?.type;
    return { name, isList: type?.kind === "list" && index + 1 < names.length };
  });
}

/** `NonNullable<NonNullable<R["a"]>["b"]>`: the type at a path, of one item where lists are on the way. */
const typeAt = (object: ObjectIr, names: readonly string[]): string =>
  stepsOf(object, names).reduce(
    (type, { name, isList }) =>
      `NonNullable<${type}[${JSON.stringify(name)}]>${isList ? "[number]" : ""}`,
    object.interfaceName,
  );

/** Values of the type that the parameter had, each to be given to the type that it has. */
function valueCandidates(api: LabApi, names: readonly string[]): CodeCandidate[] {
  const { request } = api.ir;
  const field = fieldAt(request, names);
  const values = field === undefined ? [] : sourcesOf(field.type);
  return values.map((value) => given(api, [], names, value));
}

/** A value that is given to the type of a place. @param types what it needs beside that of the request */
function given(
  api: LabApi,
  types: readonly string[],
  names: readonly string[],
  value: string,
): CodeCandidate {
  const { request } = api.ir;
  const declared = types.map((type) => `declare const given: ${type};`);
  const line = `const value: ${typeAt(request, names)} = ${value};`;
  const imported = [...types, request.interfaceName];
  return { text: linesWith(api, imported, ...declared, line, "void value;"), names: "" };
}

/** An object by its interface, which has no index signature as an object written out has. */
function variableOf(api: LabApi, names: readonly string[]): CodeCandidate[] {
  const type = fieldAt(api.ir.request, names)?.type;
  return type?.kind === "object" ? [given(api, [type.object.interfaceName], names, "given")] : [];
}

function sourcesOf(type: FieldType): string[] {
  if (type.kind === "list") return sourcesOf(type.item).map((item) => `[${item}]`);
  if (type.kind === "object") return [source(minimal(type.object, []))];
  const texts: Readonly<Record<string, string[]>> = {
    string: ['"text"'],
    number: ["1.5"],
    boolean: ["true"],
    int64Input: ["10n", '"9007199254740993"', "1"],
    dateInput: ["new Date()", '"2020-01-01 00:00:00"'],
    decimalInput: ["1.5", '"1.50"'],
    jsonInput: ["{ key: 1 }", '"{}"'],
    fieldListInput: ['["a"]', '"a"'],
    mapInput: ["{ key: 1 }"],
    fileInput: ["new Blob([])"],
    unknown: ["true", '"text"', "1", "{ key: 1 }"],
  };
  return texts[type.value] ?? ['"text"'];
}

/** A documented value, given to the type of the documented values alone. */
function known(api: LabApi, names: readonly string[], value: string): CodeCandidate {
  const { request } = api.ir;
  const field = fieldAt(request, names);
  const item = field?.type.kind === "list" ? "[number]" : "";
  const text = linesWith(
    api,
    [request.interfaceName],
    "type Documented<T> = T extends string ? (string extends T ? never : T) : never;",
    `const value: Documented<${typeAt(request, names)}${item}> = ${JSON.stringify(value)};`,
    "void value;",
  );
  return { text, names: "" };
}

function importOf(api: LabApi, top: ObjectIr, names: readonly string[]): CodeCandidate {
  const field = fieldAt(top, names);
  const name = (field && objectOf(field.type))?.interfaceName ?? "";
  return { text: linesWith(api, [name], `export type Mine = ${name};`), names: name };
}

function responseCandidates(change: Change, path: string, api: LabApi): CodeCandidate[] {
  const { response } = api.ir;
  const names = namesAt(response, path);
  const field = names && fieldAt(response, names);
  if (names === undefined || field === undefined) return [];
  if (change.rule === "object-renamed") return [importOf(api, response, names)];
  const { interfaceName } = response;
  const read = (line: string, culprit: string): CodeCandidate => ({
    text: linesWith(api, [interfaceName], `declare const result: ${interfaceName};`, line),
    names: culprit,
  });
  const place = accessTo(response, names);
  switch (change.rule) {
    case "response-field-removed":
    case "response-field-renamed":
    case "response-field-moved":
      return [read(`void ${place};`, names.at(-1) ?? "")];
    default:
      return usesOf(field.type, place).map((line) => read(line, ""));
  }
}

/** `result.a?.[0]?.["b-c"]` */
const accessTo = (top: ObjectIr, names: readonly string[]): string =>
  stepsOf(top, names).reduce((text, { name, isList }, index) => {
    const mark = index === 0 ? "" : "?.";
    const member = isPlain(name) ? `${mark || "."}${name}` : `${mark}[${JSON.stringify(name)}]`;
    return `${text}${member}${isList ? "?.[0]" : ""}`;
  }, "result");

/** Whether a name needs no quotes. */
const isPlain = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name);

/** Ways to use a value of a type that a value of another type does not stand. */
function usesOf(type: FieldType, place: string): string[] {
  const typed = (words: string, at = place): string =>
    `const value: ${words} | undefined = ${at}; void value;`;
  if (type.kind === "list") {
    return [
      ...(type.item.kind === "scalar" ? [typed(`${wordOf(type.item.value)}[]`)] : []),
      `for (const item of ${place} ?? []) void item;`,
      ...usesOf(type.item, `${place}?.[0]`),
    ];
  }
  if (type.kind === "scalar") return [typed(wordOf(type.value))];
  const [first] = type.object.fields;
  if (first === undefined) return [typed("object")];
  const member = `${place}?.[${JSON.stringify(first.name)}]`;
  const scalar = first.type.kind === "scalar" ? [typed(wordOf(first.type.value), member)] : [];
  return [...scalar, `void ${member};`];
}

const wordOf = (value: string): string => (value === "record" ? "Record<string, unknown>" : value);

/** A value as source of a consumer's. */
export function source(value: Input): string {
  if (value instanceof FileInput) return "new Blob([])";
  if (value instanceof LongText) {
    const { piece, count, separator } = value;
    if (separator === "") return `${JSON.stringify(piece)}.repeat(${count})`;
    return `Array(${count}).fill(${JSON.stringify(piece)}).join(${JSON.stringify(separator)})`;
  }
  if (value instanceof ManyItems) return `Array(${value.count}).fill(${source(value.item)})`;
  if (isInputList(value)) return `[${value.map(source).join(", ")}]`;
  if (!isInputObject(value)) return typeof value === "bigint" ? `${value}n` : JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => {
    return `${isPlain(name) ? name : JSON.stringify(name)}: ${source(member)}`;
  });
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
