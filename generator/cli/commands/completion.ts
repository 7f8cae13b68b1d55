/** `topgen completion`: the script by which a shell completes topgen's command lines. */
import type { Argv } from "yargs";
import { defineCommand, type AnyCommand } from "../command.js";
import type { Io } from "../../io.js";

const shells = ["bash", "zsh", "fish"] as const;

interface CompletionArgs {
  shell: (typeof shells)[number] | undefined;
}

/** @param load the commands that are completed */
export const completionCommand = (load: () => Promise<readonly AnyCommand[]>): AnyCommand =>
  defineCommand<CompletionArgs>({
    name: "completion",
    describe: "print the completion script of a shell",
    positional: "<shell>",
    exitCodes: ["0 printed", "2 usage"],
    builder: (yargs: Argv) =>
      yargs.positional("shell", {
        choices: shells,
        demandOption: true,
        describe: 'the shell: eval "$(topgen completion bash)" in its startup file',
      }),
    handler: async ({ shell }: CompletionArgs, io: Io) => {
      const { knownCommand } = await import("../completion/known-commands.js");
      const commands = (await load()).map(knownCommand);
      if (shell === "fish") {
        io.out((await import("../completion/fish.js")).fishScript(commands));
      } else if (shell === "zsh") {
        io.out((await import("../completion/zsh.js")).zshScript(commands));
      } else {
        io.out((await import("../completion/bash.js")).bashScript(commands));
      }
      return 0;
    },
  });
