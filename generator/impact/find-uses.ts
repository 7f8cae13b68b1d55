/**
 * What a consumer's code uses of the generated package, told by the type checker: so that a field is
 * found behind a destructuring, an alias, a generic or a re-export, and a field of another type that
 * only has the same name is not.
 */
import path from "node:path";
import { Project, ts } from "ts-morph";
import { relativePath } from "../io.js";
import { Failure } from "../errors.js";
import type { FilePlace } from "../drift/line-of-place.js";

/** A place in the consumer's code at which a member of a generated interface is used. */
export interface MemberUse {
  /** File name of the module that declares the interface: the stem of `apis/<stem>.ts`. */
  module: string;
  interfaceName: string;
  /** `""`: the interface itself is named. */
  member: string;
  place: FilePlace;
}

/** An object that is written out with a generated interface as its type. */
export interface LiteralUse {
  module: string;
  interfaceName: string;
  members: ReadonlySet<string>;
  place: FilePlace;
}

/** Everything that was found. */
export interface Uses {
  members: MemberUse[];
  literals: LiteralUse[];
  /** Modules whose descriptor is used, and methods that are named in a text. */
  modules: { module: string; place: FilePlace }[];
  texts: { text: string; place: FilePlace }[];
  files: number;
}

/**
 * @param folder of the consumer's sources; its tsconfig.json, or the next one above, tells how they
 *   are compiled
 * @param modules the stems of the generated modules
 * @throws Failure when nothing there is TypeScript or JavaScript
 */
export function findUses(folder: string, cwd: string, modules: ReadonlySet<string>): Uses {
  const project = openProject(folder);
  const files = project
    .getSourceFiles()
    .filter((file) => isInside(folder, file.getFilePath()) && !file.isDeclarationFile());
  if (files.length === 0) {
    throw new Failure(`${folder}: expected TypeScript or JavaScript sources, found none`);
  }
  const uses: Uses = { members: [], literals: [], modules: [], texts: [], files: files.length };
  const finder = new Finder(project, modules, uses, cwd);
  for (const file of files) finder.visit(file.compilerNode);
  return uses;
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return !relative.startsWith("..") && !relative.split(path.sep).includes("node_modules");
}

function openProject(folder: string): Project {
  const config = ts.findConfigFile(folder, (file) => ts.sys.fileExists(file));
  const usual = {
    strict: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
  };
  const project = new Project({
    ...(config === undefined ? {} : { tsConfigFilePath: config }),
    skipAddingFilesFromTsConfig: true,
    compilerOptions: { allowJs: true, noEmit: true, ...(config === undefined ? usual : {}) },
  });
  project.addSourceFilesAtPaths([
    `${folder}/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}`,
    `!${folder}/**/node_modules/**`,
  ]);
  return project;
}

type Declared = Pick<MemberUse, "module" | "interfaceName">;

class Finder {
  readonly #checker: ts.TypeChecker;

  constructor(
    project: Project,
    readonly modules: ReadonlySet<string>,
    readonly uses: Uses,
    readonly cwd: string,
  ) {
    this.#checker = project.getTypeChecker().compilerObject;
  }

  visit(file: ts.SourceFile): void {
    // What is generated uses itself.
    if (this.#moduleOf(file.fileName) !== undefined) return;
    const walk = (node: ts.Node): void => {
      this.#look(node);
      ts.forEachChild(node, walk);
    };
    walk(file);
  }

  #look(node: ts.Node): void {
    if (ts.isPropertyAccessExpression(node)) this.#symbol(node.name);
    else if (ts.isElementAccessExpression(node)) {
      const { expression, argumentExpression: key } = node;
      if (ts.isStringLiteralLike(key)) this.#named(expression, key.text, key);
    } else if (ts.isBindingElement(node)) this.#binding(node);
    else if (ts.isObjectLiteralExpression(node)) this.#literal(node);
    else if (ts.isIndexedAccessTypeNode(node)) {
      const key = ts.isLiteralTypeNode(node.indexType) ? node.indexType.literal : undefined;
      if (key !== undefined && ts.isStringLiteral(key)) this.#named(node.objectType, key.text, key);
    } else if (ts.isStringLiteralLike(node)) this.#text(node);
    else if (ts.isIdentifier(node)) this.#identifier(node);
  }

  /** A member that is read or written by its name. */
  #symbol(name: ts.MemberName): void {
    for (const use of this.#declared(this.#checker.getSymbolAtLocation(name))) {
      this.uses.members.push({ ...use, member: name.text, place: this.#place(name) });
    }
  }

  /** A member of the type of an expression. */
  #named(holder: ts.Node, member: string, at: ts.Node): void {
    this.#member(this.#checker.getTypeAtLocation(holder), member, at);
  }

  #member(type: ts.Type, member: string, at: ts.Node): void {
    for (const one of this.#parts(type)) {
      for (const use of this.#declared(this.#checker.getPropertyOfType(one, member))) {
        this.uses.members.push({ ...use, member, place: this.#place(at) });
      }
    }
  }

  /** The types that a value may have, its absence apart. */
  #parts(type: ts.Type): readonly ts.Type[] {
    const own = this.#checker.getNonNullableType(type);
    return own.isUnion() ? own.types : [own];
  }

