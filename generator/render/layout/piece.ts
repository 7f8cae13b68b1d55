/** What is laid out: source text that knows how it reads on one line, and how it is broken. */
import type { Writer } from "./writer.js";

export interface Piece {
  /** The text on one line; meaningless where `forced`. */
  readonly flat: string;
  readonly width: number;
  /** It has a line break inside whatever the width. */
  readonly forced: boolean;
  /**
   * Writes it over several lines; absent where it never breaks.
   * @throws Unknown where the layout does not know how prettier would break it
   */
  readonly breakUp: ((place: Place) => void) | undefined;
}

/** Where a piece stands. */
export interface Place {
  writer: Writer;
  indent: number;
  /** The width of what must follow on the same line: a comma, a semicolon, closing brackets. */
  tail: number;
}

/** Writes a piece on one line where it fits there. */
export function put(piece: Piece, place: Place): void {
  if (piece.breakUp === undefined || fits(piece, place)) place.writer.put(piece.flat, piece.width);
  else piece.breakUp(place);
}

export const fits = ({ forced, width }: Piece, { writer, tail }: Place): boolean =>
  !forced && writer.fits(width + tail);

export const deeper = ({ writer, indent }: Place, tail: number): Place => ({
  writer,
  indent: indent + 2,
  tail,
});

/** Pieces on one line, between two texts. Added up one by one: most such lines are never read. */
export function row(open: string, pieces: readonly Piece[], separator: string, close: string) {
  let [flat, width, forced, gap] = [open, open.length + close.length, false, ""];
  for (const piece of pieces) {
    flat += gap + piece.flat;
    width += gap.length + piece.width;
    forced ||= piece.forced;
    gap = separator;
  }
  return { flat: flat + close, width, forced };
}

/** Pieces in lines of their own, a mark behind each, and then what closes them. */
export function putLines(
  pieces: readonly Piece[],
  mark: string,
  close: string,
  place: Place,
): void {
  const { writer, indent } = place;
  const inner = deeper(place, mark.length);
  for (const piece of pieces) {
    writer.line(inner.indent);
    put(piece, inner);
    writer.word(mark);
  }
  if (pieces.length > 0) writer.line(indent);
  writer.word(close);
}
