// Copied by topgen from templates/runtime/kinds.ts. Do not edit.
/**
 * The kinds of single values: what a request takes, what a result has, and how both look on the
 * wire (`date` in GMT+8, big integers as raw digits, prices as text).
 */
import { canonicalDecimal, decimalText, exactNumber } from "./decimal.js";
import type { Type } from "./validate.js";
import { stringifyJson } from "./json.js";
import type { Node } from "./schema-node.js";
import { formatDate } from "./time.js";
import {
  FilePart,
  isBlank,
  isPlainObject,
  isWireObject,
  toPlain,
  toWire,
  WireJson,
  WireNumber,
  type Wire,
} from "./wire.js";

/** A kind of value: the reading and writing of {@link Node}, and the types of both sides. */
export interface Kind {
  /** The value that callers give. */
  readonly accepts: Type;
  /** The value that results have. */
  readonly yields: Type;
  readonly read: Node["read"];
  readonly write: Node["write"];
  /** A list of it is one comma-joined text as a top-level parameter. */
  readonly joined?: boolean;
  /** As a top-level parameter it is JSON text. */
  readonly structured?: boolean;
  readonly file?: boolean;
}

const INTEGER = /^[+-]?\d+$/;

const isText = (value: unknown): value is string => typeof value === "string";
const text: Type = { what: "text", holds: isText };

function readText(wire: Wire | undefined): string | undefined {
  if (wire === null || wire === undefined) return undefined;
  return isText(wire) ? wire : stringifyJson(wire);
}

/** Reads a kind that has no empty value: an empty element, or empty text, is absence. */
function readFilled(wire: Wire | undefined): string | undefined {
  const value = readText(wire);
  return isBlank(value) ? undefined : value;
}

/** The value on the wire when it is not of the expected kind. */
function writeAnyway(value: unknown): Wire | undefined {
  return value === undefined || value === null ? undefined : toWire(value);
}

function scalarText(value: unknown): string | undefined {
  if (typeof value === "number") return decimalText(value);
  return isText(value) || typeof value === "bigint" ? String(value) : undefined;
}

/** Text. */
export const string: Kind = {
  accepts: text,
  yields: text,
  read: readText,
  write: writeAnyway,
  joined: true,
};

/** A whole number beyond 2^53 has lost digits before it came here. */
const isExact = (value: unknown): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));

/** A number. */
export const number: Kind = {
  accepts: { what: "a number", holds: isExact },
  yields: { what: "a number", holds: Number.isFinite },
  read(wire) {
    const value = readFilled(wire);
    return value && (exactNumber(value.trim()) ?? value);
  },
  write: writeAnyway,
  joined: true,
};

/** An integer of any size. */
export const int64: Kind = {
  accepts: {
    what: "an integer: a safe number, a bigint or decimal digits",
    holds: (value) =>
      isText(value)
        ? INTEGER.test(value)
        : typeof value === "bigint" || Number.isSafeInteger(value),
  },
  yields: { what: "an integer", holds: (value) => isText(value) && /^-?\d+$/.test(value) },
  read(wire) {
    const value = readFilled(wire);
    return value && !INTEGER.test(value) ? (canonicalDecimal(value.trim()) ?? value) : value;
  },
  write(value) {
    const digits = scalarText(value);
    return digits !== undefined && INTEGER.test(digits)
      ? new WireNumber(canonicalDecimal(digits) ?? digits)
      : writeAnyway(value);
  },
  joined: true,
};

const truth: Type = { what: "true or false", holds: (value) => typeof value === "boolean" };

/** `true` or `false`. */
export const boolean: Kind = {
  accepts: truth,
  yields: truth,
  read(wire) {
    const value = readFilled(wire);
    const word = value?.trim().toLowerCase();
    return word === "true" || (word === "false" ? false : value);
  },
  write: writeAnyway,
  joined: true,
};

/** A date in GMT+8. */
export const date: Kind = {
  accepts: {
    what: "a date or text like 2016-01-01 12:00:00",
    holds: (value) => (value instanceof Date ? !Number.isNaN(value.getTime()) : isText(value)),
  },
  yields: text,
  read(wire) {
    const value = readFilled(wire);
    // Some services answer epoch milliseconds where a date is documented.
    return value && /^\d{13}$/.test(value) ? formatDate(Number(value)) : value;
  },
  write: writeAnyway,
  joined: true,
};

/** A price or another decimal, as text wherever it is nested. */
export const decimal: Kind = {
  accepts: {
    what: "decimal text or a number",
    holds: (value) => isText(value) || isExact(value),
  },
  yields: text,
  read: readFilled,
  write: (value) => scalarText(value) ?? writeAnyway(value),
  joined: true,
};

/** JSON text. */
export const json: Kind = {
  accepts: {
    what: "JSON text or a plain value",
    holds: (value) => typeof value !== "function",
  },
  yields: text,
  read: readFilled,
  write: (value) => (value === undefined || isText(value) ? value : stringifyJson(toWire(value))),
};

/** Names joined by commas. */
export const fieldList: Kind = {
  accepts: {
    what: "names: text or a list of texts",
    holds: (value) => (Array.isArray(value) ? value.every(isText) : isText(value)),
  },
  yields: text,
  read: readText,
  write: (value) => (Array.isArray(value) ? value.join(",") : writeAnyway(value)),
  joined: true,
};

const members: Type = { what: "an object", holds: isPlainObject };

/** Names to any values. */
export const map: Kind = {
  accepts: members,
  yields: members,
  read: (wire) => (isBlank(wire) ? {} : unknown.read(wire)),
  write: (value) => (isPlainObject(value) ? unknown.write(value) : writeAnyway(value)),
  structured: true,
};

const open: Type = { what: "a value", holds: () => true };

/** A value whose type is left open. */
export const unknown: Kind = {
  accepts: open,
  yields: open,
  read: (wire) => (wire === null || wire === undefined ? undefined : toPlain(wire)),
  write(value) {
    const wire = writeAnyway(value);
    return Array.isArray(wire) || isWireObject(wire) ? new WireJson(stringifyJson(wire)) : wire;
  },
};

function isFileData(value: unknown): value is FilePart["data"] {
  return (
    value instanceof Blob ||
    value instanceof Uint8Array ||
    value instanceof ArrayBuffer ||
    value instanceof ReadableStream
  );
}

/** A file as callers give it, made ready for a multipart body; `undefined` when it is none. */
export function toFilePart(value: unknown): FilePart | undefined {
  if (value instanceof FilePart) return value;
  if (isFileData(value)) {
    const { name, type = "" } = value as Partial<File>;
    // Some platforms have a `name` on every Blob, without a value.
    return new FilePart(name === undefined || name === "" ? "file" : name, value, type);
  }
  if (!isWireObject(value)) return undefined;
  const { name, data, type } = value as { name?: unknown; data?: unknown; type?: unknown };
  if (typeof name !== "string" || name === "" || !isFileData(data)) return undefined;
  return new FilePart(
    name,
    data,
    typeof type === "string" ? type : data instanceof Blob ? data.type : "",
  );
}

/** The bytes of a file. */
export const file: Kind = {
  accepts: {
    what: "a file: Blob, bytes, a stream, or { name, data }",
    holds: (value) => toFilePart(value) !== undefined,
  },
  yields: text,
  read: readText,
  write: (value) => toFilePart(value) ?? writeAnyway(value),
  file: true,
};
