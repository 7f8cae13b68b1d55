/**
 * Makes `dist`, what is published: ES modules, and in `dist/cjs` the same as CommonJS. It is made to
 * be small: comments stand in the declarations alone, which both halves share, and the JavaScript of
 * the halves differs in imports and exports only, so that the second costs little once it is packed.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import ts from "typescript";

const { errors, fileNames, options } = ts.getParsedCommandLineOfConfigFile(
  "tsconfig.build.json",
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => stopAt([problem]) },
);
const program = ts.createProgram(fileNames, options);
stopAt([...errors, ...ts.getPreEmitDiagnostics(program)]);

const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
const entries = Object.values(exports).flatMap((entry) => entry.import?.types ?? []);

rmSync(options.outDir, { recursive: true, force: true });
program.emit(undefined, (written, text) => {
  const file = path.relative(options.outDir, written).replaceAll("\\", "/");
  if (file.endsWith(".js")) writeModule(file, text);
  // All fixtures are of one type, which is declared once.
  else if (!file.startsWith("mock/apis/")) writeDeclaration(file, text);
});
const fixture = readFileSync("src/mock/fixture.d.ts", "utf8");
for (const half of ["", "cjs/"]) write(`${half}mock/fixture.d.ts`, fixture);
write("cjs/package.json", '{"type":"commonjs"}\n');

/** Ends the build where the compiler has found something. */
function stopAt(problems) {
  if (problems.length === 0) return;
  const host = {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: ts.sys.getCurrentDirectory,
    getNewLine: () => "\n",
  };
  process.stderr.write(ts.formatDiagnostics(problems, host));
  process.exit(1);
}

/** @param file its path in `dist` */
function write(file, text) {
  const target = path.join(options.outDir, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

/**
 * The declarations that `import` finds refer to those that `require` finds: an ES module may import
 * CommonJS under every setting of the compiler, and the other way round it may not.
 */
function writeDeclaration(file, text) {
  write(`cjs/${file}`, text);
  const isEntry = entries.some((entry) => {
    const [start, end = ""] = entry.split("*");
    return `./dist/${file}`.startsWith(start) && file.endsWith(end);
  });
  if (!isEntry) return;
  const up = path.posix.relative(path.posix.dirname(file), "");
  write(file, `export * from "${up || "."}/cjs/${file.replace(/\.d\.ts$/, ".js")}";\n`);
}

/**
 * A module in both forms, with one body. CommonJS takes over what it imports when it is loaded, so
 * modules that import one another in a circle do not work; its exports stand in a form in which
 * Node.js finds their names without running the module.
 */
function writeModule(file, text) {
  const source = ts.createSourceFile(file, withoutComments(text), ts.ScriptTarget.ES2022, true);
  const [esm, cjs, names, stars] = [[], ['"use strict";'], [], []];
  for (const statement of source.statements) {
    const words = statement.getText();
    const required = `require(${statement.moduleSpecifier?.getText()})`;
    if (ts.isImportDeclaration(statement)) {
      esm.push(words);
      cjs.push(...constants(statement.importClause, required));
    } else if (ts.isExportDeclaration(statement) && statement.exportClause === undefined) {
      esm.push(words);
      stars.push(`...${required}`);
    } else if (ts.isExportDeclaration(statement)) {
      const { name, elements = [] } = statement.exportClause;
      const isMoved = statement.moduleSpecifier !== undefined;
      if (isMoved) {
        esm.push(words.replace("export", "import"));
        cjs.push(...constants({ namedBindings: statement.exportClause }, required));
      }
      if (name) names.push([name.text, name.text]);
      for (const { name, propertyName = name } of elements) {
        names.push([name.text, isMoved ? name.text : propertyName.text]);
      }
    } else if (ts.isExportAssignment(statement)) {
      names.push(["default", statement.expression.getText()]);
    } else {
      const isExported = words.startsWith("export ");
      if (isExported) names.push(...declared(statement).map((name) => [name, name]));
      esm.push(words.replace(/^export /, ""));
      cjs.push(withRequire(statement).replace(/^export /, ""));
    }
  }
  const list = (between) => names.map((pair) => (pair[0] === pair[1] ? pair[0] : between(...pair)));
  if (names.length > 0) esm.push(`export ${block(list((name, local) => `${local} as ${name}`))};`);
  const own = list((name, local) => `${name}: ${local}`);
  cjs.push(`module.exports = ${block([...stars, ...own])};`);
  cjs.push('Object.defineProperty(module.exports, "__esModule", { value: true });');
  write(file, `${esm.join("\n")}\n`);
  write(`cjs/${file}`, `${cjs.join("\n")}\n`);
}

function block(lines) {
  return `{\n${lines.map((line) => `  ${line},\n`).join("")}}`;
}

/** The names that a declaration brings. */
function declared({ name, declarationList }) {
  return name ? [name.text] : declarationList.declarations.map((each) => each.name.getText());
}

/** The constants of CommonJS for what is imported. */
function constants(clause, required) {
  if (clause === undefined) return [`${required};`];
  const { name, namedBindings } = clause;
  const lines = name === undefined ? [] : [`const ${name.text} = ${required}.default;`];
  if (namedBindings?.name) lines.push(`const ${namedBindings.name.text} = ${required};`);
  if (namedBindings?.elements) {
    const names = namedBindings.elements.map(({ name, propertyName }) =>
      propertyName ? `${propertyName.text}: ${name.text}` : name.text,
    );
    lines.push(`const { ${names.join(", ")} } = ${required};`);
  }
  return lines;
}

/** A statement with `require` for each `import()` in it. */
function withRequire(statement) {
  const calls = [];
  const find = (node) => {
    const isImport =
      ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    if (isImport) calls.push(node);
    else ts.forEachChild(node, find);
  };
  find(statement);
  const start = statement.getStart();
  return calls.reduceRight((words, call) => {
    const loaded = `Promise.resolve().then(() => require(${call.arguments[0].getText()}))`;
    return words.slice(0, call.getStart() - start) + loaded + words.slice(call.end - start);
  }, statement.getText());
}

/** Code without comments but `@__PURE__`, by which bundlers see what may be left out. */
function withoutComments(text) {
  let kept = "";
  const visit = (node) => {
    if (node.pos === node.end || ts.isJSDoc(node)) return;
    const parts = node.getChildren();
    parts.forEach(visit);
    if (parts.length > 0) return;
    const blanks = text.slice(node.pos, node.getStart());
    kept += blanks.replace(/\/\*(?!\s*@__PURE__)[^]*?\*\/|\/\/.*/g, "").replace(/\n\s*\n/g, "\n");
    kept += node.getText();
  };
  visit(ts.createSourceFile("module.js", text, ts.ScriptTarget.ES2022, true));
  return kept.trimStart();
}
