/** A file can't be read or written, or must not be; the message says which, why and what to do. */
export class FileError extends Error {
  override name = "FileError";
}

const advice: Readonly<Record<string, string>> = {
  EACCES: "your user may not; allow it (ls -ld shows whose it is), or name another place",
  EPERM: "your user may not, or it is protected; allow it, or name another place",
  EROFS: "the disk is mounted read-only; name a place on another one",
  ENOSPC: "the disk is full; make room and run again",
  EDQUOT: "your share of the disk is used up; make room and run again",
  EBUSY: "another program holds it; close that one and run again",
  EMFILE: "too many files are open; run again with --workers 0",
  ENOTDIR: "a part of the path is a file; name another place",
  EISDIR: "it is a folder; name a file",
  ENOENT: "there is no such file or folder; make it, or name another",
};

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What the system said of a file, and what to do about it: `EROFS: the disk is mounted read-only; …`. */
export function systemWords(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return message;
  const words = Object.hasOwn(advice, code) ? advice[code] : undefined;
  return words === undefined ? code : `${code}: ${words}`;
}
