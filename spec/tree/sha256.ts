import { createHash } from "node:crypto";

/** The digest of a file as 64 lower-case hexadecimal digits; of text, that of its UTF-8 bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
