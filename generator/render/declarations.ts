/**
 * The last gate behind the encoders: a finished file is parsed again, by a parser that shares
 * nothing with what printed it, and what it declares is compared with what was meant.
 *
 * What that parser sees costs little as long as nobody asks for the syntax tree. So where the layout
 * has read the whole file, its own account of the statements is taken, the exports in it held
 * against the parser's; else the parser's tree is looked at.
 */
import { parseSync, type Directive, type ParseResult, type Statement } from "oxc-parser";
import type { LaidOut } from "./layout/layout.js";
import type { Declared } from "./layout/statement.js";

/**
 * Throws unless the file is right TypeScript whose top-level names are exactly the ones meant;
 * `describe()` stands for a call of `describe`.
 *
 * @param mayAdd which names may be declared besides those
 */
export function assertDeclares(
  file: string,
  { text, declared: read }: LaidOut,
  intended: readonly string[],
  mayAdd: (name: string) => boolean = () => false,
): void {
  const parsed = parseSync(file, text);
  const [problem] = parsed.errors;
  if (problem !== undefined) {
    const line = text.slice(0, problem.labels[0]?.start ?? 0).split("\n").length;
    throw new Error(`${file}:${line}: not TypeScript: ${problem.message}`);
  }
  const declared =
    read !== undefined && hasExports(parsed, read)
      ? read.map(({ name }) => name)
      : parsed.program.body.flatMap(declaredNames);
  const missing = [...intended];
  const strange = declared.filter((name) => !take(missing, name) && !mayAdd(name));
  if (strange.length + missing.length > 0) {
    throw new Error(
      `${file}: declares other names than meant: ` +
        `${strange.sort().join(", ") || "none"} added, ${missing.sort().join(", ") || "none"} missing`,
    );
  }
}

/** Takes a name out of a list once; whether it was there. */
function take(names: string[], name: string): boolean {
  const at = names.indexOf(name);
  if (at >= 0) names.splice(at, 1);
  return at >= 0;
}

/** Whether the parser sees the exports that the layout read. */
function hasExports({ module }: ParseResult, read: readonly Declared[]): boolean {
  const entries = module.staticExports.flatMap((one) => one.entries);
  const names = entries.flatMap(({ exportName }) => exportName.name ?? []);
  const exported = read.filter(({ isExported }) => isExported).map(({ name }) => name);
  return names.sort().join() === exported.sort().join();
}

/** The names that a top-level statement declares; any statement but a declaration is refused. */
function declaredNames(statement: Statement | Directive): string[] {
  switch (statement.type) {
    case "TSInterfaceDeclaration":
      return [statement.id.name];
    case "FunctionDeclaration":
      return [statement.id?.name ?? "default"];
    case "VariableDeclaration":
      return statement.declarations.map(({ id }) =>
        id.type === "Identifier" ? id.name : "a pattern",
      );
    case "ExportNamedDeclaration":
      return statement.declaration === null ? [] : declaredNames(statement.declaration);
    case "ImportDeclaration":
    case "ExportAllDeclaration":
      return [];
    case "ExportDefaultDeclaration":
      return statement.declaration.type === "Identifier" ? [] : ["default"];
    case "ExpressionStatement": {
      const { expression } = statement;
      const called = expression.type === "CallExpression" ? expression.callee : undefined;
      return [called?.type === "Identifier" ? `${called.name}()` : "an expression"];
    }
    default:
      return [`a statement (${statement.type})`];
  }
}
