/** The lines of a spec's samples that show a parameter. */
import type { ApiSpec } from "./schema.js";
import { setterName } from "./spelling.js";

export interface SampleLine {
  /** `examples.request java`, `examples.response xml` */
  sample: string;
  /** From 1. */
  line: number;
  text: string;
}

/** More lines than this say nothing new. */
const LINES = 5;

/** Finds by name: `setBrandId(` in Java, `<brand_id>` in XML, `"brand_id":` in JSON and other code. */
export function findSampleLines(
  spec: ApiSpec,
  side: "request" | "response",
  name: string,
): SampleLine[] {
  const samples =
    side === "request"
      ? spec.examples.request.map(({ language, text }) => ({ kind: language, text }))
      : spec.examples.response.map(({ format, text }) => ({ kind: format, text }));
  const found: SampleLine[] = [];
  for (const { kind, text } of samples) {
    const marks = marksOf(kind, name);
    for (const [index, line] of text.split("\n").entries()) {
      if (found.length >= LINES) return found;
      if (!marks.some((mark) => line.includes(mark))) continue;
      found.push({ sample: `examples.${side} ${kind}`, line: index + 1, text: line.trim() });
    }
  }
  return found;
}

function marksOf(kind: string, name: string): string[] {
  if (kind === "java") return [`set${setterName(name)}(`];
  if (kind === "xml") return [`<${name}>`, `<${name}/>`, `<${name} `];
  return [`"${name}"`, `'${name}'`, `${name}=`];
}
