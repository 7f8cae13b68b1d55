/** Section 3: signing. */
import { expect, test } from "vitest";

import { nodeDigests } from "../../templates/mock/node.js";
import {
  expectedSignature,
  type SignMethod,
  stringToSign,
} from "../../templates/mock/signature.js";
import { parseTimestamp } from "../../templates/mock/timestamp.js";
import { webDigests } from "../../templates/mock/digests.js";
import * as top from "../../templates/runtime/schema.js";
import { api, members, optionals } from "../mock/support/apis.js";
import { common, type Params, post, postForError, sign, signed } from "../mock/support/signed.js";
import { gatewayForFile, withGateway } from "./support/gateway.js";

const itemGet = api("taobao.item.seller.get", { auth: "required" });
const upload = api("taobao.picture.upload", {
  request: members(optionals({ img: top.fileInput() })),
});
const { url } = gatewayForFile({ apis: [itemGet, upload] });

const v1 = {
  method: "taobao.item.seller.get",
  app_key: "12345678",
  session: "test",
  timestamp: "2016-01-01 12:00:00",
  format: "json",
  v: "2.0",
  sign_method: "md5",
  fields: "num_iid,title,nick,price,num",
  num_iid: "11223344",
};
const v9 = {
  ...v1,
  nick: "商家测试帐号17",
  simplify: "true",
  partner_id: "top-sdk-ts",
  is_major: "true",
  created: "2016-01-01 08:30:00",
  sku: '[{"sku_id":9007199254740993,"price":"200.07"}]',
};
const v8 = { foo: "1", bar: "2", foo_bar: "3", foobar: "4" };
const rfc = { Hi: " There" };
const bytes = (byte: number, count: number) => String.fromCharCode(byte).repeat(count);

const vectors: [string, string, Params, SignMethod, string][] = [
  ["V1", "helloworld", v1, "md5", "66987CB115214E59E6EC978214934FB8"],
  [
    "V2",
    "test",
    {
      ...{ method: "taobao.user.seller.get", timestamp: "2013-05-06 13:52:03", format: "xml" },
      ...{ app_key: "test", v: "2.0", fields: "nick", sign_method: "md5", session: "test" },
    },
    "md5",
    "72CB4D809B375A54502C09360D879C64",
  ],
  [
    "V3",
    "sandbox01eff1e5ac77cf3d078982e6e",
    { a: "1", b: "2", c: "\u2714\ufe0f" },
    "md5",
    "3250EADEB3D5F9B453F4F0B95FA4B160",
  ],
  ["V4", bytes(0x0b, 16), rfc, "hmac", "9294727A3638BB1C13F48EF8158BFC9D"],
  [
    "V5",
    bytes(0x0b, 20),
    rfc,
    "hmac-sha256",
    "B0344C61D8DB38535CA8AFCEAF0BF12B881DC200C9833DA726E9376C2E32CFF7",
  ],
  ["V6", "helloworld", { ...v1, sign_method: "hmac" }, "hmac", "D56D7858309C31B6251083A874D48273"],
  [
    "V7",
    "helloworld",
    { ...v1, sign_method: "hmac-sha256" },
    "hmac-sha256",
    "04DB15AD0774D5CFCE2C837DE43E3FCEA9011ED74F3038FB6AB5F3C4CEA119E8",
  ],
  ["V8 md5", "secret", v8, "md5", "4B4AC0F2D69BA521FFDE55A2BBEE3025"],
  ["V8 hmac", "secret", v8, "hmac", "26C775E5D0EB124C248184BFA79CA514"],
  [
    "V8 hmac-sha256",
    "secret",
    v8,
    "hmac-sha256",
    "1C52CEB1EDD0E67254A35412A976973A383608B65620DDEB0D2469F8370F3ADE",
  ],
  ["V9 md5", "helloworld", v9, "md5", "50734CE0E25F3F242F14A552C9974874"],
  [
    "V9 hmac",
    "helloworld",
    { ...v9, sign_method: "hmac" },
    "hmac",
    "B2CD765A4C3A1FCAFA00EE784F3AD227",
  ],
  [
    "V9 hmac-sha256",
    "helloworld",
    { ...v9, sign_method: "hmac-sha256" },
    "hmac-sha256",
    "5CCF783254427C5CB3BFD0DAD6A1A936BFF3C79176BE2DCCFB3E7D1BC427402E",
  ],
];