  #binding(node: ts.BindingElement): void {
    const { parent: pattern, propertyName, name, dotDotDotToken } = node;
    if (!ts.isObjectBindingPattern(pattern) || dotDotDotToken !== undefined) return;
    const text = nameText(propertyName ?? name);
    if (text !== undefined) this.#named(pattern, text, propertyName ?? name);
  }

  /** An object that is written out, or taken apart by an assignment. */
  #literal(node: ts.ObjectLiteralExpression): void {
    const type = this.#assigned(node) ?? this.#checker.getContextualType(node);
    if (type === undefined) return;
    const members = new Set<string>();
    let isSpread = false;
    for (const property of node.properties) {
      if (ts.isSpreadAssignment(property)) isSpread = true;
      const text = property.name && nameText(property.name);
      if (text === undefined || property.name === undefined) continue;
      members.add(text);
      this.#member(type, text, property.name);
    }
    // What is spread in may give anything.
    if (isSpread) return;
    const place = this.#place(node);
    for (const use of this.#interfacesOf(type)) this.uses.literals.push({ ...use, members, place });
  }

  /** `({ a } = value)`: the type of the value. */
  #assigned(node: ts.ObjectLiteralExpression): ts.Type | undefined {
    const { parent } = node;
    const isTarget =
      ts.isBinaryExpression(parent) &&
      parent.left === node &&
      parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    return isTarget ? this.#checker.getTypeAtLocation(parent.right) : undefined;
  }

  /** A text may name a method, an error code, or, where it is a key, a member. */
  #text(node: ts.StringLiteralLike): void {
    const { parent } = node;
    if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return;
    this.uses.texts.push({ text: node.text, place: this.#place(node) });
    if (ts.isCallExpression(parent)) this.#key(parent, node);
    else if (ts.isLiteralTypeNode(parent)) this.#typeKey(parent, node);
  }

  /** `pick(order, "total")`, where the text is declared as a key of another argument's type. */
  #key(call: ts.CallExpression, node: ts.StringLiteralLike): void {
    const declaration = this.#checker.getResolvedSignature(call)?.getDeclaration();
    const index = call.arguments.indexOf(node);
    const wanted = declaration?.parameters[index]?.type;
    if (declaration === undefined || wanted === undefined) return;
    const constraint = ts.isTypeReferenceNode(wanted)
      ? declaration.typeParameters?.find(({ name }) => name.text === wanted.getText())?.constraint
      : wanted;
    if (constraint === undefined || !ts.isTypeOperatorNode(constraint)) return;
    const holder = constraint.type.getText();
    for (const [position, { type }] of declaration.parameters.entries()) {
      const argument = call.arguments[position];
      if (argument === undefined || type === undefined || position === index) continue;
      const given = this.#checker.getTypeAtLocation(argument);
      if (type.getText() === holder) this.#member(given, node.text, node);
      else if (type.getText().split(/\W+/).includes(holder)) {
        for (const item of this.#checker.getTypeArguments(given as ts.TypeReference)) {
          this.#member(item, node.text, node);
        }
      }
    }
  }

  /** `Pick<Order, "total">` */
  #typeKey(literal: ts.LiteralTypeNode, { text }: ts.StringLiteralLike): void {
    const argument = ts.isUnionTypeNode(literal.parent) ? literal.parent : literal;
    const reference = argument.parent;
    if (!ts.isTypeReferenceNode(reference)) return;
    const [first] = reference.typeArguments ?? [];
    if (first !== undefined && first !== argument) this.#named(first, text, literal);
  }

  #identifier(node: ts.Identifier): void {
    if (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) return;
    let symbol = this.#checker.getSymbolAtLocation(node);
    if (symbol === undefined) return;
    if ((symbol.flags & ts.SymbolFlags.Alias) !== 0)
      symbol = this.#checker.getAliasedSymbol(symbol);
    for (const declaration of symbol.declarations ?? []) {
      const module = this.#moduleOf(declaration.getSourceFile().fileName);
      if (module === undefined) continue;
      const place = this.#place(node);
      if (ts.isInterfaceDeclaration(declaration)) {
        this.uses.members.push({ module, interfaceName: declaration.name.text, member: "", place });
      } else if (ts.isVariableDeclaration(declaration) && !isImported(node)) {
        this.uses.modules.push({ module, place });
      }
    }
  }

  /** The generated interfaces that declare a member. */
  #declared(symbol: ts.Symbol | undefined): Declared[] {
    return (symbol?.declarations ?? []).flatMap(({ parent }) => this.#interface(parent));
  }

  #interfacesOf(type: ts.Type): Declared[] {
    const declarations = this.#parts(type).flatMap((one) => one.getSymbol()?.declarations ?? []);
    return declarations.flatMap((declaration) => this.#interface(declaration));
  }

  #interface(node: ts.Node): Declared[] {
    if (!ts.isInterfaceDeclaration(node)) return [];
    const module = this.#moduleOf(node.getSourceFile().fileName);
    return module === undefined ? [] : [{ module, interfaceName: node.name.text }];
  }

  /** The stem of a generated module; undefined for other files. */
  #moduleOf(file: string): string | undefined {
    const stem = /\/apis\/([^/]+?)\.(?:d\.)?[cm]?[jt]s$/.exec(file)?.[1];
    return stem !== undefined && this.modules.has(stem) ? stem : undefined;
  }

  #place(node: ts.Node): FilePlace {
    const source = node.getSourceFile();
    const file = relativePath(this.cwd, source.fileName);
    return { file, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1 };
  }
}

/** The name of a member as it is written; undefined for a computed one. */
function nameText(name: ts.PropertyName | ts.BindingName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}

function isImported(node: ts.Identifier): boolean {
  return (
    ts.findAncestor(node, (one) => ts.isImportDeclaration(one) || ts.isExportDeclaration(one)) !==
    undefined
  );
}
