import type { SampleNode } from "./sample-node.js";
import {
  callOf,
  declarationOf,
  literalOf,
  splitArguments,
  statementsOf,
} from "./java-statements.js";

/** What the Java request sample of a page tells. */
export interface JavaSample {
  /**
   * The request: what its setters build, one node a setter, named by the part behind `set`. A list
   * of objects is a node with one nameless child for each element.
   */
  request: SampleNode;
  /** `execute(req, sessionKey)` → true, `execute(req)` → false; absent when there is no such call. */
  needsSession?: boolean;
}

interface Variable {
  node: SampleNode;
  /** The variable was itself set on another one or added to a list. */
  attached: boolean;
}

/**
 * Reads the Java request sample. Only the statements of the site's generator mean something:
 * declarations, `list.add(obj)`, setters, `client.execute(..)`; everything else is passed over. A
 * sample without the last one is cut.
 *
 * The generator has a bug: members of a list's element that are objects themselves are set on a
 * variable that was never declared. Statements are in depth-first order all the same, so such a
 * setter belongs to the newest declared variable that is not attached to anything yet.
 */
export function readJavaSample(text: string): JavaSample {
  const reader = new JavaReader();
  for (const statement of statementsOf(text)) reader.take(statement);
  return reader.result();
}

class JavaReader {
  private readonly request: SampleNode = { name: "", children: [] };
  private readonly variables = new Map<string, Variable>([
    ["req", { node: this.request, attached: true }],
  ]);
  /** Declared variables, oldest first; those attached by now are dropped lazily. */
  private readonly open: Variable[] = [];
  private needsSession: boolean | undefined;

  take(statement: string): void {
    const call = callOf(statement);
    if (!call) this.declare(statement);
    else if (call.method === "execute") {
      this.needsSession = splitArguments(call.argument).length > 1;
    } else if (call.method === "add") this.add(call.target, call.argument);
    else if (call.method.startsWith("set") && call.method.length > 3) {
      this.set(call.target, call.method.slice(3), call.argument);
    }
  }

  result(): JavaSample {
    if (this.needsSession !== undefined) {
      return { request: this.request, needsSession: this.needsSession };
    }
    this.request.cut = true;
    // What was cut off before it was set on anything can only be part of the request.
    for (const variable of this.open) {
      variable.node.cut = true;
      if (!variable.attached) this.request.children.push(variable.node);
    }
    return { request: this.request };
  }

  private declare(statement: string): void {
    const declared = declarationOf(statement);
    if (!declared || declared.variable === "client") return;
    if (declared.variable === "req") return;
    const variable = { node: { name: declared.className, children: [] }, attached: false };
    this.variables.set(declared.variable, variable);
    this.open.push(variable);
  }

  private add(list: string, element: string): void {
    const holder = this.variables.get(list);
    const added = this.variables.get(element);
    if (!holder || !added || added.attached || holder === added) return;
    added.node.name = "";
    added.attached = true;
    holder.node.children.push(added.node);
  }

  private set(target: string, name: string, argument: string): void {
    const value = this.variables.get(argument);
    if (!value) {
      this.owner(target).children.push({ name, ...literalOf(argument), children: [] });
      return;
    }
    if (value.attached) return;
    value.attached = true;
    const owner = this.owner(target);
    value.node.name = name;
    owner.children.push(value.node);
  }

  private owner(target: string): SampleNode {
    const known = this.variables.get(target);
    if (known) return known.node;
    while (this.open.at(-1)?.attached) this.open.pop();
    const newest = this.open.at(-1)?.node;
    // A list that is still open stands for its element.
    const element = newest?.children.at(-1);
    return element?.name === "" ? element : (newest ?? this.request);
  }
}
