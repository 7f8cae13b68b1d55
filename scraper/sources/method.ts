import { PageError } from "../page.js";

/** The name of an API: segments joined by dots, `alibaba.alsc.crm.card.batch.sell`. */
const method = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\.[A-Za-z0-9_-]{1,100}){1,20}$/;

export function isMethod(text: string): boolean {
  return text.length <= 200 && method.test(text);
}

/** @throws PageError at `at` when `text` is no API name. */
export function refuseMethod(text: string, at: string): void {
  if (isMethod(text)) return;
  throw new PageError(
    at,
    "the name of an API such as taobao.item.get",
    text === "" ? "nothing" : JSON.stringify(text.slice(0, 80)),
    "check that the page documents an API",
  );
}
