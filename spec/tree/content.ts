/** What a file of a tree should hold: its text, or its digest and, where they are needed, its bytes. */
import { sha256 } from "./sha256.js";

/** Content that somebody has compared with the disk already. */
export interface ComparedContent {
  sha256: string;
  /** The digest of the file that was on disk; absent where there was none. */
  seen?: string;
  /** Present where the file on disk holds something else. */
  bytes?: Uint8Array;
}

export type Content = string | ComparedContent;

export function digestOf(content: Content): string {
  return typeof content === "string" ? sha256(content) : content.sha256;
}

/** @throws Error where the disk has changed since somebody found the same content there */
export function bytesOf(content: Content): string | Uint8Array {
  if (typeof content === "string") return content;
  if (content.bytes !== undefined) return content.bytes;
  throw new Error("files changed while they were being compared; run again");
}

/** The same as text. */
export function textOf(content: Content): string {
  const bytes = bytesOf(content);
  return typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("utf8");
}
