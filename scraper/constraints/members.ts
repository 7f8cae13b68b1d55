/** Descriptions that explain the members of a structure: their codes, units and bounds are the members'. */

/** Names that the members of structures have, unlike the values of anything. */
const member =
  /^(?:page|rows|sort|size|limit|offset|date|desc|name|width|length|height|url|price|max|min|title|fee|key|value|code|id)$|_(?:time|date|id|name)$|[a-z](?:Type|Id|Name|Time|Date|Status|Num|Code)$/;

/** Whether a word is one that members of structures are called, and hardly a code. */
export function isMemberName(word: string): boolean {
  return member.test(word);
}

/** Whether a text explains two members or more of a structure, so that the codes in it are theirs. */
export function explainsMembers(own: string): boolean {
  if (/可选值|可选项|取值|枚举|有效值|字段列表/.test(own)) return false;
  const names = [...own.matchAll(/(?<![\w.])([a-z]\w{0,40})\s?[:(]\s?(?=[\u3400-\u9fff])/g)];
  const typed = own.match(
    /(?<![\w.])[a-z]\w{0,40}\s?\((?:String|Long|Integer|Boolean|Number|Date|int)\b/g,
  );
  if ((typed?.length ?? 0) >= 2) return true;
  const letters = own.match(/(?<![\w.])[a-z](?:代表|表示)(?=[\u3400-\u9fff])/g) ?? [];
  return (
    letters.length >= 3 ||
    names.filter(([, name = ""]) => isMemberName(name) || /^(?:page|current)[A-Z]/.test(name))
      .length >= 2
  );
}
