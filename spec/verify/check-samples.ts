import type { Param } from "../schema.js";
import { exampleItems, fitsType, isNoValue } from "./example-value.js";
import { listed, type Note } from "./note.js";
import { groupMembers, nameKey, objectsOf, type SampleTree } from "./sample-tree.js";

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
  const shown = groupMembers(objects);
  const whole = objects.filter(({ cut }) => !cut);
  if (whole.length === 0) return;
  checkNames(params, shown, at, note);
  for (const param of params) {
    const nodes = shown.get(nameKey(param.name));
    if (nodes) checkMember(param, nodes, `${at}.${param.name}`, note);
  }
}

function checkNames(
  params: readonly Param[],
  shown: ReadonlyMap<string, SampleTree[]>,
  at: string,
  note: Note,
): void {
  const listedNames = new Set(params.map(({ name }) => nameKey(name)));
  const lacking = params.filter(({ name }) => !shown.has(nameKey(name)));
  const required = lacking.filter(({ required }) => required).map(({ name }) => name);
  const optional = lacking.filter(({ required }) => !required).map(({ name }) => name);
  const added = [...shown]
    .filter(([key]) => !listedNames.has(key))
    .map(([, [node]]) => node?.name ?? "");
  if (required.length > 0) {
    note("sample-lacks-required", at, `${listed(required)}: required, but no sample shows them`);
  }
  if (optional.length > 0) {
    note("sample-lacks-parameter", at, `${listed(optional)}: no sample shows them`);
  }
  if (added.length > 0) {
    note("sample-unknown-member", at, `${listed(added)}: the table does not list them here`);
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
    const names = [...groupMembers([first]).values()].map(([node]) => node?.name ?? "");
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
