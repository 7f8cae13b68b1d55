// Copied by topgen from templates/mock/render-xml.ts. Do not edit.
/** An answer as the gateway's XML. */
import type { Answer, AnswerBody, Member } from "./answer.js";

/** Renders a body: no declaration and no attributes, as the documented samples are. */
export function renderXml(body: AnswerBody): string {
  return renderElement([body.root, body.content]);
}

function renderElement([name, value]: Member): string {
  if (value.kind === "list" && value.element === undefined) {
    return value.items.map((item) => renderElement([name, item])).join("");
  }
  const tag = elementTag(name);
  return `<${tag}>${renderContent(value)}</${tag}>`;
}

/** A member's name as a tag: what XML does not allow in a name (a blank in a JSON key) is `_`. */
const elementTag = (name: string): string =>
  name.replace(/[^\p{L}\p{N}_.-]/gu, "_").replace(/^[^\p{L}_]/u, "_$&") || "_";

function renderContent(answer: Answer): string {
  switch (answer.kind) {
    case "null":
      return "";
    case "text":
      return escapeXml(withoutIllegal(answer.text));
    case "number":
      return answer.digits;
    case "boolean":
      return String(answer.value);
    case "object":
      return answer.members.map(renderElement).join("");
    case "list": {
      const element = answer.element ?? "item";
      return answer.items.map((item) => renderElement([element, item])).join("");
    }
  }
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  // A parser turns a bare carriage return into a line feed.
  "\r": "&#13;",
};

/** Text as XML character data. */
export function escapeXml(value: string): string {
  return value.replace(/[&<>"'\r]/g, (character) => entities[character] ?? character);
}

/** Leaves out what XML 1.0 can't carry: control characters, lone surrogates, U+FFFE and U+FFFF. */
function withoutIllegal(value: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters it is about
  return value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu, "");
}
