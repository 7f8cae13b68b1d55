/**
 * What a page says, before anything is understood: the common model into which every kind of page
 * (text capture, HTML, JSON document) is read. Sources fill it and know no types or nesting, though a
 * text capture is read beside its samples, which tell where a row ends; the interpreters behind them
 * know nothing of the page's kind.
 */

import type { Finding } from "../spec/schema.js";
import type { SampleTrees } from "./samples/sample-node.js";

export type PageKind = "text" | "html" | "json";

/** One row of a parameter table. */
export interface Row {
  /** The name cell without its tree mark. */
  name: string;
  /** The type cell, verbatim. */
  type: string;
  /** 必须 → true, 可选 → false; absent in response tables and where the cell is empty. */
  required?: boolean | undefined;
  /** The cell says 特殊可选: required in cases that only the description tells. */
  conditional?: true;
  /** Items of the limits cell (`最大长度:32`), verbatim. */
  limits: string[];
  /** Set where the page separates the cells; text captures leave it to the samples (see `tail`). */
  example?: string;
  description?: string;
  /**
   * Text captures only: what stands behind type and required, with no telling where the example
   * ends and the description begins. One entry a cell for nested rows, one joined line for top ones.
   */
  tail?: { joined: boolean; cells: string[] };
  /** 0 for a row of the table itself; absent for a nested row whose depth the page does not show. */
  depth?: number;
  /** Only without `depth`: the page shows all rows alike, so that this one may be one of the table itself. */
  mayBeTop?: true;
  /** The name cell carries `└`: the parameter has no members. Absent when the page does not tell. */
  leaf?: boolean | undefined;
  /** Line (text, HTML) or JSON path (JSON) of the row, for messages. */
  at: string;
}

export interface Sample {
  /** java, csharp, php, curl, python, cpp, nodejs; or xml, json, json-simplified for bodies. */
  language: string;
  text: string;
}

export interface Page {
  kind: PageKind;
  method: string;
  title: string;
  description: string;
  category?: string | undefined;
  docId?: number | undefined;
  /** From labels, where the page has them (必须用户授权 …); else the Java sample tells. */
  auth?: "required" | "optional" | "none" | undefined;
  request: Row[];
  response: Row[];
  samples: { request: Sample[]; response: Sample[]; error: Sample[] };
  /** What the samples show, where the source had to read them to tell its rows apart; they are laid out then. */
  trees?: SampleTrees;
  errorCodes: { code: string; message: string; solution: string }[];
  /** Facts about the capture that the spec does not carry but its provenance does. */
  gmtModified?: number | undefined;
  /** What the reader left out or found missing, where a place of the spec can be named. */
  findings?: Finding[];
}

/** A page that can't be read: where, what was expected, what was found, what to do. */
export class PageError extends Error {
  override name = "PageError";
  constructor(
    /** Line number, JSON path, or `page`. */
    readonly at: string,
    readonly expected: string,
    readonly found: string,
    readonly hint: string,
  ) {
    super(`${at}: expected ${expected}, found ${found}; ${hint}`);
  }
}
