import type { Param } from "../schema.js";
import { exampleItems, fitsType, isNoValue } from "./example-value.js";
import { listed } from "../finding.js";
import type { Note } from "./note.js";
import { assignMembers, objectsOf, type SampleTree, type ShownMembers } from "./sample-tree.js";

/**
 * Holds the objects that samples show against the members that the table lists, level by level:
 * members that the samples lack or add, values that are none of the documented type, values other
 * than the documented example.
 * @param objects The same object in every sample and, for a list, in every element.
 */
export function checkObjects(
  params: readonly Param[],
  objects: readonly SampleTree[],
  at: string,
  note: Note,
): void {
  const shown = assignMembers(objects, params);
  checkNames(params, shown, at, note);
  for (const param of params) {
    const nodes = shown.nodes.get(param);
    if (nodes) checkMember(param, nodes, `${at}.${param.name}`, note);
  }
}

function checkNames(
  params: readonly Param[],
  { nodes, unknown }: ShownMembers,
  at: string,
  note: Note,
): void {
  const lacking = params.filter((param) => !nodes.has(param));
  const required = lacking.filter(({ required }) => required).map(({ name }) => name);
  const optional = lacking.filter(({ required }) => !required).map(({ name }) => name);
  if (required.length > 0) {
    note("sample-lacks-required", at, `${listed(required)}: required, but in no sample`);
  }
  if (optional.length > 0) {
    note("sample-lacks-parameter", at, `${listed(optional)}: in no sample`);
  }
  if (unknown.length > 0) {
    note("sample-unknown-member", at, `${listed(unknown)}: the table does not list them here`);
  }
}

function checkMember(param: Param, nodes: readonly SampleTree[], at: string, note: Note): void {
  const filled = nodes.filter(({ children }) => children.length > 0);
  if (param.fields) {
    const text = nodes.find(
      ({ children, value }) => children.length === 0 && !isNoValue(value ?? ""),
    );
    if (text)
      note("sample-against-type", at, `a sample shows the text ${text.value ?? ""} for an object`);
    if (filled.length > 0) checkObjects(param.fields, objectsOf(filled, param.fields), at, note);
    return;
  }
  const [first] = filled;
  const holdsText = ["json", "map", "object", "unknown"].includes(param.type);
  if (first && !param.list && !holdsText) {
    const names = [...new Set(first.children.map(({ name }) => name))];
    note(
      "sample-against-type",
      at,
      `a sample shows an object (${listed(names)}) for a ${param.type}`,
    );
    return;
  }
  checkValues(param, nodes, at, note);
}

function checkValues(param: Param, nodes: readonly SampleTree[], at: string, note: Note): void {
  const values = nodes
    .flatMap((node) => (node.children.length > 0 ? node.children : [node]))
    .map(({ value = "" }) => value.trim())
    .filter((value) => !isNoValue(value));
  const items = param.list
    ? values.flatMap((example) => exampleItems({ list: true, example }))
    : values;
  const wrong = items.find((item) => !fitsType(param.type, item));
  if (wrong !== undefined) {
    note("sample-against-type", at, `a sample shows ${wrong}, which is no ${param.type}`);
    return;
  }
  const [example] = exampleItems({ list: false, example: param.example });
  const other = values.find((value) => !sameValue(value, example ?? ""));
  if (!param.list && example !== undefined && other !== undefined) {
    note("example-against-sample", at, `the table shows ${example}, a sample ${other}`);
  }
}

/** Samples quote and trim; `"a"` and `a` are one value, and so are two spellings of one number. */
function sameValue(a: string, b: string): boolean {
  const bare = (text: string): string => text.replace(/^"|"$/g, "").replace(/\s+/g, " ").trim();
  if (bare(a).toLowerCase() === bare(b).toLowerCase()) return true;
  return a !== "" && b !== "" && Number.isSafeInteger(Number(a)) && Number(a) === Number(b);
}
