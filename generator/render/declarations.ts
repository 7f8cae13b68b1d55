/**
 * TypeScript declarations: interfaces are built as structures and printed by ts-morph; finished
 * files are parsed again and what they declare is compared with what was meant.
 */
import { Project, StructureKind, ts, type InterfaceDeclarationStructure } from "ts-morph";
import { seal, type Code } from "../emit/code.js";
import type { InterfaceView, MemberView } from "../views/interfaces.js";

const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });

/** The source of exported interfaces, in the given order. */
export function printInterfaces(interfaces: readonly InterfaceView[]): Code {
  const file = project.createSourceFile("interfaces.ts", {
    statements: interfaces.map(interfaceStructure),
  });
  try {
    return seal(file.getFullText());
  } finally {
    project.removeSourceFile(file);
  }
}

function interfaceStructure(view: InterfaceView): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    name: view.name,
    isExported: true,
    ...leadingComment(view),
    properties: view.memberList.map((member) => ({
      name: member.name,
      hasQuestionToken: member.isOptional,
      type: member.type,
      ...leadingComment(member),
    })),
  };
}

const leadingComment = ({ doc }: InterfaceView | MemberView): { leadingTrivia?: string } =>
  doc === undefined ? {} : { leadingTrivia: `${doc}\n` };

/**
 * Parses a finished file and throws unless it is right TypeScript whose top-level names are exactly
 * the ones meant: the last gate behind the encoders.
 */
export function assertDeclares(file: string, text: string, intended: readonly string[]): void {
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, false);
  const [problem] = (parsed as { parseDiagnostics?: ts.Diagnostic[] }).parseDiagnostics ?? [];
  if (problem !== undefined) {
    const message = ts.flattenDiagnosticMessageText(problem.messageText, " ");
    const { line } = parsed.getLineAndCharacterOfPosition(problem.start ?? 0);
    throw new Error(`${file}:${line + 1}: not TypeScript: ${message}`);
  }
  const declared = parsed.statements.flatMap(declaredNames).sort();
  const meant = [...intended].sort();
  if (declared.join() !== meant.join()) {
    const strange = declared.filter((name) => !meant.includes(name));
    const missing = meant.filter((name) => !declared.includes(name));
    throw new Error(
      `${file}: declares other names than meant: ` +
        `${strange.join(", ") || "none"} added, ${missing.join(", ") || "none"} missing`,
    );
  }
}

/** `describe()` for a call of `describe`. */
function calledName(expression: ts.Expression): string {
  const called = ts.isCallExpression(expression) ? expression.expression : undefined;
  return called !== undefined && ts.isIdentifier(called) ? `${called.text}()` : "an expression";
}

/** The names that a top-level statement declares; any statement but a declaration is refused. */
function declaredNames(statement: ts.Statement): string[] {
  if (ts.isInterfaceDeclaration(statement)) return [statement.name.text];
  if (ts.isFunctionDeclaration(statement)) return [statement.name?.text ?? "default"];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((declaration) =>
      ts.isIdentifier(declaration.name) ? declaration.name.text : "a pattern",
    );
  }
  if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) return [];
  if (ts.isExportAssignment(statement) && ts.isIdentifier(statement.expression)) return [];
  if (ts.isExpressionStatement(statement)) return [calledName(statement.expression)];
  return [`a statement (${ts.SyntaxKind[statement.kind]})`];
}
