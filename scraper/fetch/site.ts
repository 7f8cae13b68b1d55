/** Where documents come from, and which addresses a run may ask. */

/** The hosts that serve the documentation. */
const documentationHosts = [
  "open.taobao.com",
  "developer.alibaba.com",
  "open.alitrip.com",
  "open.fliggy.com",
  "doc.alidayu.com",
  "jaq-doc.alibaba.com",
] as const;

/** A site with the documentation's two handlers. */
export interface Site {
  /** `https://open.taobao.com` */
  origin: string;
  /** The user named the address: it may be any, a mirror inside of a company or a test's server. */
  named: boolean;
}

export const documentationSite: Site = { origin: "https://open.taobao.com", named: false };

/** The address of a document's page, as provenance keeps it whatever site it was fetched from. */
export function pageOf(docId: number, site: Site = documentationSite): string {
  return `${site.origin}/api.htm?docId=${docId}&docType=2`;
}

/**
 * The site that the user means.
 * @param address the origin of a site, `http://127.0.0.1:8080`; empty for the documentation's own
 * @throws Error for an address that is no origin over http or https
 */
export function siteOf(address: string): Site {
  if (address === "") return documentationSite;
  const fail = (found: string): Error =>
    new Error(
      `${address}: expected the address of a site such as http://127.0.0.1:8080, found ${found}`,
    );
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw fail("no URL");
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") throw fail(url.protocol.slice(0, -1));
  if (url.username !== "" || url.password !== "") throw fail("credentials");
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") throw fail("a path");
  if (url.origin === documentationSite.origin) return documentationSite;
  return { origin: url.origin, named: true };
}

/**
 * Lets a request pass only where it was meant to go: to the named site itself, else over https to a
 * host of the documentation, on its usual port, without credentials.
 * @throws Error for any other URL, before a request is sent
 */
export function checkUrl(url: URL, site: Site): void {
  const fail = (expected: string, found: string): never => {
    throw new Error(`${url.origin}: expected ${expected}, found ${found}; no request was sent`);
  };
  if (url.username !== "" || url.password !== "") fail("no credentials", "some");
  if (site.named) {
    if (url.origin !== site.origin) fail(`an address of ${site.origin}`, "another");
    return;
  }
  if (url.protocol !== "https:") fail("https", url.protocol.slice(0, -1));
  if (url.port !== "") fail("the usual port", url.port);
  if (!(documentationHosts as readonly string[]).includes(url.hostname)) {
    fail(`a host of the documentation (${documentationHosts.join(", ")})`, url.hostname);
  }
}
