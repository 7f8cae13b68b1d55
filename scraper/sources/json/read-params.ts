import { limitWords } from "../../../spec/rules/bounds.js";
import { MAX_PARAM_DEPTH } from "../../caps.js";
import { PageError, type Row } from "../../page.js";
import { requiredOf } from "../required.js";
import { arrayOf, countOf, jsonOf, textOf } from "./fields.js";
import type { JsonObject, JsonValue } from "./parse-json.js";

/** The limits of a parameter node and the words that the page shows them with. */
const bounds: readonly [field: string, words: string, counts: boolean][] = [
  ["maxListSize", limitWords.maxItems, true],
  ["maxLength", limitWords.maxLength, true],
  ["maxValue", limitWords.maximum, false],
  ["minValue", limitWords.minimum, false],
];

/**
 * The rows of a parameter list in the order of its table: every parameter is followed by its
 * members (`subParams`), each one level deeper.
 * @param path JSON path of the list, for messages.
 * @throws PageError for a parameter without a name or nested too deep.
 */
export function readParams(list: JsonValue | undefined, path: string, request: boolean): Row[] {
  const rows: Row[] = [];
  const visit = (value: JsonValue | undefined, at: string, depth: number): void => {
    if (depth > MAX_PARAM_DEPTH) {
      const hint = "check that the file is a document of the documentation site";
      throw new PageError(
        at,
        `parameters of at most ${MAX_PARAM_DEPTH} levels`,
        "deeper ones",
        hint,
      );
    }
    arrayOf(value, at).forEach((item, index) => {
      const itemAt = `${at}[${index}]`;
      if (!(item instanceof Map)) {
        throw new PageError(itemAt, "a parameter", "another value", "save the document again");
      }
      const members = item.get("subParams");
      rows.push(readParam(item, itemAt, { depth, request }));
      visit(members, `${itemAt}.subParams`, depth + 1);
    });
  };
  visit(list, path, 0);
  return rows;
}

function readParam(
  node: JsonObject,
  at: string,
  { depth, request }: { depth: number; request: boolean },
): Row {
  const name = textOf(node, "name").trim();
  if (name === "") {
    throw new PageError(`${at}.name`, "the name of a parameter", "none", "save the document again");
  }
  const row: Row = {
    name,
    type: textOf(node, "type").trim(),
    limits: readLimits(node),
    example: jsonOf(node, "demoValue"),
    description: textOf(node, "description"),
    depth,
    leaf: arrayOf(node.get("subParams"), at).length === 0,
    at,
  };
  return request ? { ...row, ...requiredOf(textOf(node, "required")) } : row;
}

/** A count of 0 or less is how the site stores that there is no such limit. */
function readLimits(node: JsonObject): string[] {
  const limits: string[] = [];
  for (const [field, words, counts] of bounds) {
    const text = textOf(node, field).trim();
    if (text !== "" && (!counts || countOf(text) !== undefined)) limits.push(`${words}:${text}`);
  }
  const preset = jsonOf(node, "defaultValue");
  if (preset.trim() !== "") limits.push(`默认值:${preset}`);
  return limits;
}
