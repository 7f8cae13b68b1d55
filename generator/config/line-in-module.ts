/** Where a value of a config that is code stands. */
import { ts } from "ts-morph";
import type { JsonPath } from "../../spec/spec-error.js";

/**
 * The line of a value, or of the nearest thing around it, in the object that a module exports by
 * default; undefined where the module makes its object in another way than by writing it down.
 */
export function lineInModule(text: string, place: JsonPath): number | undefined {
  const source = ts.createSourceFile("config.ts", text, ts.ScriptTarget.ES2022, true);
  const exported = source.statements.find(ts.isExportAssignment)?.expression;
  let node = exported && objectIn(exported);
  if (node === undefined) return undefined;
  for (const step of place) {
    const next = stepInto(node, step);
    if (next === undefined) break;
    node = next;
  }
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** The object behind `defineConfig(…)`, `satisfies` and brackets. */
function objectIn(expression: ts.Expression): ts.Node | undefined {
  if (ts.isObjectLiteralExpression(expression)) return expression;
  if (ts.isCallExpression(expression)) {
    const [first] = expression.arguments;
    return first && objectIn(first);
  }
  const isWrapper =
    ts.isSatisfiesExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isParenthesizedExpression(expression);
  return isWrapper ? objectIn(expression.expression) : undefined;
}

function stepInto(node: ts.Node, step: string | number): ts.Node | undefined {
  const value = ts.isPropertyAssignment(node) ? node.initializer : node;
  if (ts.isArrayLiteralExpression(value) && typeof step === "number") return value.elements[step];
  if (!ts.isObjectLiteralExpression(value)) return undefined;
  return value.properties.find(
    ({ name }) =>
      name !== undefined &&
      (ts.isIdentifier(name) || ts.isStringLiteral(name)) &&
      name.text === String(step),
  );
}
