/** The catalogue of the documentation site: which documents there are. */
import { isMethod } from "../sources/method.js";

/** One API of the catalogue. */
export interface CatalogueEntry {
  docId: number;
  /** The API's method, where the catalogue tells. */
  method: string;
  /** `本地生活API` */
  category: string;
  /** When the document was last changed, in epoch milliseconds, where the catalogue tells. */
  gmtModified?: number;
}

/**
 * Reads `getApiCatelogConfig.json`: `treeCategories[].catelogTrees[].catelogList[]`, whose leaves are
 * documents; branches may nest further in `children`.
 * @returns the APIs in the order of their ids, each once
 * @throws Error when there is none, which is never true of the site itself
 */
export function readCatalogue(text: string): CatalogueEntry[] {
  const entries = new Map<number, CatalogueEntry>();
  const root = JSON.parse(text) as unknown;
  visit(isObject(root) ? (root["data"] ?? root) : root, "", entries);
  if (entries.size === 0) {
    throw new Error("expected the catalogue of the APIs, found no API in it; try later");
  }
  return [...entries.values()].sort((a, b) => a.docId - b.docId);
}

const lists = ["treeCategories", "catelogTrees", "catelogList", "children"];
/** No catalogue nests deeper than a fraction of it. */
const maxDepth = 16;

function visit(
  node: unknown,
  category: string,
  entries: Map<number, CatalogueEntry>,
  depth = 0,
): void {
  if (!isObject(node) || depth > maxDepth) return;
  const below = lists.filter((name) => Array.isArray(node[name]) && node[name].length > 0);
  if (below.length === 0) {
    const entry = readLeaf(node, category);
    if (entry !== undefined && !entries.has(entry.docId)) entries.set(entry.docId, entry);
    return;
  }
  const own = Array.isArray(node["catelogList"]) ? textOf(node["name"]) : "";
  for (const name of below) {
    for (const item of node[name] as unknown[]) visit(item, own || category, entries, depth + 1);
  }
}

function readLeaf(node: Record<string, unknown>, category: string): CatalogueEntry | undefined {
  const docId = Number(node["docId"] ?? node["id"]);
  if (!Number.isSafeInteger(docId) || docId <= 0) return undefined;
  const { docType } = node;
  if (docType !== undefined && docType !== null && Number(docType) !== 2) return undefined;
  const method = [node["name"], node["subName"]].map(textOf).find((name) => isMethod(name)) ?? "";
  const gmtModified = Number(node["gmtModified"]);
  return {
    docId,
    method,
    category,
    ...(Number.isSafeInteger(gmtModified) && gmtModified > 0 ? { gmtModified } : {}),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
