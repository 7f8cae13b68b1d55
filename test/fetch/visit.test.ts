import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { documentOf, Visit } from "../../scraper/fetch/visit.js";
import { documentationSite } from "../../scraper/fetch/site.js";
import { FakeClock } from "../support/fake-clock.js";
import { isPublicAddress, publicLookup } from "../../scraper/fetch/public-address.js";

type Answer = (asked: URL, request: IncomingMessage, answer: ServerResponse) => void;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A site on loopback that stands for the documentation's, and what it was asked. */
async function site(answer: Answer): Promise<{ visit: Visit; asked: URL[] }> {
  const asked: URL[] = [];
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? "/", `https://${incoming.headers.host ?? ""}`);
    asked.push(url);
    answer(url, incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const way = { site: documentationSite, to: { host: "127.0.0.1", port } };
  return { visit: new Visit({ way, clock: new FakeClock() }), asked };
}

const document = documentOf("45811");
const body = JSON.stringify({ success: true, data: { name: "taobao.a.b" } });

/** Checks the token as the site does: cookie and query must agree. */
const honest: Answer = (url, { headers }, answer) => {
  if (url.pathname === "/api.htm") {
    answer.setHeader("set-cookie", ["cna=1; Path=/", "_tb_token_=e3b0; Path=/; HttpOnly"]);
    answer.end("<html>");
  } else {
    const token = url.searchParams.get("_tb_token_") ?? "";
    const right = headers.cookie?.split("; ").includes(`_tb_token_=${token}`) === true;
    answer.statusCode = right ? 200 : 403;
    answer.end(body);
  }
};

describe("a document of the site", () => {
  it("is fetched with the token of an ordinary visit, one visit for all", async () => {
    const { visit, asked } = await site(honest);
    expect(Buffer.from(await visit.fetch(document)).toString()).toBe(body);
    await visit.fetch(documentOf("https://open.taobao.com/docs/api.htm?apiId=45826"));
    expect(asked.map((url) => url.pathname)).toEqual([
      "/api.htm",
      "/handler/document/getDocument.json",
      "/handler/document/getDocument.json",
    ]);
    expect(asked.map((url) => url.searchParams.get("docId"))).toEqual(["45811", "45811", "45826"]);
    expect(asked[1]?.searchParams.get("_tb_token_")).toBe("e3b0");
  });

  it("takes the token from a hidden input, or makes one up for both places", async () => {
    for (const page of ['<input type="hidden" name="_tb_token_" value="abc-1">', "<html>"]) {
      const { visit, asked } = await site((url, incoming, answer) => {
        if (url.pathname === "/api.htm") answer.end(page);
        else honest(url, incoming, answer);
      });
      expect(Buffer.from(await visit.fetch(document)).toString()).toBe(body);
      const token = asked[1]?.searchParams.get("_tb_token_");
      expect(token).toMatch(page === "<html>" ? /^[0-9a-f]{16}$/ : /^abc-1$/);
    }
  });

  it.each([
    ["https://evil.example/x", "expected a host of the documentation"],
    ["http://open.taobao.com/x", "expected https, found http"],
    ["https://127.0.0.1/x", "expected a host of the documentation"],
    ["https://169.254.169.254/latest/meta-data", "expected a host of the documentation"],
    ["file:///etc/passwd", "expected https, found file"],
  ])("is not fetched through a redirect to %s", async (location, message) => {
    const { visit, asked } = await site((_url, _request, answer) => {
      answer.writeHead(302, { location }).end();
    });
    await expect(visit.fetch(document)).rejects.toThrow(message);
    expect(asked).toHaveLength(1);
  });

  it("follows a redirect on the list, but not for ever", async () => {
    const { visit, asked } = await site((_url, _request, answer) => {
      answer.writeHead(302, { location: "/again" }).end();
    });
    await expect(visit.fetch(document)).rejects.toThrow("more than 5 redirects");
    expect(asked).toHaveLength(6);
  });

  it.each([
    ['{"ret":["FAIL_SYS_USER_VALIDATE","RGV587_ERROR::SM"]}', "anti-crawler gate"],
    ['<html><script>location="https://x/punish?x5secdata=1"</script>', "a challenge page"],
    ['{"action":"captcha"}', "a captcha"],
  ])("is refused when the site answers %s, which is then left alone", async (text, message) => {
    const { visit, asked } = await site((url, _request, answer) => {
      answer.end(url.pathname === "/api.htm" ? "<html>" : text);
    });
    await expect(visit.fetch(document)).rejects.toThrow(message);
    await expect(visit.fetch(documentOf("2"))).rejects.toThrow("not asked for");
    expect(asked).toHaveLength(2);
  });

  it("is refused when it is too large or the site has an error", async () => {
    const large = await site((url, _request, answer) => {
      if (url.pathname === "/api.htm") answer.end();
      else answer.end(Buffer.alloc(17 * 1024 * 1024));
    });
    await expect(large.visit.fetch(document)).rejects.toThrow("more than 16777216 bytes");
    const broken = await site((_url, _request, answer) => {
      answer.writeHead(502).end();
    });
    await expect(broken.visit.fetch(document)).rejects.toThrow("HTTP status 502");
  });
});

describe("addresses that are not public", () => {
  it.each([
    ["127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"],
    ["0.0.0.0", "224.0.0.1", "255.255.255.255", "198.18.0.1", "::1", "::"],
    ["fe80::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1"],
    ["not an address", "", "1.2.3"],
  ])("%s …", (...addresses) => {
    for (const address of addresses) expect(isPublicAddress(address), address).toBe(false);
  });

  it("are told from public ones", () => {
    for (const address of ["140.205.94.1", "8.8.8.8", "2400:3200::1"]) {
      expect(isPublicAddress(address)).toBe(true);
    }
  });

  it("are not looked for when the name can't be resolved", async () => {
    const failure = Object.assign(new Error("getaddrinfo EAI_AGAIN"), { code: "EAI_AGAIN" });
    const lookup = publicLookup((_host, _options, answer) => {
      answer(failure);
    });
    const told = await new Promise((done) => {
      lookup("open.taobao.com", { all: true }, done);
    });
    expect(told).toBe(failure);
  });

  it("fail a lookup, also when only one of several is", async () => {
    const resolve = (addresses: string[]) =>
      new Promise((done) => {
        const lookup = publicLookup((_host, _options, answer) => {
          answer(
            null,
            addresses.map((address) => ({ address, family: 4 })),
          );
        });
        lookup("open.taobao.com", { all: true }, (error, found) => {
          done(error?.message ?? found);
        });
      });
    expect(await resolve(["8.8.8.8", "127.0.0.1"])).toContain("127.0.0.1, which is not public");
    expect(await resolve([])).toContain("no address");
    expect(await resolve(["8.8.8.8"])).toEqual([{ address: "8.8.8.8", family: 4 }]);
  });
});
