import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { knownFailures } from "./support/rule.js";

test("every known failure names a rule of this suite", () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".test.ts"));
  const source = files
    .map((name) => readFileSync(`${import.meta.dirname}/${name}`, "utf8"))
    .join("\n");
  expect(knownFailures().filter((name) => !source.includes(JSON.stringify(name)))).toEqual([]);
});
