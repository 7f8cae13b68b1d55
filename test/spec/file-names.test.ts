import fc from "fast-check";
import { expect, it } from "vitest";
import { fileStems, methodOfStem, stemsOf } from "../../spec/file-names.js";

const method = fc
  .array(fc.constantFrom("a", "A", "b", "con", "COM1", "x".repeat(90)), {
    minLength: 2,
    maxLength: 4,
  })
  .map((names) => names.join("."));

it("names of files stay apart where case is ignored, whatever the order of the methods", () => {
  fc.assert(
    fc.property(fc.uniqueArray(method, { maxLength: 12 }), (methods) => {
      const stems = fileStems(methods);
      const folded = [...stems.values()].map((stem) => stem.toLowerCase());
      expect(new Set(folded).size).toBe(methods.length);
      expect(fileStems([...methods].reverse())).toEqual(stems);
      for (const [one, stem] of stems) {
        expect(stemsOf(one)).toContain(stem);
        expect([one, undefined]).toContain(methodOfStem(stem));
        expect(Buffer.byteLength(`${stem}.json`)).toBeLessThan(200);
        expect(stem).not.toMatch(/^(con|com1)\./i);
      }
    }),
  );
});

it("a method alone has its own name", () => {
  expect(fileStems(["alibaba.x.getX"]).get("alibaba.x.getX")).toBe("alibaba.x.getX");
});
