import { configDefaults, defineConfig } from "vitest/config";

/** What compiles packages, starts processes, talks over HTTP at length or reads a thousand pages: left out of a quick run. */
const slow = [
  "test/{cli,conformance,docs,fetch,measure}/**",
  "test/drift/{compare,impact,witness}.test.ts",
  "test/generator/{zod-versions,{generated,published}-package,genuine-zod,kill-score,hostile-documents,layout}.test.ts",
  "test/scraper/{layout-noise,cut-pages}.test.ts",
  "test/runtime/{time,inherited-names,random-schemas}.test.ts",
  "generated/test/**",
];

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "generated/test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, ...(process.env["TOPGEN_QUICK"] === "1" ? slow : [])],
    reporters: ["default", "./test/support/closing-line-reporter.ts"],
    globalSetup: "./test/support/prepare.ts",
    setupFiles: "./test/support/setup.ts",
    // What modules remember is made in each process once and not before each file: loading the
    // compiler and the formatter 150 times takes longer than the tests. Spies end with their test.
    isolate: false,
    restoreMocks: true,
    // All processors: the default leaves one of them out, of two half.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
