import { envelopeRows } from "../nesting/envelope.js";
import { nestRows } from "../nesting/nest.js";
import type { NestingRow, Placement } from "../nesting/nesting-row.js";
import { findRoot, type SampleMember } from "../samples/members.js";
import { readDocType, readObjectType, type DocType } from "../doc-types.js";
import { MAX_ROWS } from "../caps.js";
import { PageError, type Row } from "../page.js";
import { nameKey, textSetterName } from "../../spec/spelling.js";
import type { SampleNode } from "../samples/sample-node.js";
import type { Finding, Param } from "../../spec/schema.js";
import { elementName } from "./element-name.js";
import { isInt64 } from "./int64.js";
import { readLimits } from "./limits-column.js";
import { sampleValues } from "./sample-values.js";
import { splitTail, type Split } from "./split-tail.js";
import { TreeFindings } from "./tree-findings.js";

export type Side = "request" | "response";

export interface Tree {
  params: Param[];
  findings: Finding[];
  /** Paths of the parameters whose column says 特殊可选. */
  conditional: ReadonlySet<string>;
}

/** Builds one side's parameter tree from its rows and the samples that show it. */
export function buildTree(side: Side, rows: readonly Row[], samples: readonly SampleNode[]): Tree {
  return new TreeBuilder(side, rows, samples).build();
}

class TreeBuilder {
  private readonly docs: DocType[];
  private readonly placements: Placement[];
  private readonly children: number[][];
  private readonly top: number[] = [];
  private readonly roots: readonly SampleMember[];
  private readonly findings: TreeFindings;
  private readonly conditional = new Set<string>();

  constructor(
    private readonly side: Side,
    private readonly rows: readonly Row[],
    samples: readonly SampleNode[],
  ) {
    refuseUnusable(rows);
    this.docs = rows.map(({ type }) => readDocType(type));
    const nesting = this.nestingRows();
    const top = nesting.filter(({ depth }) => depth === 0);
    this.roots = samples.map((sample) => findRoot(sample, top));
    this.placements = nestRows(nesting, this.roots);
    this.findings = new TreeFindings(rows, this.placements);
    this.children = rows.map(() => []);
    this.placements.forEach(({ parent }, i) => {
      (this.children[parent] ?? this.top).push(i);
    });
  }

  build(): Tree {
    const params = this.members(this.top, this.side, this.roots);
    return { params, findings: this.findings.all, conditional: this.conditional };
  }

  private nestingRows(): NestingRow[] {
    const names = new Set(this.rows.map(({ name }) => nameKey(name)));
    const envelope = envelopeRows(this.rows.map(({ name }) => name));
    return this.rows.map((row, i) => {
      const { type, list, typeName } = this.docs[i] ?? readDocType("");
      const kind =
        type === "object" ? "object" : type === "unknown" || type === "map" ? "unknown" : "scalar";
      return {
        name: row.name,
        setter: this.textSetter(row.name, type, names),
        depth: row.depth,
        mayBeTop: row.mayBeTop === true,
        leaf: row.leaf,
        kind,
        list,
        envelope: this.side === "response" && kind === "scalar" && envelope[i] === true,
        typeName,
        texts: row.example === undefined ? (row.tail?.cells ?? []) : [row.example],
      };
    });
  }

  /** The setter that takes the parameter's text, unless another parameter is named so. */
  private textSetter(
    name: string,
    type: DocType["type"],
    names: ReadonlySet<string>,
  ): string | undefined {
    if (this.side === "response" || !["json", "map", "object"].includes(type)) return undefined;
    const setter = textSetterName(name);
    return names.has(nameKey(setter)) ? undefined : setter;
  }

  private members(
    indexes: readonly number[],
    at: string,
    objects: readonly SampleMember[],
  ): Param[] {
    this.findings.members(indexes, at, objects);
    const names = new Set<string>();
    const params: Param[] = [];
    for (const i of indexes) {
      const name = this.rows[i]?.name ?? "";
      if (names.has(name)) {
        this.findings.note("duplicate-name", `${at}.${name}`, `${name} stands there again`);
        continue;
      }
      names.add(name);
      params.push(this.param(i, `${at}.${name}`));
    }
    return params;
  }

  private param(i: number, at: string): Param {
    const row = this.rows[i];
    const placement = this.placements[i];
    if (!row || !placement) throw new RangeError(`no row ${i}`);
    const doc = this.settleType(i, at);
    const text = this.texts(row, doc, placement.members);
    const { limits, default: byDefault, unread } = readLimits(row.limits);
    for (const item of unread)
      this.findings.note("limit-unread", at, `the limit ${item} is not understood`);
    this.findings.example(doc, text.example, at);
    const param: Param = {
      name: row.name,
      type: doc.type,
      docType: row.type,
      list: doc.list,
      ...(this.side === "request" ? { required: row.required ?? false } : {}),
      ...text,
    };
    if (row.conditional) this.conditional.add(at);
    if (byDefault !== undefined) param.default = byDefault;
    if (Object.keys(limits).length > 0) param.limits = limits;
    const examples = [text.example, ...sampleValues(placement.members, doc)];
    if (doc.type === "number" && isInt64(row.name, text.description, examples)) param.int64 = true;
    if (this.side === "response" && doc.list) {
      const element = elementName(doc, placement.members, this.childNames(i));
      if (element !== undefined && element !== "") param.element = element;
    }
    if (doc.typeName !== undefined) param.typeName = doc.typeName;
    if (this.children[i]?.length) {
      param.fields = this.members(this.children[i], at, placement.objects);
    }
    return param;
  }

  private childNames(i: number): string[] {
    return (this.children[i] ?? []).map((child) => this.rows[child]?.name ?? "");
  }

  /** A row with members is an object, whatever its type cell says. */
  private settleType(i: number, at: string): DocType {
    const { type = "" } = this.rows[i] ?? {};
    if (this.children[i]?.length) return readObjectType(type);
    const doc = this.docs[i] ?? readDocType(type);
    if (doc.type === "object") {
      this.findings.note("object-without-members", at, `${type} has no members on the page`);
    }
    if (doc.type === "unknown") {
      this.findings.note("type-unknown", at, `the type cell says ${JSON.stringify(type)}`);
    }
    return doc;
  }

  private texts(row: Row, doc: DocType, members: readonly SampleMember[]): Split {
    if (row.tail === undefined) {
      return { example: row.example ?? "", description: row.description ?? "" };
    }
    return splitTail(row.tail, { name: row.name, doc, values: sampleValues(members, doc) });
  }
}

function refuseUnusable(rows: readonly Row[]): void {
  const beyond = rows[MAX_ROWS];
  if (beyond) {
    const [most, found] = [`at most ${MAX_ROWS} rows`, `${rows.length} rows`];
    throw new PageError(beyond.at, most, found, "check that it is a page of an API");
  }
  const row = rows.find(({ name }) => name === "");
  if (!row) return;
  const hint = "check that the page is whole; save it again";
  throw new PageError(row.at, "the name of a parameter", "an empty name cell", hint);
}
