import { describe, expect, test } from "vitest";
import { findRoot } from "../../scraper/samples/members.js";
import { nestRows } from "../../scraper/nesting/nest.js";
import type { NestingRow, Placement } from "../../scraper/nesting/nesting-row.js";
import { readXmlSample } from "../../scraper/samples/xml.js";

/** `+name` has members, `name` has none; `name=text` shows an example; the first row is the table's own. */
function rowsOf(text: string): NestingRow[] {
  return text
    .trim()
    .split(/\s+/)
    .map((word, i) => {
      const parent = word.startsWith("+");
      const [name = "", example] = word.replace("+", "").split("=");
      const list = name.endsWith("[]");
      return {
        name: name.replace("[]", ""),
        depth: i === 0 ? 0 : undefined,
        leaf: !parent,
        kind: parent ? "object" : "scalar",
        list,
        typeName: parent ? name : undefined,
        texts: example === undefined ? [] : [example],
      };
    });
}

function nest(rows: string, xml?: string): { tree: string; placements: Placement[] } {
  const table = rowsOf(rows);
  const root = { name: "", children: readXmlSample(xml ?? "") };
  const roots = xml === undefined ? [] : [findRoot(root, table.slice(0, 1))];
  const placements = nestRows(table, roots);
  return { tree: treeOf(-1, table, placements), placements };
}

function treeOf(parent: number, rows: readonly NestingRow[], placements: Placement[]): string {
  return placements
    .flatMap((placement, i) => {
      if (placement.parent !== parent) return [];
      const inner = treeOf(i, rows, placements);
      return [(rows[i]?.name ?? "") + (inner === "" ? "" : `(${inner})`)];
    })
    .join(" ");
}

describe("rows and sample agree", () => {
  test("equal names on several levels", () => {
    const { tree } = nest(
      "+result success +result success code",
      "<r><result><success/><result><success/><code/></result></result></r>",
    );
    expect(tree).toBe("result(success result(success code))");
  });

  test("an object ends where the sample ends it", () => {
    const { tree } = nest(
      "+result +page +list[] id total success",
      "<r><result><page><list><item_vo><id/></item_vo></list><total/></page><success/></result></r>",
    );
    expect(tree).toBe("result(page(list(id) total) success)");
  });

  test("members in another order", () => {
    const { tree } = nest("+result +a x y z", "<r><result><z/><a><y/><x/></a></result></r>");
    expect(tree).toBe("result(a(x y) z)");
  });

  test("values decide between places that are equal in names", () => {
    const xml = "<r><result><a><id>1</id></a><id>22</id></result></r>";
    expect(nest("+result +a id=1 id=22", xml).tree).toBe("result(a(id) id)");
  });

  test("an object under another name in the sample", () => {
    const { tree } = nest(
      "+result +renamed x y z",
      "<r><result><original><x/><y/></original><z/></result></r>",
    );
    expect(tree).toBe("result(renamed(x y) z)");
  });

  test("an element under another name than its class", () => {
    const { tree } = nest(
      "+result +list[] x y",
      "<r><result><list><odd><x/></odd></list><y/></result></r>",
    );
    expect(tree).toBe("result(list(x) y)");
  });

  test("a class that one sample object leaves empty is known from another", () => {
    const table = rowsOf("+result +a x y +b x y z").map((row) =>
      row.name === "a" || row.name === "b" ? { ...row, typeName: "Point" } : row,
    );
    const xml = "<r><result><a><x/><y/></a><b></b><z/></result></r>";
    const placements = nestRows(table, [
      findRoot({ name: "", children: readXmlSample(xml) }, [{ name: "result" }]),
    ]);
    expect(treeOf(-1, table, placements)).toBe("result(a(x y) b(x y) z)");
  });
});

describe("samples that do not tell", () => {
  test("no sample: rows stay together, and what is not forced is inferred", () => {
    const { tree, placements } = nest("+result a +b c d");
    expect(tree).toBe("result(a b(c d))");
    expect(placements.map(({ support }) => support)).toEqual([
      "confirmed",
      "forced",
      "forced",
      "forced",
      "inferred",
    ]);
  });

  test("a name that stands twice closes the object", () => {
    expect(nest("+result +a id name +b id name id").tree).toBe("result(a(id name b(id name)) id)");
  });

  test("a sample that is cut still tells what comes before the cut", () => {
    const { tree } = nest("+result +a x y z", "<r><result><a><x/><y/></a><");
    expect(tree).toBe("result(a(x y) z)");
  });

  test("a member that the sample lacks stays beside its neighbours", () => {
    const { tree } = nest(
      "+result +a x missing y z",
      "<r><result><a><x/><y/></a><z/></result></r>",
    );
    expect(tree).toBe("result(a(x missing y) z)");
  });
});

test("a depth that the page shows wins over the sample, and the contradiction is told", () => {
  const table = rowsOf("+result +a x z").map((row, i) => ({ ...row, depth: [0, 1, 2, 2][i] }));
  const xml = "<r><result><a><x/></a><z/></result></r>";
  const placements = nestRows(table, [
    findRoot({ name: "", children: readXmlSample(xml) }, [{ name: "result" }]),
  ]);
  expect(treeOf(-1, table, placements)).toBe("result(a(x z))");
  expect(placements[3]?.support).toBe("contradicted");
});

test("six hundred rows on seven levels with few names", () => {
  const rows: string[] = ["+root"];
  let xml = "<root>";
  for (let i = 0; i < 100; i += 1) {
    rows.push(`+group${i}`, "+data", "+list[]", "id", "name", "+data", "id", "success", "msg");
    xml += `<group${i}><data><list><v><id/><name/><data><id/></data></v></list></data><success/><msg/></group${i}>`;
  }
  const { tree } = nest(rows.join(" "), `<r>${xml}</root></r>`);
  const group = (i: number): string => `group${i}(data(list(id name data(id))) success msg)`;
  expect(tree).toBe(`root(${Array.from({ length: 100 }, (_, i) => group(i)).join(" ")})`);
});

test("a table that is nothing but parents within parents has a bounded depth", () => {
  const rows = Array.from({ length: 1000 }, (_, i) => `+p${i}`).join(" ");
  let depth = 0;
  const { placements } = nest(rows);
  const depths: number[] = [];
  placements.forEach(({ parent }, i) => {
    depths[i] = parent === -1 ? 0 : (depths[parent] ?? 0) + 1;
    depth = Math.max(depth, depths[i] ?? 0);
  });
  expect(depth).toBeLessThan(64);
});
