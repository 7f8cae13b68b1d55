import { PageError, type Page } from "../page.js";

/** Gateways whose documentation looks alike, by the client and the host of their samples. */
const others: readonly [name: string, trace: RegExp][] = [
  ["DingTalk", /\b(?:oapi|api)\.dingtalk\.com\b|\b\w{0,20}DingTalk\w{0,20}Client\b/],
  ["Alipay", /\b\w{0,20}AlipayClient\b|\bopenapi\.alipay\w{0,10}\.com\b/],
  ["JD", /\b\w{0,20}JdClient\b|\bapi\.jd\.com\b/],
  ["Pinduoduo", /\bPopHttpClient\b|\bgw-api\.pinduoduo\.com\b/],
  ["Youzan", /\b\w{0,20}YZClient\b|\bopen\.youzan(?:yun)?\.com\b/],
  ["Lazada or AliExpress (IOP)", /\b(?:Lazop|Iop)Client\w{0,10}\b|\bapi\.lazada\.\w/],
  ["1688", /\bgw\.open\.1688\.com\b|\bApiExecutor\b/],
  ["WeChat", /\bapi\.weixin\.qq\.com\b/],
];

/** The platform's own client and hosts: what calls them is its API, whatever else a sample mentions. */
const own =
  /\b(?:\w{0,20}TaobaoClient|\w{0,20}QimenClient)\b|\b(?:gw|eco|qimen)?\.?api\.(?:taobao|tbsandbox)\.com\b|\beco\.taobao\.com\b/;

/**
 * Refuses a page of another gateway: its calls have other parameters, signatures and answers, so that
 * a client of it would be wrong throughout. Methods tell nothing: the platform serves `alipay.…` and
 * some of `dingtalk.…`, too.
 * @throws PageError naming the gateway and what it was told by
 */
export function refuseOtherGateway({ method, samples }: Page): void {
  const codes = samples.request.map(({ text }) => text);
  if (codes.some((code) => own.test(code))) return;
  if (/^dingtalk\.oapi\./.test(method)) codes.push("oapi.dingtalk.com");
  for (const [name, traces] of others) {
    const [trace] = codes.flatMap((code) => traces.exec(code)?.[0] ?? []);
    if (trace === undefined) continue;
    const found = `one of ${name} (${JSON.stringify(trace)})`;
    const hint = "leave the page out; its gateway is called in another way";
    throw new PageError("page", "an API of the Taobao Open Platform", found, hint);
  }
}

/** What the platform's own samples call their client. */
const ownClients =
  /^(?:Default|Cluster|AutoRetry|AutoRetryCluster|Batch)?(?:Taobao|Top|Qimen|QimenCloud|QimenCloudTaobao)Client$/;

/** The class of a client in a Java sample that is not one of the platform's own. */
export function unknownClient({ samples }: Page): string | undefined {
  for (const { language, text } of samples.request) {
    if (language !== "java") continue;
    const client = /\bnew\s{1,4}(\w{1,60}Client)\s{0,4}\(/.exec(text)?.[1];
    if (client !== undefined && !ownClients.test(client)) return client;
  }
  return undefined;
}
