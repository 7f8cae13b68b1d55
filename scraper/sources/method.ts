import { PageError } from "../page.js";
import { nameKey } from "../../spec/spelling.js";

/** The name of an API: segments joined by dots, `alibaba.alsc.crm.card.batch.sell`. */
const method = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\.[A-Za-z0-9_-]{1,100}){1,20}$/;

/** Whether a text is the name of an API and nothing else. */
export function isMethod(text: string): boolean {
  return text.length <= 200 && method.test(text);
}

/** @throws PageError at `at` when `text` is no API name. */
export function refuseMethod(text: string, at: string): void {
  if (isMethod(text)) return;
  const found = text === "" ? "nothing" : JSON.stringify(text.slice(0, 80));
  const hint = "check that the page documents an API";
  throw new PageError(at, "the name of an API such as taobao.item.get", found, hint);
}

/**
 * Tells whether samples name a method: by the root of a response (`item_get_response`) or the class
 * of a request (`new ItemGetRequest()`). On a page that names several, it is the page's own.
 */
export function sampleNamesMethod(texts: Iterable<string>): (method: string) => boolean {
  const names = new Set<string>();
  for (const text of texts) {
    for (let at = text.indexOf(suffix); at !== -1; at = text.indexOf(suffix, at + suffix.length)) {
      const root = /[\w.-]{1,200}$/.exec(text.slice(Math.max(0, at - 200), at));
      if (root) names.add(nameKey(root[0]));
    }
    const className = /new\s(\w{1,200})Request\(/.exec(text)?.[1];
    if (className !== undefined) names.add(nameKey(className));
  }
  return (candidate) => names.has(nameKey(candidate.replace(/^taobao\./, "")));
}

const suffix = "_response";
