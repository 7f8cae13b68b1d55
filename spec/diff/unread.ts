/**
 * Codes and units that a description names where no rule was read from it, as inside of a JSON text
 * or of a longer list of fields. Good enough to see that one took the place of another, and for
 * nothing else.
 */

/** A code with its meaning: `1：已付款`, `2-关闭`, `3表示年`, `0不限制`. */
const pairs =
  /(?<![\w.])(-?\d{1,3})\s*(?:[:：\-—=、.]|是|为|表示|代表)?\s*([\u4e00-\u9fa5]{1,12})/g;

/** Code → meaning; nothing where a code stands twice, since it is then not known which is meant. */
export function codesIn(description: string): Map<string, string> {
  const codes = new Map<string, string>();
  for (const [, code = "", meaning = ""] of description.matchAll(pairs)) {
    if (codes.has(code)) return new Map();
    codes.set(code, meaning);
  }
  return codes;
}

const unit = /单位\s*(?:[:：]|是|为)?\s*(毫秒|分钟|小时|千克|公斤|厘米|毫米|元|分|角|秒|天|克|米)/g;

/** The units that it names, in its order. */
export function unitsIn(description: string): string[] {
  return [...description.matchAll(unit)].map(([, name = ""]) => name);
}
