/**
 * The layout is a contract: who may import whom, where files and the network are touched, how large a
 * file or a function may become, and that templates decide nothing.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Handlebars from "handlebars";
import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "..");

const filesBelow = (folder: string, extension: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join("/"))
    .sort();

const sources = ["spec", "scraper", "generator", "templates"].flatMap((folder) =>
  filesBelow(folder, ".ts"),
);
const textOf = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** What a file imports: project files as paths from the root, packages by name. */
function importsOf(file: string): string[] {
  return ts.preProcessFile(textOf(file)).importedFiles.map(({ fileName }) => {
    if (!fileName.startsWith(".")) return fileName;
    return path.posix.join(path.posix.dirname(file), fileName).replace(/\.js$/, ".ts");
  });
}

/**
 * Zones and what they may import of ours, the most special first; a zone may import itself.
 * The name of a zone stands for the zone without the more special ones in it, with stars for all.
 */
const zones: Readonly<Record<string, readonly string[]>> = {
  "generator/cli/": ["spec/**", "scraper/**", "generator/**", "templates/mock/"],
  // What the commands do, for the command line and the library alike; none of it parses arguments.
  "generator/actions/": [
    "spec/**",
    "scraper/**",
    "generator/",
    ...["config", "drift", "output", "report", "witness", "work"].map(
      (name) => `generator/${name}/`,
    ),
    "generator/options.ts",
    "generator/render/template-files.ts",
  ],
  // The user's hooks: held against what an API and a view were before them.
  "generator/hooks/": [
    "generator/ir/",
    "generator/emit/",
    "generator/views/",
    "generator/render/",
    "generator/errors.ts",
    "generator/options.ts",
  ],
  "generator/work/": [
    "spec/**",
    "scraper/",
    "scraper/inputs/",
    "generator/",
    "generator/config/",
    "generator/output/",
    "generator/hooks/",
    "generator/views/",
    "generator/options.ts",
  ],
  "generator/drift/": ["spec/**", "scraper/inputs/", "generator/output/", "generator/"],
  "generator/report/": ["spec/", "spec/tree/", "generator/drift/", "generator/"],
  "generator/witness/": [
    "spec/",
    "generator/",
    "generator/ir/",
    "generator/contract/",
    "generator/report/",
    "generator/schemas/",
    "templates/runtime/",
    "generator/options.ts",
  ],
  "generator/impact/": [
    "spec/",
    "generator/",
    "generator/ir/",
    "generator/hooks/",
    "generator/drift/",
    "generator/report/",
  ],
  "generator/release/": [
    "spec/**",
    "generator/",
    "generator/config/",
    "generator/output/",
    "generator/report/",
  ],
  "generator/init/": [
    "spec/tree/",
    "spec/",
    "generator/",
    "generator/config/",
    "generator/emit/",
    "generator/render/",
    "generator/options.ts",
  ],
  "generator/config/": ["spec/", "spec/tree/", "generator/"],
  "generator/options.ts": [],
  "generator/ir/": ["spec/", "generator/emit/identifier.ts", "generator/emit/comment.ts"],
  "generator/emit/": ["spec/unprintable.ts"],
  "generator/contract/": ["spec/canonical.ts", "spec/rules/", "generator/ir/"],
  // The schemas of the generated package, made here: by the same words as there.
  "generator/schemas/": [
    "spec/",
    "generator/ir/",
    "generator/emit/data-literal.ts",
    "generator/contract/",
    "templates/runtime/",
    "templates/mock/",
  ],
  "generator/views/": [
    "generator/ir/",
    "generator/emit/",
    "generator/contract/",
    "generator/options.ts",
    "generator/schemas/",
    "templates/mock/standard-errors.ts",
  ],
  "generator/render/": [
    "spec/tree/",
    "spec/suggest.ts",
    "generator/emit/",
    "generator/errors.ts",
    "generator/options.ts",
    "generator/package-root.ts",
  ],
  "generator/output/": [
    "spec/tree/",
    "spec/unprintable.ts",
    "generator/config/",
    "generator/options.ts",
  ],
  "generator/export/": [
    "spec/",
    "generator/ir/",
    "generator/schemas/",
    "templates/runtime/wire-meta.ts",
  ],
  "generator/": [
    "spec/",
    "generator/ir/",
    "generator/views/",
    "generator/render/",
    "generator/hooks/",
    "generator/report/plain-text.ts",
    "generator/options.ts",
  ],
  "scraper/fetch/": ["scraper/", "spec/tree/"],
  "scraper/inputs/": ["scraper/**", "spec/**"],
  "scraper/": ["spec/"],
  "spec/tree/": [],
  "spec/cache/": ["spec/tree/"],
  "spec/folder/": ["spec/", "spec/tree/"],
  "spec/": [],
  "templates/runtime/": [],
  "templates/classic/": [],
  // A gateway judges by the schemas of the client; what it verifies and renders is code of its own.
  "templates/mock/": ["templates/runtime/"],
  "templates/contract/": ["templates/runtime/", "templates/mock/"],
};
const zoneOf = (file: string): string =>
  Object.keys(zones).find((zone) => file.startsWith(zone)) ?? "outside";

