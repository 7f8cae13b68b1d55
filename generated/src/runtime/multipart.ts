// Copied by topgen from templates/runtime/multipart.ts. Do not edit.
/**
 * Writes `multipart/form-data` by hand: a platform's `FormData` sends every line break of a text as
 * CRLF, and the gateway would then verify the signature over another text than the one signed.
 */

/** A file of a multipart body. */
export interface MultipartFile {
  readonly name: string;
  readonly fileName: string;
  readonly data: Blob;
}

/** The body and its content type; texts are sent as they are, files byte by byte. */
export function encodeMultipart(
  texts: readonly (readonly [name: string, value: string])[],
  files: readonly MultipartFile[],
): { readonly body: Blob; readonly contentType: string } {
  // No more than improbable inside a file; not every runtime has Web Crypto.
  const boundary = [1, 2, 3].map(() => Math.random().toString(36).slice(2)).join("");
  const chunks: (string | Blob)[] = [];
  const part = (name: string, rest: string, data: string | Blob): void => {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
    chunks.push(`${head}${rest}\r\n\r\n`, data, "\r\n");
  };
  for (const [name, text] of texts) part(name, "", text);
  for (const { name, fileName, data } of files) {
    const type = data.type || "application/octet-stream";
    part(name, `; filename="${quoted(fileName)}"\r\nContent-Type: ${type}`, data);
  }
  chunks.push(`--${boundary}--\r\n`);
  return { body: new Blob(chunks), contentType: `multipart/form-data; boundary=${boundary}` };
}

/** A name inside quotes, escaped as browsers do. */
function quoted(name: string): string {
  return name.replace(/["\r\n]/g, encodeURIComponent);
}
