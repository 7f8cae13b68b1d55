import { MAX_PAGE_BYTES } from "../caps.js";
import { PageError } from "../page.js";
import { withoutInvisible } from "./plain.js";

/** How files begin that are no page at all. */
const signatures: readonly [string, readonly number[]][] = [
  ["a PDF file", [0x25, 0x50, 0x44, 0x46]],
  ["a zip archive", [0x50, 0x4b, 0x03, 0x04]],
  ["a gzip file", [0x1f, 0x8b]],
  ["a PNG image", [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG image", [0xff, 0xd8, 0xff]],
  ["a GIF image", [0x47, 0x49, 0x46, 0x38]],
  ["UTF-16 text", [0xff, 0xfe]],
  ["UTF-16 text", [0xfe, 0xff]],
];

/** 参数 after its UTF-8 bytes were read as GBK, Latin-1 and Windows-1252; and GBK's trace of U+FFFD. */
const mojibake = ["鍙傛暟", "å\u008f\u0082æ", "å\u008f‚æ", "锟斤拷"];

const saveAgain = "save the page again as UTF-8";

/**
 * The text of a page: UTF-8 with or without a byte order mark, line ends as LF, without characters
 * that show nothing.
 *
 * A character that the end of the input cuts in two is dropped; any other byte that is not UTF-8
 * refuses the page, because a guessed name or example value would go into the spec unseen.
 * @throws PageError for empty, over-large, binary or wrongly encoded input.
 */
export function decodePage(bytes: Uint8Array): string {
  if (bytes.length > MAX_PAGE_BYTES) {
    const found = `${bytes.length} bytes`;
    throw new PageError("page", `at most ${MAX_PAGE_BYTES} bytes`, found, "give one page a file");
  }
  refuseBinary(bytes);
  const text = withoutInvisible(decodeUtf8(bytes).replace(/\r\n?/g, "\n"));
  if (text.trim() === "") {
    const hint = "load the page again; the site answers with nothing when it turns a crawler away";
    throw new PageError("page", "a documentation page", "nothing", hint);
  }
  refuseMojibake(text);
  return text;
}

function refuseBinary(bytes: Uint8Array): void {
  const known = signatures.find(([, start]) => start.every((byte, i) => bytes[i] === byte));
  const found = known?.[0] ?? (mostlyNul(bytes) ? "binary data or UTF-16 text" : undefined);
  if (found !== undefined) throw new PageError("page", "UTF-8 text", found, saveAgain);
}

/** UTF-16 text is half NUL where it is ASCII; a description may hold a single stray one. */
function mostlyNul(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  let nul = 0;
  for (const byte of head) if (byte === 0) nul++;
  return nul * 10 > head.length;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    const lenient = new TextDecoder("utf-8").decode(bytes);
    const line = lenient.slice(0, lenient.indexOf("\uFFFD")).split("\n").length;
    const found = looksLikeGbk(bytes) ? "GBK text" : "bytes that are not UTF-8";
    throw new PageError(`line ${line}`, "UTF-8 text", found, saveAgain);
  }
}

function looksLikeGbk(bytes: Uint8Array): boolean {
  return /参数|名称|类型/.test(new TextDecoder("gbk").decode(bytes));
}

function refuseMojibake(text: string): void {
  if (text.includes("参数") || !mojibake.some((trace) => text.includes(trace))) return;
  throw new PageError("page", "UTF-8 text", "text once read in the wrong encoding", saveAgain);
}
