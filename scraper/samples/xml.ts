import { Parser } from "htmlparser2";
import { MAX_SAMPLE_DEPTH, type SampleNode } from "./sample-node.js";

interface Open {
  node: SampleNode;
  text: string;
}

/**
 * Reads an XML sample into its root nodes (one, unless the sample is broken). Lenient: a sample may
 * be cut, unbalanced or written by hand; nodes still open at its end are marked `cut`. Text beside
 * child elements is dropped, text of a leaf is kept verbatim with its entities decoded.
 */
export function readXmlSample(text: string): SampleNode[] {
  const roots: SampleNode[] = [];
  const stack: Open[] = [];
  let skipped = 0;
  let ended = false;

  const parser = new Parser(
    {
      onopentagname(name) {
        if (stack.length >= MAX_SAMPLE_DEPTH) {
          skipped += 1;
          return;
        }
        const node: SampleNode = { name, children: [] };
        const parent = stack.at(-1);
        (parent ? parent.node.children : roots).push(node);
        stack.push({ node, text: "" });
      },
      ontext(data) {
        const top = stack.at(-1);
        if (top && skipped === 0) top.text += data;
      },
      onclosetag() {
        if (skipped > 0) {
          skipped -= 1;
          return;
        }
        const top = stack.pop();
        if (!top) return;
        if (top.node.children.length === 0) top.node.value = top.text;
        if (ended) top.node.cut = true;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  ended = true;
  parser.end();
  return roots;
}
