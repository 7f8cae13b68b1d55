/**
 * The kinds of single values: what a request takes, what a result has, and how both look on the
 * wire (`date` in GMT+8, big integers as raw digits, prices as text).
 */
import * as z from "zod";
import { canonicalDecimal, decimalText, exactNumber } from "./decimal.js";
import { stringifyJson } from "./json.js";
import { once } from "./once.js";
import { expected, type Node } from "./schema.js";
import { formatDate } from "./time.js";
import {
  FilePart,
  isWireObject,
  toPlain,
  toWire,
  WireJson,
  WireNumber,
  type Wire,
} from "./wire.js";

/** A kind of value: the reading and writing of {@link Node}, and the zod schemas of both sides. */
export interface Kind {
  /** The value that callers give. */
  readonly accepts: () => z.ZodType;
  /** The value that results have. */
  readonly yields: () => z.ZodType;
  readonly read: Node["read"];
  readonly write: Node["write"];
  /** A list of it is one comma-joined text as a top-level parameter. */
  readonly joined?: boolean;
  /** As a top-level parameter it is JSON text. */
  readonly structured?: boolean;
  readonly file?: boolean;
}

const INTEGER = /^[+-]?\d+$/;
/* @__NO_SIDE_EFFECTS__ */
function text(what: string): () => z.ZodString {
  return once(() => z.string(expected(what)));
}

function readText(wire: Wire | undefined): unknown {
  if (wire === null || wire === undefined) return undefined;
  if (typeof wire === "string") return wire;
  if (wire instanceof WireNumber || wire instanceof WireJson) return wire.text;
  return stringifyJson(wire);
}

/** Reads a text that an empty element leaves empty as absent. */
function readFilled(wire: Wire | undefined): unknown {
  const value = readText(wire);
  return typeof value === "string" && value.trim() === "" ? undefined : value;
}

/** The value on the wire when it is not of the expected kind. */
function writeAnyway(value: unknown): Wire | undefined {
  return value === undefined || value === null ? undefined : toWire(value);
}

function scalarText(value: unknown): string | undefined {
  if (typeof value === "number") return decimalText(value);
  return typeof value === "string" || typeof value === "bigint" ? String(value) : undefined;
}

/** Text. */
export const string: Kind = {
  accepts: /* @__PURE__ */ text("text"),
  yields: /* @__PURE__ */ text("text"),
  read: readText,
  write: writeAnyway,
  joined: true,
};

/** A number. */
export const number: Kind = {
  accepts: /* @__PURE__ */ once(() => z.number(expected("a number"))),
  yields: /* @__PURE__ */ once(() => z.number(expected("a number"))),
  read(wire) {
    const value = readFilled(wire);
    return typeof value === "string" ? (exactNumber(value.trim()) ?? value) : value;
  },
  write: writeAnyway,
  joined: true,
};

function isInteger(value: unknown): boolean {
  if (typeof value === "string") return INTEGER.test(value);
  return typeof value === "bigint" || Number.isSafeInteger(value);
}

/** An integer of any size. */
export const int64: Kind = {
  accepts: /* @__PURE__ */ once(() =>
    z
      .unknown()
      .check(
        z.refine(isInteger, expected("an integer: a safe number, a bigint or decimal digits")),
      ),
  ),
  yields: /* @__PURE__ */ once(() => z.string().regex(/^-?\d+$/, expected("an integer"))),
  read(wire) {
    const value = readFilled(wire);
    if (typeof value !== "string" || INTEGER.test(value)) return value;
    return canonicalDecimal(value.trim()) ?? value;
  },
  write(value) {
    const digits = scalarText(value);
    return digits !== undefined && INTEGER.test(digits)
      ? new WireNumber(canonicalDecimal(digits) ?? digits)
      : writeAnyway(value);
  },
  joined: true,
};

