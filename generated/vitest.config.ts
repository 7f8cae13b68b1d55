// Copied by topgen from templates/package/vitest.config.ts. Do not edit.
/** The package's own: without it, Vitest would take that of a folder above. */
import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["test/**/*.test.ts"] } });
