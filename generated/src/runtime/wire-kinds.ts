// Copied by topgen from templates/runtime/wire-kinds.ts. Do not edit.
/**
 * Single values in both directions: what a value on the wire stands for, and how a value is written
 * (`date` in GMT+8, big integers as raw digits, prices as text). Reading never refuses; what is not
 * of the expected kind is kept as it can be told, and marked as odd.
 */
import type { Codec } from "./codec.js";
import { canonicalDecimal, decimalText, exactNumber } from "./decimal.js";
import { toFilePart } from "./file.js";
import { stringifyJson, unfolded } from "./json.js";
import { formatDate } from "./time.js";
import {
  isBlank,
  isPlainObject,
  isWireObject,
  toPlain,
  toWire,
  type Wire,
  WireJson,
  WireNumber,
} from "./wire.js";
import type { WireKind } from "./wire-meta.js";

const INTEGER = /^[+-]?\d+$/;
const CANONICAL = /^(?:0|-?[1-9]\d*)$/;

function readText(wire: Wire | undefined): string | undefined {
  if (wire === null || wire === undefined) return undefined;
  return typeof wire === "string" ? wire : stringifyJson(wire);
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
  return typeof value === "string" || typeof value === "bigint" ? String(value) : undefined;
}

const scalar = { joined: true, isSure: true } as const;
const filled = { ...scalar, isFilled: true } as const;

/** Text. */
export const string: Codec = { ...scalar, read: readText, write: writeAnyway };

/** A number. */
export const number: Codec = {
  ...filled,
  read(wire, oddities) {
    const value = readFilled(wire);
    if (value === undefined) return undefined;
    const exact = exactNumber(value.trim());
    if (exact === undefined) oddities.count++;
    return exact ?? value;
  },
  write: writeAnyway,
};

/** `true` or `false`. */
export const boolean: Codec = {
  ...filled,
  read(wire, oddities) {
    const value = readFilled(wire);
    const word = value?.trim().toLowerCase();
    if (word === "true" || word === "false") return word === "true";
    if (value !== undefined) oddities.count++;
    return value;
  },
  write: writeAnyway,
};

/** A value whose type is left open. */
export const unknown: Codec = {
  isSure: true,
  read: (wire) => (wire === null || wire === undefined ? undefined : toPlain(wire)),
  write(value) {
    const wire = writeAnyway(value);
    return Array.isArray(wire) || isWireObject(wire) ? new WireJson(stringifyJson(wire)) : wire;
  },
};

/** The kinds that metadata names. */
export const kinds: Readonly<Record<WireKind, Codec>> = {
  int64: {
    ...filled,
    read(wire, oddities) {
      const value = readFilled(wire);
      if (value === undefined || /^-?\d+$/.test(value)) return value;
      oddities.count++;
      return INTEGER.test(value) ? value : (canonicalDecimal(value.trim()) ?? value);
    },
    write(value) {
      const digits = scalarText(value);
      // Others, such as `007`, are texts that JSON has no number for: an identifier's zeros may matter.
      return digits !== undefined && CANONICAL.test(digits)
        ? new WireNumber(digits)
        : writeAnyway(value);
    },
  },
  date: {
    ...filled,
    read(wire) {
      const value = readFilled(wire);
      // Some services answer epoch milliseconds where a date is documented.
      return value && /^\d{13}$/.test(value) ? formatDate(Number(value)) : value;
    },
    write: writeAnyway,
  },
  decimal: {
    ...filled,
    read: readFilled,
    write: (value) => scalarText(value) ?? writeAnyway(value),
  },
  json: {
    isSure: true,
    isFilled: true,
    read: readFilled,
    write: (value) =>
      value === undefined || typeof value === "string" ? value : stringifyJson(toWire(value)),
  },
  fieldList: {
    ...scalar,
    read: readText,
    write: (value) => (Array.isArray(value) ? value.join(",") : writeAnyway(value)),
  },
  file: { isFile: true, read: readText, write: (value) => toFilePart(value) ?? writeAnyway(value) },
  map: {
    members: new Map(),
    isStructured: true,
    isSure: true,
    read(given, oddities) {
      if (isBlank(given)) return {};
      const wire = unfolded(given);
      if (isWireObject(wire)) return unknown.read(wire, oddities);
      oddities.count++;
      return unknown.read(given, oddities);
    },
    write: (value) => (isPlainObject(value) ? toWire(value) : writeAnyway(value)),
  },
  unknown,
};
