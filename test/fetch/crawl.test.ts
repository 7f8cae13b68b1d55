import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { CaptureStore } from "../../scraper/fetch/capture-store.js";
import { crawl, type CrawlFilter, type CrawlResult } from "../../scraper/fetch/crawl.js";
import { politePace } from "../../scraper/fetch/pace.js";
import { Visit } from "../../scraper/fetch/visit.js";
import {
  challenges,
  documents,
  DocumentationSite,
  type Fault,
  type SiteDocument,
} from "../support/documentation-site.js";
import { FakeClock } from "../support/fake-clock.js";
import { seeded } from "../support/mutate.js";

const undo: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0)) await one();
});

async function siteWith(list: SiteDocument[]): Promise<DocumentationSite> {
  const site = await DocumentationSite.start(list);
  undo.push(() => {
    site.close();
  });
  return site;
}

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), "topgen-crawl-"));
  undo.push(() => rm(made, { recursive: true, force: true }));
  return path.join(made, "captures");
}

/** One run at the polite pace by a clock of its own; the times at which requests were sent. */
class Run {
  readonly clock = new FakeClock();
  readonly times: number[] = [];
  readonly store: CaptureStore;

  constructor(
    private readonly site: DocumentationSite,
    at: string,
  ) {
    this.store = new CaptureStore(at, "captures", site.origin);
  }

  async crawl(filter: CrawlFilter = {}): Promise<CrawlResult> {
    const before = this.site.intercept;
    this.site.intercept = (asked, request) => {
      this.times.push(this.clock.now());
      return before?.(asked, request);
    };
    const way = { site: { origin: this.site.origin, named: true } };
    const visit = new Visit({ way, clock: this.clock, pace: politePace });
    try {
      return await crawl({ visit, store: this.store, filter });
    } finally {
      this.site.intercept = before;
    }
  }

