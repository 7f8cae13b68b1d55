// Copied by topgen from templates/mock/render-json.ts. Do not edit.
/** An answer as the gateway's JSON, and as its simplified JSON. */
import type { Answer, AnswerBody, AnswerObject, Member } from "./answer.js";

/**
 * Renders a body. Without `simplify`, lists are wrapped by their element's name and the root is
 * kept; with it, lists are bare arrays and a success loses its root (an error keeps it).
 */
export function renderJson(body: AnswerBody, simplify: boolean): string {
  if (simplify && body.root !== "error_response") return renderObject(body.content, true);
  return `{${JSON.stringify(body.root)}:${renderObject(body.content, simplify)}}`;
}

function render(answer: Answer, simplify: boolean): string {
  switch (answer.kind) {
    case "null":
      return "null";
    case "text":
      return JSON.stringify(answer.text);
    case "number":
      return answer.digits;
    case "boolean":
      return String(answer.value);
    case "object":
      return renderObject(answer, simplify);
    case "list": {
      const items = `[${answer.items.map((item) => render(item, simplify)).join(",")}]`;
      if (simplify || answer.element === undefined) return items;
      return `{${JSON.stringify(answer.element)}:${items}}`;
    }
  }
}

function renderObject(answer: AnswerObject, simplify: boolean): string {
  const members = mergeRepeated(answer.members).map(
    ([name, value]) => `${JSON.stringify(name)}:${render(value, simplify)}`,
  );
  return `{${members.join(",")}}`;
}

/** Elements repeated in an XML sample become one array, since a JSON object can't repeat a name. */
function mergeRepeated(members: readonly Member[]): readonly Member[] {
  const byName = new Map<string, Answer[]>();
  for (const [name, value] of members) {
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [value]);
    else known.push(value);
  }
  if (byName.size === members.length) return members;
  return [...byName].map(([name, values]): Member => {
    const [first] = values;
    return values.length === 1 && first !== undefined
      ? [name, first]
      : [name, { kind: "list", items: values }];
  });
}
