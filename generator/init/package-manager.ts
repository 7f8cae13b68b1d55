/** The package managers, and what each calls the things that a repository of topgen needs. */
export const packageManagers = ["npm", "pnpm", "yarn"] as const;
export type PackageManager = (typeof packageManagers)[number];

interface Words {
  /** Installs what a workspace needs, from one of its folders. @param top the path to its own */
  installAt: (top: string) => string;
  /** Takes a package in. */
  add: string;
  /** Runs a script of the repository. */
  run: string;
  /** Runs a script of the package in a folder. */
  runIn: (folder: string, script: string) => string;
}

export const wordsOf: Readonly<Record<PackageManager, Words>> = {
  npm: {
    // In the folder of a package, npm installs what that one needs, and not the others.
    installAt: (top) => (top === "" ? "npm install" : `npm install --prefix ${top}`),
    add: "npm install",
    run: "npm run",
    runIn: (folder, script) => `npm run ${script} --prefix ${folder}`,
  },
  pnpm: {
    installAt: () => "pnpm install",
    add: "pnpm add",
    run: "pnpm run",
    runIn: (folder, script) => `pnpm --dir ${folder} run ${script}`,
  },
  yarn: {
    installAt: () => "yarn install",
    add: "yarn add",
    run: "yarn run",
    runIn: (folder, script) => `yarn --cwd ${folder} run ${script}`,
  },
};
