/** `topgen completion`: the script by which a shell completes topgen's command lines. */
import { defineCommand, type AnyCommand } from "../command.js";

/** @param load the commands that are completed */
export const completionCommand = (load: () => Promise<readonly AnyCommand[]>): AnyCommand =>
  defineCommand({
    name: "completion",
    describe: "print the completion script of a shell",
    exitCodes: ["0 printed", "2 usage"],
    options: {},
    positionals: {
      shell: {
        choices: ["bash", "zsh", "fish"],
        demandOption: true,
        describe: 'the shell: eval "$(topgen completion bash)" in its startup file',
      },
    },
    async handler({ shell }, io) {
      const { knownCommand } = await import("../completion/known-commands.js");
      const scripts = {
        bash: async () => (await import("../completion/bash.js")).bashScript,
        zsh: async () => (await import("../completion/zsh.js")).zshScript,
        fish: async () => (await import("../completion/fish.js")).fishScript,
      };
      const script = await scripts[shell]();
      io.out(script((await load()).map(knownCommand)));
      return 0;
    },
  });
