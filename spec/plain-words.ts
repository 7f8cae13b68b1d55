/** Words without their spacing, in one form of their punctuation: what captures of one page agree on. */
export function plainWords(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\u200b\ufeff]+/g, "")
    .replace(/。/g, ".");
}
