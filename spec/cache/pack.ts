/**
 * A file of remembered results: key → text. It is read at once and written as a whole by one rename,
 * so a run that dies leaves the old one; of two runs that write, the later one wins. Every text
 * carries a digest, and what does not fit it is as good as absent. Losing it costs time, never a result.
 */
import { randomBytes } from "node:crypto";
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { sha256 } from "../tree/sha256.js";

/** Where a text stands behind the index, and when it was last of use. */
interface Place {
  offset: number;
  length: number;
  /** The first digits of the sha256 of its bytes. */
  digest: string;
  /** Days since 1970. */
  day: number;
}

/** Texts that nobody asked for in so many days are dropped. */
const keptDays = 30;
/** Beyond this a pack starts anew with what the run itself used. */
const largest = 1024 ** 3;

const digestOf = (bytes: Uint8Array): string => sha256(bytes).slice(0, 32);
const today = (): number => Math.floor(Date.now() / 86_400_000);

/** A pack as it was when it was read; threads share its memory. */
export interface PackSnapshot {
  file: string;
  bytes: SharedArrayBuffer;
}

export class Pack {
  readonly #bytes: Buffer;
  readonly #places: ReadonlyMap<string, Place>;
  readonly #start: number;
  readonly #used = new Map<string, Place>();
  readonly #added = new Map<string, string>();

  /** @param snapshot what another thread of this run read, so that both know the same */
  constructor(readonly snapshot: PackSnapshot) {
    const read = indexOf(snapshot);
    this.#bytes = read.bytes;
    this.#places = read.places;
    this.#start = read.start;
  }

  /** Reads a pack; one that is not there, or is damaged, is empty. */
  static open(file: string): Pack {
    return new Pack({ file, bytes: readShared(file) });
  }

  get #file(): string {
    return this.snapshot.file;
  }

  get(key: string): string | undefined {
    const added = this.#added.get(key);
    if (added !== undefined) return added;
    const place = this.#places.get(key);
    if (place === undefined) return undefined;
    const bytes = this.#slice(place);
    if (digestOf(bytes) !== place.digest) return undefined;
    this.#used.set(key, place);
    return bytes.toString("utf8");
  }

  /** Marks a text as of use that another thread of this run read. */
  use(key: string): void {
    const place = this.#places.get(key);
    if (place !== undefined) this.#used.set(key, place);
  }

  set(key: string, text: string): void {
    this.#added.set(key, text);
  }

  #slice({ offset, length }: Place): Buffer {
    return this.#bytes.subarray(this.#start + offset, this.#start + offset + length);
  }

  /**
   * Writes the pack where something was added.
   * @returns why it could not be written, as the system says it
   */
  save(): string | undefined {
    if (this.#added.size === 0) return undefined;
    try {
      mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 });
      this.#write();
      return undefined;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code ?? String(error);
    }
  }

  #write(): void {
    const fresh = `${this.#file}.${randomBytes(8).toString("hex")}.new`;
    const parts = this.#parts();
    let offset = 0;
    const index = parts.map(({ key, bytes, digest, day }) => {
      offset += bytes.length;
      return [key, offset - bytes.length, bytes.length, digest, day];
    });
    const head = JSON.stringify(index);
    const handle = openSync(fresh, "wx", 0o600);
    try {
      writeFileSync(handle, `${digestOf(Buffer.from(head))}\n${head}\n`);
      for (const { bytes } of parts) writeFileSync(handle, bytes);
      closeSync(handle);
      renameSync(fresh, this.#file);
    } catch (error) {
      rmSync(fresh, { force: true });
      throw error;
    }
    removeRemains(this.#file);
  }

  #parts() {
    const day = today();
    const parts = Array.from(this.#added, ([key, text]) => {
      const bytes: Buffer = Buffer.from(text);
      return { key, bytes, digest: digestOf(bytes), day };
    });
    const whole = this.#bytes.length < largest ? this.#places : this.#used;
    for (const [key, place] of whole) {
      const last = this.#used.has(key) ? day : place.day;
      if (this.#added.has(key) || day - last > keptDays) continue;
      parts.push({ key, bytes: this.#slice(place), digest: place.digest, day: last });
    }
    return parts;
  }
}

function readShared(file: string): SharedArrayBuffer {
  try {
    const handle = openSync(file, "r");
    try {
      const shared = new SharedArrayBuffer(fstatSync(handle).size);
      const bytes = new Uint8Array(shared);
      for (let done = 0; done < bytes.length;) {
        const more = readSync(handle, bytes, done, bytes.length - done, done);
        if (more === 0) return new SharedArrayBuffer(0);
        done += more;
      }
      return shared;
    } finally {
      closeSync(handle);
    }
  } catch {
    return new SharedArrayBuffer(0);
  }
}

function indexOf({ bytes: shared }: PackSnapshot) {
  const places = new Map<string, Place>();
  const bytes = Buffer.from(shared);
  try {
    const first = bytes.indexOf("\n");
    const second = bytes.indexOf("\n", first + 1);
    const head = bytes.subarray(first + 1, second);
    const isWhole = second !== -1 && bytes.toString("latin1", 0, first) === digestOf(head);
    const index = isWhole ? (JSON.parse(head.toString("utf8")) as IndexLine[]) : [];
    for (const [key, offset, length, digest, day] of index) {
      places.set(key, { offset, length, digest, day });
    }
    return { bytes, places, start: second + 1 };
  } catch {
    return { bytes: Buffer.alloc(0), places, start: 0 };
  }
}

type IndexLine = [key: string, offset: number, length: number, digest: string, day: number];

/** What runs that died left beside a pack, once no run can be at it any more. */
function removeRemains(file: string): void {
  const prefix = path.basename(file).slice(0, path.basename(file).indexOf("-") + 1);
  const folder = path.dirname(file);
  for (const name of readdirSync(folder).filter((one) => one.startsWith(prefix))) {
    // Half-written ones, and packs of other versions of the tool.
    const days = name.endsWith(".new") ? 1 / 24 : name.endsWith(".pack") ? keptDays : Infinity;
    const at = path.join(folder, name);
    if (Date.now() - statSync(at).mtimeMs > days * 86_400_000) rmSync(at, { force: true });
  }
}
