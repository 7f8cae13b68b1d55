import { type Document, isText } from "domhandler";
import type { Page } from "../../page.js";
import { authOfLabels } from "../labels.js";
import { isMethod } from "../method.js";
import { breadcrumbSteps, isSeparator, oneLine } from "../plain.js";
import { $, type DomView } from "./dom-view.js";
import type { Stretch } from "./headings.js";

/** Labels that are no description: fees, and what a visitor can do with the page. */
const noDescription =
  /^(?:[￥¥].{0,20}|.{0,12}(?:免费|收费|基础)API|收藏|分享|反馈|订阅|API测试工具|感谢您的反馈!|返回|顶部)$/;

/** The text nodes of a stretch that are not blank, trimmed. */
function textsIn(view: DomView, { start, end }: Stretch): string[] {
  const texts: string[] = [];
  for (let position = start; position <= end; position++) {
    const node = view.nodes[position];
    const text = node && isText(node) ? oneLine(node.data) : "";
    if (text !== "") texts.push(text);
  }
  return texts;
}

/** The lines between the title and the first section, without the labels that stand there. */
export function readDescription(view: DomView, stretch: Stretch): string {
  return view.lines
    .filter(({ start, end }) => start >= stretch.start && end <= stretch.end)
    .filter((line) => !textsIn(view, line).every(isLabel))
    .map(({ text }) => text)
    .join("\n");
}

function isLabel(text: string): boolean {
  return noDescription.test(text) || authOfLabels([text]) !== undefined;
}

/** What a label between the title and the first section says about the user session. */
export function readAuth(view: DomView, stretch: Stretch): Page["auth"] {
  return authOfLabels(textsIn(view, stretch));
}

/** The third step of the last breadcrumb before `before`: 文档中心 > API类目 > category. */
export function readCategory(view: DomView, before: number): string | undefined {
  const texts = textsIn(view, { start: 0, end: before - 1 }).filter((text) => text.length <= 200);
  const steps = texts.filter((text) => !isSeparator(text)).flatMap(breadcrumbSteps);
  const apis = steps.lastIndexOf("API类目");
  const category = steps[apis + 1];
  if (apis < 1 || steps[apis - 1] !== "文档中心" || category === undefined) return undefined;
  return isMethod(category.split(/[\s(（]/, 1)[0] ?? "") ? undefined : category;
}

/** The id in the page's own address, where the page or the browser that saved it tells it. */
export function readDocId(dom: Document, html: string): number | undefined {
  const addresses = [
    /<!-- saved from url=\(\d+\)(\S{1,500})/.exec(html.slice(0, 4000))?.[1],
    $("link[rel=canonical]", dom).attr("href"),
    $('meta[property="og:url"]', dom).attr("content"),
  ];
  for (const address of addresses) {
    const id = Number(/[?&](?:docId|apiId)=(\d{1,15})(?:\D|$)/.exec(address ?? "")?.[1] ?? 0);
    if (id > 0) return id;
  }
  return undefined;
}

/**
 * The title of the document, without the site's name behind it: `获取用户公钥 - 开放平台`. A line of the
 * page that it begins with is the API's title, whatever stands in it.
 */
export function readDocumentTitle(view: DomView, dom: Document): string {
  const text = oneLine($("title", dom).first().text()).slice(0, 500);
  const shown = view.lines.find(
    ({ text: shownText, start }) =>
      shownText.length > 1 &&
      text.startsWith(shownText) &&
      $(view.nodes[start]).closest("title").length === 0,
  );
  if (shown && /^(?:$|[\s_|–—-])/.test(text.slice(shown.text.length))) return shown.text;
  const cut = Math.max(text.lastIndexOf(" - "), text.lastIndexOf("_"), text.lastIndexOf(" | "));
  return cut > 0 ? text.slice(0, cut).trim() : text;
}
