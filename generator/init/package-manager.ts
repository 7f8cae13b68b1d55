/** The package managers, and what each calls the things that a repository of topgen needs. */
export const packageManagers = ["npm", "pnpm", "yarn"] as const;
export type PackageManager = (typeof packageManagers)[number];

interface Words {
  /** Installs what package.json says. */
  install: string;
  /** Takes a package in. */
  add: string;
  /** Runs a script of the repository. */
  run: string;
  /** Runs a script of the package in a folder. */
  runIn: (folder: string, script: string) => string;
}

export const wordsOf: Readonly<Record<PackageManager, Words>> = {
  npm: {
    install: "npm install",
    add: "npm install",
    run: "npm run",
    runIn: (folder, script) => `npm run ${script} --prefix ${folder}`,
  },
  pnpm: {
    install: "pnpm install",
    add: "pnpm add",
    run: "pnpm run",
    runIn: (folder, script) => `pnpm --dir ${folder} run ${script}`,
  },
  yarn: {
    install: "yarn install",
    add: "yarn add",
    run: "yarn run",
    runIn: (folder, script) => `yarn --cwd ${folder} run ${script}`,
  },
};