const md5 = (data: Uint8Array<ArrayBuffer>) => nodeDigests.md5(data);
for (const [name, secret, params, signMethod, expected] of vectors) {
  test(`3.1 vector ${name} is what the gateway expects`, async () => {
    const content = { parameters: new Map(Object.entries(params)) };
    expect(await expectedSignature(content, signMethod, secret, nodeDigests)).toBe(expected);
    expect(await expectedSignature(content, signMethod, secret, webDigests(md5))).toBe(expected);
  });
}

for (const [name, secret, params, , signature] of vectors) {
  if (params["timestamp"] === undefined) continue;
  const { timestamp, app_key: appKey, method = "" } = params;
  test(`3.1 vector ${name} is accepted over HTTP`, async () => {
    const now = () => parseTimestamp(timestamp) ?? Number.NaN;
    const apis = [api(method, { auth: "required" })];
    await withGateway({ apis, appKey, appSecret: secret, now }, async (own) => {
      expect(await post(own.url, { ...params, sign: signature })).toContain("request_id");
      expect(own.log.entries.at(-1)).not.toHaveProperty("code");
    });
  });
}

test("3.1 the string to sign is sorted by code point", () => {
  const parameters = new Map(Object.entries({ ...v8, Foo: "5", sign: "left out" }));
  expect(stringToSign({ parameters })).toBe("Foo5bar2foo1foo_bar3foobar4");
});

test("3.1 the string to sign of V1 is the published one", () => {
  expect(stringToSign({ parameters: new Map(Object.entries(v1)) })).toBe(
    "app_key12345678fieldsnum_iid,title,nick,price,numformatjsonmethodtaobao.item.seller.getnum_iid11223344sessiontestsign_methodmd5timestamp2016-01-01 12:00:00v2.0",
  );
});

for (const signMethod of ["md5", "hmac", "hmac-sha256"]) {
  test(`3.2 a call signed by ${signMethod} is accepted, one with a wrong secret gets code 25`, async () => {
    const params = common(itemGet.api.method, { session: "test", sign_method: signMethod });
    expect(await post(url(), { ...params, sign: sign(params) })).toContain(
      "item_seller_get_response",
    );
    const asJson = { ...params, format: "json" };
    const wrong = { ...asJson, sign: sign(asJson, "hello world") };
    expect((await postForError(url(), wrong)).code).toBe(25);
  });
}

for (const name of [
  "sign_method",
  "format",
  "v",
  "timestamp",
  "session",
  "partner_id",
  "simplify",
]) {
  test(`3.3 ${name} is signed`, async () => {
    const extra = { session: "test", format: "json", partner_id: "x", simplify: "true" };
    const params = common(itemGet.api.method, extra);
    const unsigned = Object.fromEntries(Object.entries(params).filter(([key]) => key !== name));
    const { code } = await postForError(url(), { ...params, sign: sign(unsigned) });
    expect(code).toBe(25);
  });
}

test("3.4 a body that is no form is signed behind the parameters", async () => {
  const content = "<request><a>1</a></request>";
  const params = common(itemGet.api.method, { session: "test", format: "json" });
  const call = async (signature: string) => {
    const query = new URLSearchParams({ ...params, sign: signature }).toString();
    const headers = { "content-type": "text/xml;charset=utf-8" };
    const response = await fetch(`${url()}?${query}`, { method: "POST", headers, body: content });
    return response.text();
  };
  expect(await call(sign(params, undefined, content))).toContain("item_seller_get_response");
  expect(await call(sign(params))).toContain('"code":25');
});

test("3.6 files are not signed", async () => {
  const body = new FormData();
  for (const [name, value] of Object.entries(signed(upload.api.method))) body.set(name, value);
  body.set("img", new Blob([new Uint8Array([0, 255, 13, 10])]), "x.png");
  const response = await fetch(url(), { method: "POST", body });
  expect(await response.text()).toContain("picture_upload_response");
});

test("3.7 without sign_method a call is verified by md5", async () => {
  const { sign_method, ...params } = common(itemGet.api.method, { session: "test" });
  expect(sign_method).toBe("md5");
  expect(await post(url(), { ...params, sign: sign(params) })).toContain(
    "item_seller_get_response",
  );
});

test("3.2 an unknown sign_method gets code 25", async () => {
  const params = signed(itemGet.api.method, {
    session: "test",
    format: "json",
    sign_method: "sha1",
  });
  expect((await postForError(url(), params)).code).toBe(25);
});

test("3.10 the signature of the other /rest platform gets code 25", async () => {
  const params = common(itemGet.api.method, {
    session: "test",
    format: "json",
    sign_method: "sha256",
  });
  const signature = sign({ ...params, sign_method: "hmac-sha256" }, undefined, "/router/rest");
  expect((await postForError(url(), { ...params, sign: signature })).code).toBe(25);
});
