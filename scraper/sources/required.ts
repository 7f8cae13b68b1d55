/** What a cell of the column 是否必须 says. */
export interface Required {
  required: boolean;
  /** 特殊可选: the parameter is needed in cases that only its description tells. */
  conditional?: true;
}

/** Words that stand in no other column, so that a capture without cells can tell them. */
const columnWords: ReadonlyMap<string, Required> = new Map<string, Required>([
  ...["必须", "必填", "必选", "必需"].map((word): [string, Required] => [word, { required: true }]),
  ...["可选", "选填", "非必须", "非必填", "非必选", "非必需", "不必须", "不必填"].map(
    (word): [string, Required] => [word, { required: false }],
  ),
  ...["特殊", "条件", "有条件", "按条件", "视情况"].flatMap((when) =>
    ["可选", "选填", "必须", "必填", "必选", "必需"].map((word): [string, Required] => [
      `${when}${word}`,
      { required: false, conditional: true },
    ]),
  ),
]);

/** The ways in which documents and other tables write the same. */
const otherWords: ReadonlyMap<string, Required> = new Map<string, Required>([
  ...["是", "true", "yes", "y", "required", "1"].map((word): [string, Required] => [
    word,
    { required: true },
  ]),
  ...["否", "false", "no", "n", "optional", "0"].map((word): [string, Required] => [
    word,
    { required: false },
  ]),
  ...["special", "conditional", "特殊"].map((word): [string, Required] => [
    word,
    { required: false, conditional: true },
  ]),
]);

/** What a cell of the column, or the field of a document, says; nothing when it is empty or says something else. */
export function requiredOf(cell: string): Required | undefined {
  const word = cell.trim().toLowerCase();
  return columnWords.get(word) ?? otherWords.get(word);
}

/** What a word says that no other column of a table has. */
export function requiredOfWord(word: string): Required | undefined {
  return columnWords.get(word);
}
