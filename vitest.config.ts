import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "generated/test/**/*.test.ts"],
    reporters: ["default", "./test/support/closing-line-reporter.ts"],
    setupFiles: ["./test/support/no-network.ts", "./test/support/property-seed.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
