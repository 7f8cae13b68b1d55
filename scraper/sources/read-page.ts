import { PageError, type Page } from "../page.js";
import { recogniseChallenge } from "./challenge.js";
import { decodePage } from "./decode.js";
import { refuseOtherGateway } from "./gateway.js";
import { isHtml, readHtml } from "./html.js";
import { isJson, readJson } from "./json.js";
import { isMarkdown, readMarkdown } from "./markdown.js";
import { readText } from "./text.js";

/** One kind of page: how its text is told from the others', and how it is read. */
interface Source {
  recognises: (text: string) => boolean;
  /** @throws PageError when the text is of this kind but no page. */
  read: (text: string) => Page;
}

/** Asked in order. */
const sources: readonly Source[] = [
  { recognises: isJson, read: readJson },
  { recognises: isHtml, read: readHtml },
  { recognises: isMarkdown, read: readMarkdown },
];

/**
 * Reads a page of any kind; the kind is told by its content, never by a file's name.
 * @throws PageError when it is no documentation page: empty, over-large, not UTF-8, of another
 * site, or what the site sends instead of a page (login, challenge, error).
 */
export function readPage(bytes: Uint8Array): Page {
  const text = decodePage(bytes);
  // A capture is whatever is nothing else.
  const read = sources.find(({ recognises }) => recognises(text))?.read ?? readText;
  try {
    const page = read(text);
    refuseOtherGateway(page);
    return page;
  } catch (error) {
    const challenge = error instanceof PageError ? recogniseChallenge(text) : undefined;
    if (challenge === undefined) throw error;
    const hint = "open the page in a browser, answer what it asks, and save it again";
    throw new PageError("page", "a documentation page", challenge, hint);
  }
}
