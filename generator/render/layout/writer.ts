/** Lines of text: where the next character goes, and what fits. */
const printWidth = 100;

export class Writer {
  readonly #parts: string[] = [];
  column = 0;

  put(text: string, width: number): void {
    this.#parts.push(text);
    this.column += width;
  }

  /** For text of plain ASCII characters. */
  word(text: string): void {
    this.put(text, text.length);
  }

  line(indent: number): void {
    this.#parts.push(newlines[indent] ?? `\n${" ".repeat(indent)}`);
    this.column = indent;
  }

  /** An empty line. */
  gap(): void {
    this.#parts.push("\n");
  }

  /** Whether so many columns are left on this line. */
  fits(width: number): boolean {
    return this.column + width <= printWidth;
  }

  get text(): string {
    return this.#parts.join("");
  }
}

const newlines = Array.from({ length: 40 }, (_, indent) => `\n${" ".repeat(indent)}`);