describe("imports", () => {
  it("stay within the zones", () => {
    const wrong = sources.flatMap((file) => {
      const zone = zoneOf(file);
      const allowed = [zone, ...(zones[zone] ?? [])];
      return importsOf(file)
        .filter((name) => /^(spec|scraper|generator|templates|test|generated)\//.test(name))
        .filter((name) => !allowed.some((entry) => isOf(name, entry)))
        .map((name) => `${file} imports ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it("never go in a circle, those of types included", () => {
    const files = [...sources, ...filesBelow("test", ".ts")];
    expect(circles(new Map(files.map((file) => [file, importsOf(file)])))).toEqual([]);
  });

  it("of shipped code are zod, and Node.js only in the adapters for it", () => {
    const adapters = ["templates/mock/node.ts"];
    const wrong = sources
      .filter((file) => /^templates\/(runtime|mock)\//.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => !name.startsWith("templates/"))
          .filter((name) => !["zod/mini", "zod/v4/core"].includes(name))
          .filter((name) => !(adapters.includes(file) && name.startsWith("node:")))
          .map((name) => `${file} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it("of files and of the network stand at the edges only", () => {
    const edges =
      /^generator\/(actions|cli|config|drift|init|io|output|package-root|release|report|witness|work)\b|^generator\/render\/template-files\.ts$|^spec\/(folder|tree|cache)\/|^scraper\/fetch\/|^scraper\/inputs\/collect-inputs\.ts$|^templates\/mock\/node\.ts$/;
    const touching =
      /^node:(fs|fs\/promises|http|https|http2|net|dns|dns\/promises|child_process)$/;
    const wrong = sources
      .filter((file) => !edges.test(file) && importsOf(file).some((name) => touching.test(name)))
      .map((file) => `${file} touches files or the network`);
    expect(wrong).toEqual([]);
  });

  it("of what makes text code are the encoders' alone", () => {
    const mayOpen = /^generator\/emit\//;
    const wrong = sources.filter(
      (file) => !mayOpen.test(file) && /\bseal\b[^;]*from "[^"]*emit\/code\.js"/.test(textOf(file)),
    );
    const casts = sources.filter(
      (file) => file !== "generator/emit/code.ts" && /\bas Code\b/.test(textOf(file)),
    );
    expect([...wrong, ...casts]).toEqual([]);
  });
});

/** Whether a file is what an entry of `zones` names: a zone, all below a folder, or one file. */
function isOf(file: string, entry: string): boolean {
  if (entry.endsWith("/**")) return file.startsWith(entry.slice(0, -2));
  return entry in zones ? zoneOf(file) === entry : file.startsWith(entry);
}

/** One circle for each import that leads back to where a search came from: `a → b → a`. */
function circles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (file: string): void => {
    const start = trail.indexOf(file);
    if (start !== -1) found.push([...trail.slice(start), file].join(" → "));
    if (start !== -1 || done.has(file)) return;
    trail.push(file);
    for (const next of imports.get(file) ?? []) visit(next);
    trail.pop();
    done.add(file);
  };
  for (const file of imports.keys()) visit(file);
  return found;
}

describe("sizes", () => {
  const codeLines = (text: string): number =>
    text.split("\n").filter((line) => !/^\s*(\/\/|\/\*|\*|$)/.test(line)).length;

  it("of files stay below 300 lines of code", () => {
    const large = [...sources, ...filesBelow("test", ".ts")]
      .map((file) => `${file}: ${codeLines(textOf(file))}`)
      .filter((line) => Number(line.split(": ")[1]) > 300);
    expect(large).toEqual([]);
  });

  it("of functions stay below 60 lines of code and 4 parameters", () => {
    const large: string[] = [];
    for (const file of sources) {
      const parsed = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.ES2022, true);
      const visit = (node: ts.Node): void => {
        if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined) {
          const lines = codeLines(node.getText(parsed));
          if (lines > 60 || node.parameters.length > 4) {
            const { line } = parsed.getLineAndCharacterOfPosition(node.getStart(parsed));
            large.push(`${file}:${line + 1}: ${lines} lines, ${node.parameters.length} parameters`);
          }
        }
        ts.forEachChild(node, visit);
      };
      visit(parsed);
    }
    expect(large).toEqual([]);
  });
});

describe("templates", () => {
  const templates = filesBelow("templates", ".hbs");

  it("are short", () => {
    const most = (file: string): number => (file.endsWith(".md.hbs") ? 250 : 80);
    const long = templates.filter((file) => textOf(file).split("\n").length - 1 > most(file));
    expect(templates.length).toBeGreaterThan(4);
    expect(long).toEqual([]);
  });

  it("hold layout only: names, `if` over is… and has…, `each` over …List", () => {
    expect(templates.flatMap((file) => logicIn(file, Handlebars.parse(textOf(file))))).toEqual([]);
  });
});

/** What a template does beyond printing names and going through flags and lists. */
function logicIn(file: string, program: hbs.AST.Program): string[] {
  return program.body.flatMap((statement) => {
    const { line } = statement.loc.start;
    const place = `${file}:${line}`;
    switch (statement.type) {
      case "ContentStatement":
        return [];
      case "MustacheStatement": {
        const { path: name, params, hash } = statement as hbs.AST.MustacheStatement;
        const isName = name.type === "PathExpression" && params.length === 0;
        return isName && (hash as hbs.AST.Hash | undefined) === undefined
          ? []
          : [`${place}: no plain name`];
      }
      case "BlockStatement":
        return blockLogic(file, place, statement as hbs.AST.BlockStatement);
      default:
        return [`${place}: ${statement.type}`];
    }
  });
}

function blockLogic(file: string, place: string, block: hbs.AST.BlockStatement): string[] {
  const { original: kind } = block.path;
  const [operand, ...others] = block.params;
  const name =
    operand?.type === "PathExpression" ? (operand as hbs.AST.PathExpression).original : "";
  const isPlain =
    (kind === "if" && /^(is|has)[A-Z]\w*$/.test(name)) ||
    (kind === "each" && /^\w+List$/.test(name));
  return [
    ...(isPlain && others.length === 0 ? [] : [`${place}: {{#${kind} ${name}}}`]),
    ...logicIn(file, block.program),
    ...((block.inverse as hbs.AST.Program | undefined) === undefined
      ? []
      : logicIn(file, block.inverse)),
  ];
}
