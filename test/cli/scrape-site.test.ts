import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ApiSpec } from "../../spec/schema.js";
import { challenges, documents, DocumentationSite } from "../support/documentation-site.js";
import { selfSigned } from "../support/self-signed.js";
import { captures, workplace, type Outcome, type Workplace } from "./support.js";

let site: DocumentationSite;
let place: Workplace;
beforeEach(async () => {
  site = await DocumentationSite.start(documents(8));
  place = await workplace();
});
afterEach(() => {
  site.close();
});

const scrapeSite = (...more: string[]): Promise<Outcome> =>
  place.run("scrape", "--site", site.origin, ...more);
const specFiles = async (): Promise<string[]> =>
  Object.keys(await place.tree("spec")).filter((file) => file.startsWith("apis/"));

describe("topgen scrape --site", () => {
  it("writes a spec a document, and the second time only what changed", async () => {
    const first = await scrapeSite();
    expect([first.code, first.stdout]).toEqual([0, ""]);
    expect(first.stderr).toContain("8 documents: 8 new or changed, 0 unchanged, 0 failed, 0 left");
    expect(await specFiles()).toHaveLength(8);
    const spec = JSON.parse(await place.read("spec/apis/taobao.test.api1.get.json")) as ApiSpec;
    expect(spec).toMatchObject({ docId: 1002, category: "交易API" });
    expect(await place.read("spec/provenance.json")).toContain(
      "https://open.taobao.com/api.htm?docId=1002&docType=2",
    );
    const before = await place.tree("spec");
    const asked = site.documentRequests().length;
    const second = await scrapeSite();
    expect([second.code, site.documentRequests().length]).toEqual([0, asked]);
    expect(await place.tree("spec")).toEqual(before);
  });

  it("reads its captures again offline, to the same specs", async () => {
    await scrapeSite();
    const before = await place.tree("spec");
    site.close();
    expect(await place.run("scrape", "spec/captures")).toMatchObject({ code: 0 });
    expect(await place.tree("spec")).toEqual(before);
    await place.run("generate");
    expect(await place.run("check", "spec/captures")).toMatchObject({ code: 0 });
  });

  it("fetches what is meant only", async () => {
    expect((await scrapeSite("--category", "商品*", "--method", "*api2*")).code).toBe(0);
    expect(await specFiles()).toEqual(["apis/taobao.test.api2.get.json"]);
  });

  it.each([
    ["--since", "yesterday", "expected a day such as 2024-05-01, found yesterday"],
    ["--pause", "-1", 'expected seconds from 0 to 3600, found "-1"'],
    ["--max-loss", "x", '--max-loss: expected a share from 0 to 1, found "x"'],
  ])("%s %s is refused", async (option, value, message) => {
    const { code, stderr } = await scrapeSite(option, value);
    expect([code, site.asked.length]).toEqual([2, 0]);
    expect(stderr).toContain(message);
  });

  it.each(["ftp://127.0.0.1", "http://a:b@127.0.0.1", "http://127.0.0.1/x", "127.0.0.1:80"])(
    "the address %s is refused",
    async (address) => {
      const { code, stderr } = await place.run("scrape", "--site", address);
      expect(code).toBe(2);
      expect(stderr).toContain("expected the address of a site such as http://127.0.0.1:8080");
    },
  );

  it("goes on where a challenge stopped it, and writes no spec before", async () => {
    const challenge = challenges["a captcha"];
    if (challenge) site.faults.set(1005, [challenge]);
    const stopped = await scrapeSite();
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toContain(
      "stopped with 4 documents left: expected a document, found a captcha",
    );
    expect(await specFiles()).toEqual([]);
    const rest = await scrapeSite();
    expect(rest.code).toBe(0);
    expect(site.documentRequests()).toHaveLength(9);
    expect(await specFiles()).toHaveLength(8);
  });

  it("writes nothing when too much vanished, failed or shrank, unless it is meant", async () => {
    const many = Array.from({ length: 30 }, (_, i) => ({
      ...{ name: `p${i}`, type: "String", required: false, description: "参数", demoValue: "x" },
    }));
    site.documents = site.documents.map((one) => ({ ...one, fields: { requestParams: many } }));
    await scrapeSite();
    const before = await place.tree("spec/apis");

    const whole = site.documents;
    const later = whole.map((one) => ({ ...one, gmtModified: one.gmtModified + 1_000 }));
    site.documents = later.slice(4);
    const vanished = await scrapeSite();
    expect(vanished.code).toBe(1);
    expect(vanished.stderr).toContain("4 documents vanished of 8, more than the share of 0.1");

    site.documents = later.map((one) => ({ ...one, gmtModified: one.gmtModified + 1, fields: {} }));
    const shrunk = await scrapeSite();
    expect(shrunk.code).toBe(1);
    expect(shrunk.stderr).toContain("8 of 8 specs would lose most of their parameters");

    site.documents = site.documents.map((one) => ({ ...one, gmtModified: one.gmtModified + 9 }));
    site.intercept = ({ docId, path }) =>
      path.endsWith("getDocument.json") && docId < 1005
        ? { kind: "body", body: "<html>maintenance</html>", type: "text/html" }
        : undefined;
    const failed = await scrapeSite();
    expect(failed.code).toBe(1);
    expect(failed.stderr).toContain("documents failed of 8");
    expect(await place.tree("spec/apis")).toEqual(before);

    site.intercept = undefined;
    expect((await scrapeSite("--allow-large-change")).code).toBe(0);
    expect(await place.tree("spec/apis")).not.toEqual(before);
  });

  it("one id behaves the same: the site that is named, and a capture that is kept", async () => {
    expect((await place.run("scrape", "1003", "--site", site.origin)).code).toBe(0);
    expect(await specFiles()).toEqual(["apis/taobao.test.api2.get.json"]);
    expect(Object.keys(await place.tree("spec"))).toContain("captures/1003.json.gz");
    const challenge = challenges["a login redirect"];
    if (challenge) site.faults.set(1004, [challenge]);
    const { code, stderr } = await place.run("scrape", "1004", "--site", site.origin);
    expect(code).toBe(1);
    expect(stderr).toContain("refused 1004: expected a document, found a redirect to a login page");
  });
});

