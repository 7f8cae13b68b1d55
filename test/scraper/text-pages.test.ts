import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scrapePage } from "../../scraper/scrape.js";
import type { Param } from "../../spec/schema.js";
import type { ModelParam } from "../support/render-page/model.js";
import { renderText, type TextOptions } from "../support/render-page/text.js";
import { typedPage, type TypedPageOptions } from "../support/render-page/typed-page.js";

const encoder = new TextEncoder();

function scrapeTrees(text: string): { request: unknown; response: unknown } {
  const { spec } = scrapePage(encoder.encode(text));
  return { request: outline(spec.request), response: outline(spec.response) };
}

/** Names, nesting and cells, which a table and its samples show together. */
function outline(params: readonly (Param | ModelParam)[]): unknown[] {
  return params.map(({ name, docType, required, fields }) => [
    name,
    docType,
    required,
    outline(fields ?? []),
  ]);
}

function expectSameTrees(
  pages: TypedPageOptions,
  captures: TextOptions,
  { seed, numRuns = 80 }: { seed: number; numRuns?: number },
): void {
  fc.assert(
    fc.property(typedPage(pages), (page) => {
      expect(scrapeTrees(renderText(page, captures))).toEqual({
        request: outline(page.request),
        response: outline(page.response),
      });
    }),
    { numRuns, seed },
  );
}

/** A fixed other order: members are rotated by one and then reversed. */
function otherOrder(members: readonly ModelParam[]): ModelParam[] {
  return [...members.slice(1), ...members.slice(0, 1)].reverse();
}

describe("a page that is rendered and scraped has the same trees", () => {
  test("as the site shows it", () => {
    expectSameTrees({}, {}, { seed: 1 });
  });

  test("with wide objects on seven levels", () => {
    expectSameTrees({ depth: 7, width: 8 }, {}, { seed: 2, numRuns: 25 });
  });

  test("without breadcrumb and headings, below a side bar with the same words", () => {
    const above = [
      "感谢您的反馈!",
      "请求参数",
      "查询订单",
      "FAQ",
      "注意:以下文档只适用于TOP接口,请谨慎使用!",
    ];
    expectSameTrees({}, { headings: false, breadcrumb: false, above }, { seed: 3 });
  });

  test("when samples have the members in another order", () => {
    expectSameTrees({}, { arrange: otherOrder }, { seed: 4 });
  });

  test("with descriptions that go on over lines like headings, bullets and rows", () => {
    expectSameTrees({ wrap: true }, {}, { seed: 9 });
  });

  test("when lists have elements named after something else", () => {
    expectSameTrees(
      {},
      { elementName: (className) => `x_${className.toLowerCase()}` },
      { seed: 5 },
    );
  });
});

test("examples, descriptions and limits come back cell by cell", () => {
  fc.assert(
    fc.property(typedPage(), (page) => {
      const { spec } = scrapePage(encoder.encode(renderText(page)));
      for (const side of ["request", "response"] as const) {
        const found = new Map(flatten(spec[side], "").map(([at, param]) => [at, param]));
        for (const [at, param] of flatten(page[side], "")) {
          // Nothing tells an object's example from the same word at the start of its description.
          if (param.fields && /^[\x21-\x7e]+ /.test(param.description)) continue;
          const { example, description } = found.get(at) ?? {};
          expect({ at, example, description }).toEqual({
            at,
            example: param.example,
            description: param.description,
          });
        }
      }
    }),
    { numRuns: 80, seed: 6 },
  );
});

function flatten<T extends { name: string; fields?: T[] | undefined }>(
  params: readonly T[],
  above: string,
): [string, T][] {
  return params.flatMap((param): [string, T][] => {
    const at = `${above}.${param.name}`;
    return [[at, param], ...flatten(param.fields ?? [], at)];
  });
}

test("where a tree is not exact because members are missing in the sample, a finding says so", () => {
  let exact = 0;
  let trees = 0;
  let silent = 0;
  let drawn = 7;
  const dropSome = (members: readonly ModelParam[]): ModelParam[] =>
    members.filter(() => (drawn = (drawn * 16807) % 2147483647) % 20 !== 0);
  for (const page of fc.sample(typedPage(), { numRuns: 100, seed: 8 })) {
    const { spec } = scrapePage(encoder.encode(renderText(page, { arrange: dropSome })));
    for (const side of ["request", "response"] as const) {
      trees += 1;
      const same = JSON.stringify(outline(spec[side])) === JSON.stringify(outline(page[side]));
      const said = spec.findings.some(
        ({ at, code }) => at.startsWith(side) && code.startsWith("nest"),
      );
      if (same) exact += 1;
      else if (!said) silent += 1;
    }
  }
  expect(silent).toBe(0);
  expect(exact / trees).toBeGreaterThan(0.85);
});