  /** Never two requests within the pause, never more than so many without a rest. */
  expectPolite(): void {
    const gaps = this.times.slice(1).map((time, i) => time - (this.times[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(politePace.pause);
    let sinceRest = 0;
    for (const gap of gaps) {
      sinceRest = gap >= politePace.rest ? 0 : sinceRest + 1;
      expect(sinceRest).toBeLessThan(politePace.restEvery);
    }
  }
}

const passing: readonly Fault[] = [
  { kind: "status", status: 429, retryAfter: "30" },
  { kind: "status", status: 503 },
  { kind: "status", status: 500 },
  { kind: "reset" },
  { kind: "cut" },
];

describe("a crawl of the whole catalogue", () => {
  it("of 2,000 documents with faults, a challenge and a kill ends with all of them", async () => {
    const site = await siteWith(documents(2_000));
    const at = await folder();
    const random = seeded(5);
    for (const { docId } of site.documents) {
      const fault = passing[Math.floor(random() * passing.length)];
      if (random() < 0.05 && fault) site.faults.set(docId, [fault]);
    }
    const faults = site.faults.size;
    expect(faults).toBeGreaterThan(60);

    // The process dies in the middle: what it was about to do never happens.
    const killed = new Run(site, at);
    await new Promise<void>((resolve) => {
      site.intercept = (_asked, request) => {
        if (request !== 700) return undefined;
        resolve();
        return { kind: "silent" };
      };
      void killed.crawl();
    });
    site.intercept = undefined;

    const challenged = new Run(site, at);
    expect(challenged.store.wasInterrupted).toBe(true);
    const limit = site.asked.length + 500;
    site.intercept = (_asked, request) =>
      request === limit ? challenges["a punish page"] : undefined;
    const stopped = await challenged.crawl();
    expect(stopped.stopped).toContain("a challenge page");
    expect(stopped.left).toBeGreaterThan(700);
    const total = site.asked.length;
    expect(total).toBe(limit);
    site.intercept = undefined;

    const last = new Run(site, at);
    const result = await last.crawl();
    expect(result).toMatchObject({ wanted: 2_000, failed: [], missing: [], left: 0 });
    expect(result.changed).toHaveLength(2_000);
    for (const run of [challenged, last]) run.expectPolite();
    // Each document once, each fault once more, and the two that the kill and the challenge cost.
    expect(site.documentRequests()).toHaveLength(2_000 + faults + 2);

    await last.store.finish();
    const names = await readdir(at);
    expect(names.filter((name) => name.endsWith(".json.gz"))).toHaveLength(2_000);
    expect(names.filter((name) => !name.endsWith(".json.gz"))).toEqual([".crawl.json"]);
    for (const { docId, method } of site.documents) {
      expect(Buffer.from(last.store.read(docId)).toString()).toContain(`"name":"${method}"`);
    }

    // A second run asks for what changed only.
    const asked = site.documentRequests().length;
    for (const i of [3, 500, 1999]) {
      const one = site.documents[i];
      if (one) site.documents[i] = { ...one, gmtModified: one.gmtModified + 1_000_000 };
    }
    const again = await new Run(site, at).crawl();
    expect(again).toMatchObject({ wanted: 2_000, unchanged: 1_997, changed: [1004, 1501, 3000] });
    expect(site.documentRequests().slice(asked)).toEqual([1004, 1501, 3000]);
  });

  it.each(Object.entries(challenges))(
    "stops at once at %s, and keeps what it has",
    async (_, form) => {
      const site = await siteWith(documents(6));
      const at = await folder();
      site.faults.set(1004, [form]);
      const result = await new Run(site, at).crawl();
      expect(result.stopped).toBeDefined();
      expect(result).toMatchObject({ changed: [1001, 1002, 1003], left: 3, failed: [] });
      expect(site.documentRequests()).toEqual([1001, 1002, 1003, 1004]);
      const rest = await new Run(site, at).crawl();
      expect(rest).toMatchObject({ left: 0, failed: [] });
      expect(rest.changed).toHaveLength(6);
      expect(site.documentRequests().slice(4)).toEqual([1004, 1005, 1006]);
    },
  );

  it("lists what failed for good, and asks for it again the next time", async () => {
    const site = await siteWith(documents(3));
    const at = await folder();
    site.faults.set(1002, Array<Fault>(4).fill({ kind: "status", status: 502 }));
    const run = new Run(site, at);
    const result = await run.crawl();
    expect(result.changed).toEqual([1001, 1003]);
    expect(result.failed).toEqual([
      {
        docId: 1002,
        method: "taobao.test.api1.get",
        message: "expected a document, found HTTP status 502; try later",
      },
    ]);
    await run.store.finish();
    expect((await new Run(site, at).crawl()).changed).toEqual([1002]);
  });

  it("waits as long as the site says, unless that is too long for a run", async () => {
    const site = await siteWith(documents(1));
    site.faults.set(1001, [{ kind: "status", status: 429, retryAfter: "120" }]);
    const run = new Run(site, await folder());
    expect((await run.crawl()).changed).toEqual([1001]);
    expect(
      Math.max(...run.times.slice(1).map((time, i) => time - (run.times[i] ?? 0))),
    ).toBeGreaterThanOrEqual(120_000);
    site.faults.set(1001, [{ kind: "status", status: 429, retryAfter: "86400" }]);
    const patient = await new Run(site, await folder()).crawl();
    expect(patient.failed[0]?.message).toContain("it asks to come back after 86400");
  });

  it("asks with the ETag where the catalogue does not tell what changed", async () => {
    const site = await siteWith(documents(3));
    site.tellsChanges = false;
    site.hasEtags = true;
    const at = await folder();
    const first = new Run(site, at);
    await first.crawl();
    await first.store.finish();
    const [, changed] = site.documents;
    if (changed) site.documents[1] = { ...changed, gmtModified: 1_700_000_000_000 };
    const second = await new Run(site, at).crawl();
    expect(second).toMatchObject({ changed: [1002], unchanged: 2 });
    expect(site.asked.slice(-3).map(({ etag }) => etag)).not.toContain(undefined);
  });

  it("takes an answer with the same bytes for no change", async () => {
    const site = await siteWith(documents(2));
    site.tellsChanges = false;
    const at = await folder();
    const first = new Run(site, at);
    await first.crawl();
    await first.store.finish();
    expect(await new Run(site, at).crawl()).toMatchObject({ changed: [], unchanged: 2 });
  });

  it("warns of a document that is missing, and calls it gone only when the site says so repeatedly", async () => {
    const site = await siteWith(documents(3));
    const at = await folder();
    const run = async (): Promise<CrawlResult["missing"]> => {
      const one = new Run(site, at);
      const { missing } = await one.crawl();
      await one.store.finish();
      return missing;
    };
    expect(await run()).toEqual([]);
    const [gone] = site.documents.splice(1, 1);
    const method = "taobao.test.api1.get";
    const asked = site.documentRequests().length;
    expect(await run()).toEqual([{ docId: 1002, method, gone: false }]);
    expect(site.documentRequests()).toHaveLength(asked);
    expect(await run()).toEqual([{ docId: 1002, method, gone: true }]);
    expect(await run()).toEqual([]);
    expect(await readdir(at)).toContain("1002.json.gz");
    if (gone) site.documents.push({ ...gone, gmtModified: 1_700_000_000_000 });
    expect(await run()).toEqual([]);
  });

  it.each([
    [{ category: (name: string) => name === "交易API" }, [1002, 1004]],
    [{ method: (name: string) => name.includes("api3") }, [1004]],
    [{ since: 1_600_000_000_002 }, [1003, 1004]],
  ])("fetches what is meant only", async (filter, expected) => {
    const site = await siteWith(documents(4));
    const result = await new Run(site, await folder()).crawl(filter);
    expect(result).toMatchObject({ changed: expected, missing: [] });
    expect(site.documentRequests()).toEqual(expected);
  });

  it("begins a new visit when the site has forgotten the old one", async () => {
    const site = await siteWith(documents(2));
    let refused = false;
    site.intercept = ({ docId, path: asked }) => {
      if (refused || docId !== 1002 || !asked.endsWith("getDocument.json")) return undefined;
      refused = true;
      return { kind: "status", status: 403 };
    };
    expect(await new Run(site, await folder()).crawl()).toMatchObject({ failed: [], left: 0 });
  });
});

describe("captures", () => {
  it("of another site, or with an index that is none, are refused", async () => {
    const site = await siteWith(documents(1));
    const at = await folder();
    const run = new Run(site, at);
    await run.crawl();
    await run.store.finish();
    expect(() => new CaptureStore(at, "captures", "https://open.taobao.com")).toThrow(
      `expected captures of https://open.taobao.com, found those of ${site.origin}`,
    );
  });
});
