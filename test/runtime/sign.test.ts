/** The published and computed vectors of the platform's signature. */
import { describe, expect, it } from "vitest";
import { sign, type SignMethod, stringToSign } from "../../templates/runtime/sign.js";
import { FilePart } from "../../templates/runtime/wire.js";

const official = {
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

const extended = {
  ...official,
  nick: "商家测试帐号17",
  simplify: "true",
  partner_id: "top-sdk-ts",
  is_major: "true",
  created: "2016-01-01 08:30:00",
  sku: '[{"sku_id":9007199254740993,"price":"200.07"}]',
};

const batch = {
  app_key: "12345678",
  format: "json",
  timestamp: "2016-01-01 12:00:00",
  v: "2.0",
};
const batchBody = "#PUBLIC#method=taobao.time.get\r\n-S-\r\nN\r\n-S-\r\nN";

type Vector = [
  name: string,
  secret: string,
  params: Record<string, string>,
  method: SignMethod,
  expected: string,
  body?: string,
];

const each = (
  name: string,
  secret: string,
  params: Record<string, string>,
  expected: [md5: string, hmac: string, sha256: string],
  body?: string,
): Vector[] =>
  (["md5", "hmac", "hmac-sha256"] as const).map((method, i): Vector => {
    const own: Record<string, string> = name === "V8" ? params : { ...params, sign_method: method };
    return [
      name,
      secret,
      own,
      method,
      expected[i] ?? "",
      ...(body === undefined ? [] : [body]),
    ] as Vector;
  });

const vectors: Vector[] = [
  ["V1", "helloworld", official, "md5", "66987CB115214E59E6EC978214934FB8"],
  [
    "V2",
    "test",
    {
      method: "taobao.user.seller.get",
      timestamp: "2013-05-06 13:52:03",
      format: "xml",
      app_key: "test",
      v: "2.0",
      fields: "nick",
      sign_method: "md5",
      session: "test",
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
  ["V4", "\x0b".repeat(16), { Hi: " There" }, "hmac", "9294727A3638BB1C13F48EF8158BFC9D"],
  [
    "V5",
    "\x0b".repeat(20),
    { Hi: " There" },
    "hmac-sha256",
    "B0344C61D8DB38535CA8AFCEAF0BF12B881DC200C9833DA726E9376C2E32CFF7",
  ],
  ...each("V6 and V7", "helloworld", official, [
    "66987CB115214E59E6EC978214934FB8",
    "D56D7858309C31B6251083A874D48273",
    "04DB15AD0774D5CFCE2C837DE43E3FCEA9011ED74F3038FB6AB5F3C4CEA119E8",
  ]),
  ...each("V8", "secret", { foo: "1", bar: "2", foo_bar: "3", foobar: "4" }, [
    "4B4AC0F2D69BA521FFDE55A2BBEE3025",
    "26C775E5D0EB124C248184BFA79CA514",
    "1C52CEB1EDD0E67254A35412A976973A383608B65620DDEB0D2469F8370F3ADE",
  ]),
  ...each("V9", "helloworld", extended, [
    "50734CE0E25F3F242F14A552C9974874",
    "B2CD765A4C3A1FCAFA00EE784F3AD227",
    "5CCF783254427C5CB3BFD0DAD6A1A936BFF3C79176BE2DCCFB3E7D1BC427402E",
  ]),
  ...each(
    "V10",
    "helloworld",
    batch,
    [
      "5204053EB71B49FE47CA6618D12DB777",
      "D45F4761673D618A1FF128FEDBF602F6",
      "FFAF4F582DA69033119206B9768732B645F4A6D3F1874D3EDA943336B9D6F08B",
    ],
    batchBody,
  ),
  [
    "V11",
    "helloworld",
    { ...official, empty: "", blank: "   ", sign: "anything" },
    "md5",
    "66987CB115214E59E6EC978214934FB8",
  ],
];

describe("sign", () => {
  it.each(vectors)(
    "gives the vector %s (%#)",
    async (_, secret, params, method, expected, body) => {
      expect(await sign(params, secret, method, body)).toBe(expected);
    },
  );

  it("signs names in the order of their code points and values as they are", () => {
    expect(stringToSign({ foobar: "4", foo_bar: "a b&=中", B: "1", foo: "2" })).toBe(
      "B1foo2foo_bara b&=中foobar4",
    );
  });

  it("never signs a file", async () => {
    const picture = new FilePart("a.png", new Uint8Array([1, 2, 3]), "image/png");
    expect(await sign({ ...official, picture }, "helloworld", "md5")).toBe(vectors[0]?.[4]);
  });
});