/** One line for what is refused, no trace of the program. */
function expectOneLine({ code, stderr }: Outcome, message: string): void {
  const lines = stderr.split("\n").filter((line) => line.includes("1001"));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(message);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(code).toBe(2);
}

describe("topgen check of a document that can't be fetched", () => {
  it.each([
    ["a login page", challenges["a login page"], "found a login page"],
    ["a login redirect", challenges["a login redirect"], "found a redirect to a login page"],
    ["an empty answer", challenges["an empty body"], "found nothing at all"],
    [
      "another content type",
      { kind: "body", body: "\u0089PNG", type: "image/png" },
      "expected a JSON answer of the documentation's handler, found another one (image/png)",
    ],
    ["40 MiB", { kind: "body", body: Buffer.alloc(40 * 1024 * 1024) }, "more than 16777216 bytes"],
    ["an error", { kind: "status", status: 400 }, "found HTTP status 400"],
    ["another host", { kind: "redirect", to: "http://169.254.169.254/" }, "no request was sent"],
  ] as const)("%s: one line, exit 2, the other inputs are handled", async (_, fault, message) => {
    if (fault) site.faults.set(1001, [fault]);
    await place.run("scrape", captures);
    await place.run("generate");
    const outcome = await place.run("check", "1001", captures, "--site", site.origin);
    expectOneLine(outcome, message);
    expect(outcome.stdout).not.toContain("missing");
  });

  it("a connection that is refused, an answer that is no TLS", async () => {
    const server = createServer((_request, answer) => {
      answer.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const tls = await place.run("check", "1001", "--site", `https://127.0.0.1:${port}`);
    expectOneLine(tls, `127.0.0.1:${port}: `);
    await new Promise((resolve) => server.close(resolve));
    const refused = await place.run("check", "1001", "--site", `http://127.0.0.1:${port}`);
    expectOneLine(refused, "it refuses the connection; check the address (ECONNREFUSED)");
  });

  it("a certificate that nobody vouches for", async () => {
    const server = createTlsServer(selfSigned, (_request, answer) => {
      answer.end("{}");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await place.run("scrape", captures);
    await place.run("generate");
    const address = `https://127.0.0.1:${port}`;
    const outcome = await place.run("check", "1001", captures, "--site", address);
    await new Promise((resolve) => server.close(resolve));
    expectOneLine(outcome, `127.0.0.1:${port}: its certificate can't be trusted (`);
    expect(outcome.stdout).not.toContain("missing");
  });

  it("an answer that never comes", async () => {
    const patience = AbortSignal.timeout.bind(AbortSignal);
    const impatient = vi.spyOn(AbortSignal, "timeout").mockImplementation(() => patience(100));
    site.faults.set(
      1001,
      Array.from({ length: 9 }, () => ({ kind: "silent" }) as const),
    );
    const outcome = await place.run("check", "1001", "--site", site.origin);
    impatient.mockRestore();
    expectOneLine(outcome, "no whole answer within 30 s; try later");
  });
});
