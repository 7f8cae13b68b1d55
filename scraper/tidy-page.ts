import { canonicalType } from "./doc-types.js";
import type { Page, Row, Sample } from "./page.js";
import { tidySampleText } from "./samples/tidy-sample.js";
import { narrow, oneLine, tidyLines } from "./sources/plain.js";

/**
 * A page without the traces of how it was captured: names and types in ASCII and one spelling, prose
 * with single spaces, samples in one layout. What words and signs the prose has is the page's own and stays.
 */
export function tidyPage(page: Page): Page {
  return {
    ...page,
    title: oneLine(page.title),
    description: tidyLines(page.description),
    category: page.category === undefined ? undefined : oneLine(page.category),
    request: page.request.map(tidyRow),
    response: page.response.map(tidyRow),
    samples: page.trees === undefined ? tidySamples(page.samples) : page.samples,
    errorCodes: page.errorCodes.map(({ code, message, solution }) => ({
      code: oneLine(code),
      message: tidyLines(message),
      solution: tidyLines(solution),
    })),
  };
}

/** Samples in one layout. */
export function tidySamples({ request, response, error }: Page["samples"]): Page["samples"] {
  return {
    request: request.map(tidySample),
    response: response.map(tidySample),
    error: error.map(tidySample),
  };
}

function tidySample({ language, text }: Sample): Sample {
  return { language, text: tidySampleText(language, text) };
}

function tidyRow(row: Row): Row {
  const tidy: Row = {
    ...row,
    name: narrow(row.name).trim(),
    type: canonicalType(narrow(row.type)),
    limits: row.limits.map(tidyLimit),
  };
  if (row.example !== undefined) tidy.example = row.example.replaceAll("\u00a0", " ").trim();
  if (row.description !== undefined) tidy.description = tidyLines(row.description);
  return tidy;
}

/** `最大长度：３２` → `最大长度:32`; the value of a default is the page's own. */
function tidyLimit(limit: string): string {
  const colon = limit.search(/[:：]/);
  if (colon === -1) return oneLine(limit);
  const words = limit.slice(0, colon).replace(/\s/g, "");
  const value = limit.slice(colon + 1).trim();
  return `${words}:${words === "默认值" ? value : narrow(value)}`;
}
