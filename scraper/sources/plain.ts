/**
 * What a capture adds to a page's words and loses of them without a change of meaning: characters of
 * no width, the width of spaces and of signs, how words are spaced.
 */

/** Characters that show nothing: soft hyphens, zero-width spaces and joiners, direction marks. */
const invisible = /[\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff]/g;
/** Between emoji a joiner makes one sign of two; elsewhere it shows nothing. */
const strayJoiner = /(?<![\p{Extended_Pictographic}\ufe0f])\u200d/gu;

/** How HTML writes them. */
const invisibleEntities =
  /&(?:shy|zwnj|ZeroWidthSpace|NegativeThinSpace|lrm|rlm|NoBreak|#(?:173|820[3467]|8288|65279)|#x(?:ad|200[bcef]|2060|feff));/gi;

/** HTML without the entities of such characters. */
export function withoutInvisibleEntities(html: string): string {
  return html.includes("&") ? html.replace(invisibleEntities, "") : html;
}

/** A text without characters that show nothing. */
export function withoutInvisible(text: string): string {
  if (!/[\u00ad\u200b-\u200f\u2060\ufeff]/.test(text)) return text;
  const shown = text.replace(invisible, "");
  return shown.includes("\u200d") ? shown.replace(strayJoiner, "") : shown;
}

/** One line, its spaces of any kind one space each, none at the ends. */
export function oneLine(text: string): string {
  const trimmed = text.trim();
  // Most texts are in order, which is seen faster than it is made.
  return /[^\S ]| {2}/.test(trimmed) ? trimmed.replace(/\s+/g, " ") : trimmed;
}

/** Lines, each as `oneLine` has it, no two blank ones in a row, none at the ends. */
export function tidyLines(text: string): string {
  if (!text.includes("\n")) return oneLine(text);
  return text
    .split("\n")
    .map(oneLine)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** A word of the page's own vocabulary or a name: full-width letters, digits and signs as ASCII. */
export function narrow(text: string): string {
  return /[\uff01-\uff5e]/.test(text) ? text.normalize("NFKC") : text;
}

const separators = /\s*[>›»→＞❯▶⟩]\s*|\s+[/|｜／·\\]\s+/;

/** The steps of a breadcrumb line, `文档中心 > API类目 > 本地生活API`. */
export function breadcrumbSteps(line: string): string[] {
  return line
    .split(separators)
    .map((step) => step.trim())
    .filter((step) => step !== "");
}

/** What stands between the steps where each has a line of its own. */
export function isSeparator(line: string): boolean {
  return /^[>›»→＞❯▶⟩/|｜／·\\]$/.test(line);
}
