import { collectInputs, InputError, type Inputs } from "../../scraper/inputs/collect-inputs.js";
import type { CaptureStore } from "../../scraper/fetch/capture-store.js";
import type { Site } from "../../scraper/fetch/site.js";
import type { Visit } from "../../scraper/fetch/visit.js";
import { messageOf, UsageError } from "../errors.js";
import type { Io } from "../io.js";

/** Which site documents come from, and how fast they are asked for. */
export interface SiteArgs {
  /** Its address; empty for the documentation's own, absent when no site was named. */
  site?: string | undefined;
  /** Seconds between two requests. */
  pause?: number | undefined;
}

/** What is read: the inputs of the command line, else the pages of the config. */
export function inputNames(args: {
  input?: readonly string[] | undefined;
  pages: readonly string[];
}): readonly string[] {
  const { input = [], pages } = args;
  return input.length > 0 ? input : pages;
}

/** The site that the user named. @throws UsageError when it is none */
export async function siteOfUser({ site }: SiteArgs): Promise<Site> {
  const { siteOf } = await import("../../scraper/fetch/site.js");
  try {
    return siteOf(site ?? "");
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

/** Begins a visit to the site that the user named, at the pace that was asked for. */
export async function beginVisit(args: SiteArgs): Promise<Visit> {
  const { Visit } = await import("../../scraper/fetch/visit.js");
  const { paceOf } = await import("../../scraper/fetch/pace.js");
  const pace = args.pause === undefined ? {} : { pace: paceOf(args.pause * 1_000) };
  return new Visit({ way: { site: await siteOfUser(args) }, ...pace });
}

/**
 * The pages that a command line names; documents are fetched from the site that it names.
 * @param store keeps what is fetched; nothing is kept without one
 * @throws UsageError for a name that is no input
 */
export async function inputsOf(
  names: readonly string[],
  args: SiteArgs,
  io: Io,
  store?: () => Promise<CaptureStore>,
): Promise<Inputs> {
  let visit: Promise<Visit> | undefined;
  await siteOfUser(args);
  try {
    return await collectInputs(names, io.cwd, {
      visit: () => (visit ??= beginVisit(args)),
      ...(store && {
        onFetched: async (docId, bytes) => {
          const kept = await store();
          const known = kept.documents.get(docId) ?? { method: "", category: "" };
          await kept.keep(docId, bytes, known);
        },
      }),
    });
  } catch (error) {
    throw error instanceof InputError ? new UsageError(error.message) : error;
  }
}
