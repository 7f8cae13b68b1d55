const yes: ReadonlySet<string> = new Set([
  "必须",
  "必填",
  "必选",
  "必需",
  "是",
  "true",
  "yes",
  "y",
  "required",
  "1",
]);
const no: ReadonlySet<string> = new Set([
  "可选",
  "选填",
  "非必须",
  "非必填",
  "否",
  "不必须",
  "false",
  "no",
  "n",
  "optional",
  "0",
]);

/** What a cell of the column 是否必须, or the field of a document, says; nothing when it is empty or says something else. */
export function requiredOf(cell: string): boolean | undefined {
  const word = cell.trim().toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}
