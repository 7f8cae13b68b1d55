/** The workflows for GitHub that `topgen init` writes. */
import { code } from "../emit/code.js";
import { stringLiteral } from "../emit/string-literal.js";
import { renderTemplate } from "../render/engine.js";
import type { PackageManager } from "./package-manager.js";

export interface WorkflowFacts {
  manager: PackageManager;
  /** The folder of `topgen.config`, relative to the repository. */
  folder: string;
  /** The folder of the specs, relative to that. */
  spec: string;
}

/** Names below `.github/workflows/` → their texts. A double-quoted literal is YAML's, too. */
export function workflowTexts({ manager, folder, spec }: WorkflowFacts): Map<string, string> {
  const commands = {
    npm: { install: code`npm ci`, exec: code`npx` },
    pnpm: { install: code`pnpm install --frozen-lockfile`, exec: code`pnpm exec` },
    yarn: { install: code`yarn install --frozen-lockfile`, exec: code`yarn run` },
  } as const;
  const view = {
    ...commands[manager],
    hasCorepack: manager !== "npm",
    folder: stringLiteral(folder === "" ? "." : folder),
    spec: stringLiteral(spec),
  };
  return new Map([
    ["topgen-check.yml", renderTemplate("init/check.yml", view)],
    ["topgen-refresh.yml", renderTemplate("init/refresh.yml", view)],
  ]);
}
