/** The parameters that a piece of a sentence names, in the order of the words. */
import { pathKey } from "../../../spec/param-path.js";
import { resolveName, resolveNoun, type Field, type Scope } from "./field-index.js";

const MENTIONS = 40;
const NOUN = 24;
const identifier = /[A-Za-z][A-Za-z\d_]{0,80}(?:\.[A-Za-z][A-Za-z\d_]{0,80}){0,4}/g;
const joints =
  /[,;、。:()/[\]"'|\n&+]|以及|或者|还是|参数|字段|属性|两者|两个|三者|三个|这|与|和|或|跟|同|及|不|\s(?=[\u3400-\u9fff])/;
const before =
  /^(?:请|则|但|须|需|需要|必须|注意|该|本|此|如果|若|当|填写|传入|输入|使用|用|传|填|其中|对于|要求|要|在){1,4}/;
const after =
  /(?:中|里|都|均|必须|需要|需|须|应|值|至少|必|任|之间|只能|要|填写|传入|输入|传|填|选择|选){1,4}$/;
/** Common words of prose that name no parameter even where one is called so. */
const prose =
  /^(?:id|null|true|false|json|http|https|api|url|string|long|number|list|isv|and|or)$/i;

/** Where a text names a parameter. */
export interface Mention {
  field: Field;
  start: number;
  end: number;
  /** Named by its identifier, not by a noun. */
  isIdentifier: boolean;
}

export interface Mentions {
  /** Each parameter once, where it is named first. */
  named: Mention[];
  /** Every place where one is named, in order. */
  everywhere: Mention[];
  /** Names that look like parameters but are none of the scope, and where. */
  unresolved: { name: string; start: number; end: number }[];
}

/** What a text names: identifiers anywhere in it, nouns as whole pieces between its joints. */
export function findMentions(text: string, scopes: readonly Scope[], self?: Field): Mentions {
  const found = new Map<string, Mention>();
  const everywhere: Mention[] = [];
  const unresolved: Mentions["unresolved"] = [];
  const add = (mention: Mention): void => {
    everywhere.push(mention);
    const key = pathKey(mention.field.path);
    const known = found.get(key);
    if (known === undefined || mention.start < known.start) found.set(key, mention);
  };
  let count = 0;
  for (const match of text.matchAll(identifier)) {
    if (++count > MENTIONS) break;
    if (prose.test(match[0])) continue;
    const field = resolveName(match[0], scopes);
    const end = match.index + match[0].length;
    if (field !== undefined) add({ field, start: match.index, end, isIdentifier: true });
    else if (/_|[a-z][A-Z]/.test(match[0]) || /^[a-z]{4,}id$/i.test(match[0]))
      unresolved.push({ name: match[0], start: match.index, end });
  }
  const [own] = scopes;
  if (own !== undefined) {
    let at = 0;
    for (const piece of text.split(joints).slice(0, MENTIONS)) {
      const where = text.indexOf(piece, at);
      at = where + piece.length;
      const field = nounOf(piece, own, self);
      const end = where + piece.trimEnd().length;
      if (field !== undefined) add({ field, start: where, end, isIdentifier: false });
    }
  }
  const inOrder = (a: Mention, b: Mention): number => a.start - b.start;
  return {
    named: [...found.values()].sort(inOrder),
    everywhere: everywhere.sort(inOrder),
    unresolved,
  };
}

function nounOf(piece: string, scope: Scope, self?: Field): Field | undefined {
  const whole = piece.trim();
  if (!/[\u3400-\u9fff]/.test(whole) || whole.length > NOUN) return undefined;
  const bare = whole.replace(before, "").replace(after, "");
  return (
    resolveNoun(whole, scope, self) ?? (bare === whole ? undefined : resolveNoun(bare, scope, self))
  );
}
