/**
 * Makes `dist`, what is published: ES modules, and in `dist/cjs` the same as CommonJS. It is made to
 * be small: comments stand in the declarations alone, which both halves share, and files of one name
 * lie side by side in an archive, where the second costs little.
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

/** A module in both forms. */
function writeModule(file, text) {
  const bare = withoutComments(text);
  write(file, bare);
  // Interoperability would put the same helper into each module; none here has a default import.
  const compilerOptions = { ...options, module: ts.ModuleKind.CommonJS, esModuleInterop: false };
  write(`cjs/${file}`, ts.transpileModule(bare, { compilerOptions }).outputText);
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
