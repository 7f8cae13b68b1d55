/** What changed between two states of the specs, as `topgen diff` and the programmatic `diff` tell it. */
import type { SeverityArgs } from "../config/flags.js";
import { UsageError } from "../errors.js";
import type { Io } from "../io.js";
import type { Report } from "../report/report.js";

export interface DiffArgs extends SeverityArgs {
  specs?: readonly string[] | undefined;
  spec: string;
  include: readonly string[];
  accept?: string | undefined;
  /** The arguments are those that git gives to an external diff driver. */
  git: boolean;
  witness: boolean;
}

/**
 * Judges what is different between two states of the specs.
 * @throws UsageError unless two are named, and the errors of reading them
 */
export async function diff(args: DiffArgs, io: Io): Promise<Report> {
  const { readDifferent } = await import("../drift/spec-source.js");
  const { diffSpecs } = await import("../../spec/diff/diff-specs.js");
  const { judge } = await import("../report/report.js");
  const { placeIn } = await import("../drift/line-of-place.js");
  const { applyAcceptList, readAcceptList, today } = await import("../report/accept-list.js");
  const { methodFilter } = await import("../work/method-filter.js");
  const include = methodFilter(args.include);
  const { files, ...sides } = readDifferent(...(await sidesOf(args, io)));
  const [before, after] = [sides.before, sides.after].map((specs) =>
    specs.filter(({ method }) => include(method)),
  ) as [typeof sides.before, typeof sides.after];
  const changes = judge(diffSpecs(before, after), args["drift.severities"] ?? {}, (change) => {
    const file = files.get(change.method);
    return file && placeIn(file.shown, file.text, change.to ?? change.path);
  });
  const shown = args.witness
    ? await (await import("../witness/find-witnesses.js")).withWitnesses(changes, before, after)
    : changes;
  const entries = args.git ? [] : readAcceptList(io, args.spec, args.accept);
  const judged = applyAcceptList(shown, entries, today());
  return { command: "diff", ...judged, files: [], unreadable: [], notes: [] };
}

async function sidesOf({ specs = [], git, spec }: DiffArgs, io: Io) {
  const { openSource } = await import("../drift/spec-source.js");
  const none = new Map<string, never>();
  if (git) {
    // path, old file, its id and mode, new file, its id and mode
    const [, before, , , after] = specs;
    if (before === undefined || after === undefined) {
      throw new UsageError("--git: expected the seven arguments of an external diff driver");
    }
    const open = (name: string) => (name === "/dev/null" ? none : openSource(name, io, spec));
    return [open(before), open(after)] as const;
  }
  const [before, after, ...more] = specs;
  if (before === undefined || after === undefined || more.length > 0) {
    throw new UsageError(
      `expected two specs to compare, found ${specs.length}: topgen diff <before> <after>, or --rules`,
    );
  }
  return [openSource(before, io, spec), openSource(after, io, spec)] as const;
}
