/** `topgen release`: the next version of the generated package and its changelog entry. */
import { severitiesOption } from "../../config/flags.js";
import type { VersionHome } from "../../release/version-home.js";
import { defineCommand } from "../command.js";
import { Failure } from "../../errors.js";
import { resolvePath, type Io } from "../../io.js";
import { dryRun, json, out, pagesSetting, refuseEmpty, spec } from "../options.js";
import { jsonText, plainText } from "../../report/plain-text.js";

export const releaseCommand = defineCommand({
  name: "release",
  describe: "set the version that the changes since the last release call for, and tell them",
  exitCodes: ["0 version and changelog are as they should be", "1 nothing was written", "2 usage"],
  options: {
    spec,
    out,
    json,
    ...severitiesOption,
    "dry-run": dryRun,
    pages: pagesSetting,
    since: {
      type: "string",
      requiresArg: true,
      describe:
        "the specs of the last release: a git revision or a spec folder; the commit that set the version when left out",
      coerce: refuseEmpty("--since"),
    },
  },
  async handler(args, io) {
    const { refuseSharedOut } = await import("../../actions/own-folder.js");
    refuseSharedOut({ ...args, input: args.pages }, io);
    const { loadConfig } = await import("../../config/load-config.js");
    const { versionHome } = await import("../../release/version-home.js");
    const { openSource, readDifferent } = await import("../../drift/spec-source.js");
    const { diffSpecs } = await import("../../../spec/diff/diff-specs.js");
    const { judge } = await import("../../report/report.js");
    const { today } = await import("../../report/accept-list.js");
    const { planRelease } = await import("../../release/plan-release.js");
    const { readIfThere } = await import("../../../spec/tree/read-if-there.js");
    const { writeFileWhole } = await import("../../../spec/tree/write-file-whole.js");
    const home = versionHome(await loadConfig(io.cwd), args.out, io);
    const last = await lastRelease(args, home, io);
    const { before, after } = readDifferent(
      openSource(last.specs, io, args.spec),
      openSource(args.spec, io, args.spec),
    );
    const changes = judge(diffSpecs(before, after), args["drift.severities"] ?? {});
    const file = `${args.out}/CHANGELOG.md`;
    const changelog = readIfThere(resolvePath(io, file), file)?.toString("utf8") ?? "";
    const plan = planRelease({ changes, released: last.version, changelog, today: today() });
    const isChanged = changes.length > 0 && !plan.isDone;
    if (isChanged && !args.dryRun) {
      await home.set(plan.version);
      await writeFileWhole(resolvePath(io, file), file, plan.changelog);
    }
    const { version } = plan;
    if (args.json) io.out(jsonText({ released: last.version, version, changed: isChanged }));
    else if (changes.length === 0) io.say(`nothing has changed since ${last.version}`);
    else if (plan.isDone) io.say(`${version} is told already in ${file}`);
    else if (args.dryRun) io.out(plainText(plan.entry));
    else io.say(`${last.version} → ${version}, told in ${file}; now run topgen generate`);
    if (args.dryRun) io.say(`${last.version} → ${version}; nothing was written`);
    return 0;
  },
});

/** The version and the specs of the last release. */
async function lastRelease(
  args: { since: string | undefined; spec: string },
  home: VersionHome,
  io: Io,
): Promise<{ version: string; specs: string }> {
  const { openGit } = await import("../../drift/git.js");
  const { since } = args;
  const git = openGit(io.cwd);
  const versionAt = (revision: string): string | undefined => {
    const text = git?.show(revision, home.file);
    return text === undefined ? undefined : home.versionIn(text);
  };
  const current = home.current();
  if (since !== undefined) {
    const [revision = ""] = since.split(":");
    const version = git?.isRevision(revision) === true ? versionAt(revision) : undefined;
    return { version: version ?? current, specs: since };
  }
  const commit = git?.lastChange(home.file, '"version"');
  if (commit === undefined) {
    throw new Failure(
      `expected a commit that set the version in ${home.file}, found none; name the specs of the last release with --since`,
    );
  }
  return { version: versionAt(commit) ?? current, specs: `${commit}:${args.spec}` };
}
