import { keyByWord } from "../word-table.js";

/** What a cell of the column 是否必须 says. */
export interface Required {
  required: boolean;
  /** 特殊可选: the parameter is needed in cases that only its description tells. */
  conditional?: true;
}

const answers: Readonly<Record<"yes" | "no" | "special", Required>> = {
  yes: { required: true },
  no: { required: false },
  special: { required: false, conditional: true },
};

/** Words that stand in no other column, so that a capture without cells can tell them. */
const columnWords = keyByWord({
  yes: "必须 必填 必选 必需",
  no: "可选 选填 非必须 非必填 非必选 非必需 不必须 不必填",
  special: ["特殊", "条件", "有条件", "按条件", "视情况"]
    .flatMap((when) => ["可选", "选填", "必须", "必填", "必选", "必需"].map((word) => when + word))
    .join(" "),
});

/** The ways in which documents and other tables write the same. */
const otherWords = keyByWord({
  yes: "是 true yes y required 1",
  no: "否 false no n optional 0",
  special: "special conditional 特殊",
});

/** What a cell of the column, or the field of a document, says; nothing when it is empty or says something else. */
export function requiredOf(cell: string): Required | undefined {
  const word = cell.trim().toLowerCase();
  const answer = columnWords.get(word) ?? otherWords.get(word);
  return answer && answers[answer];
}

/** What a word says that no other column of a table has. */
export function requiredOfWord(word: string): Required | undefined {
  const answer = columnWords.get(word);
  return answer && answers[answer];
}