/** `true` or `false`. */
export const boolean: Kind = {
  accepts: /* @__PURE__ */ once(() => z.boolean(expected("true or false"))),
  yields: /* @__PURE__ */ once(() => z.boolean(expected("true or false"))),
  read(wire) {
    if (typeof wire === "boolean") return wire;
    const value = readFilled(wire);
    const word = typeof value === "string" ? value.trim().toLowerCase() : "";
    return word === "true" ? true : word === "false" ? false : value;
  },
  write: writeAnyway,
  joined: true,
};

/** A date in GMT+8. */
export const date: Kind = {
  accepts: /* @__PURE__ */ once(() =>
    z.union([z.string(), z.date()], expected("a date or text like 2016-01-01 12:00:00")),
  ),
  yields: /* @__PURE__ */ text("a date"),
  read(wire) {
    const value = readText(wire);
    // Some services answer epoch milliseconds where a date is documented.
    return typeof value === "string" && /^\d{13}$/.test(value) ? formatDate(Number(value)) : value;
  },
  write: writeAnyway,
  joined: true,
};

/** A price or another decimal, as text wherever it is nested. */
export const decimal: Kind = {
  accepts: /* @__PURE__ */ once(() =>
    z.union([z.string(), z.number()], expected("decimal text or a number")),
  ),
  yields: /* @__PURE__ */ text("a decimal"),
  read: readFilled,
  write: (value) => scalarText(value) ?? writeAnyway(value),
  joined: true,
};

/** JSON text. */
export const json: Kind = {
  accepts: /* @__PURE__ */ once(() =>
    z
      .unknown()
      .check(
        z.refine(
          (value) => value !== undefined && typeof value !== "function",
          expected("JSON text or a plain value"),
        ),
      ),
  ),
  yields: /* @__PURE__ */ text("JSON text"),
  read: readText,
  write(value) {
    if (value === undefined || typeof value === "string") return value;
    return stringifyJson(toWire(value));
  },
};

/** Names joined by commas. */
export const fieldList: Kind = {
  accepts: /* @__PURE__ */ once(() =>
    z.union([z.string(), z.array(z.string())], expected("names: text or a list of texts")),
  ),
  yields: /* @__PURE__ */ text("text"),
  read: readText,
  write: (value) => (Array.isArray(value) ? value.join(",") : writeAnyway(value)),
  joined: true,
};

/** Names to any values. */
export const map: Kind = {
  accepts: /* @__PURE__ */ once(() => z.record(z.string(), z.unknown(), expected("an object"))),
  yields: /* @__PURE__ */ once(() => z.record(z.string(), z.unknown(), expected("an object"))),
  read(wire) {
    if (wire === null || wire === undefined) return undefined;
    return wire === "" ? {} : toPlain(wire);
  },
  write: (value) =>
    isWireObject(value) ? new WireJson(stringifyJson(toWire(value))) : writeAnyway(value),
  structured: true,
};

/** A value whose type is left open. */
export const unknown: Kind = {
  accepts: /* @__PURE__ */ once(() => z.unknown()),
  yields: /* @__PURE__ */ once(() => z.unknown()),
  read: (wire) => (wire === null || wire === undefined ? undefined : toPlain(wire)),
  write(value) {
    if (value instanceof Date || typeof value !== "object" || value === null)
      return writeAnyway(value);
    return new WireJson(stringifyJson(toWire(value)));
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
    const blob = value instanceof Blob ? value : undefined;
    const name = blob !== undefined && "name" in blob ? String(blob.name) : "file";
    return new FilePart(name, value, blob?.type ?? "");
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
  accepts: /* @__PURE__ */ once(() =>
    z
      .unknown()
      .check(
        z.refine(
          (value) => toFilePart(value) !== undefined,
          expected("a file: Blob, bytes, a stream, or { name, data }"),
        ),
      ),
  ),
  yields: /* @__PURE__ */ text("text"),
  read: readText,
  write: (value) => toFilePart(value) ?? writeAnyway(value),
  file: true,
};
