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

interface Vector {
  name: string;
  secret: string;
  params: Record<string, string>;
  method: SignMethod;
  expected: string;
  body?: string;
}

interface Family extends Pick<Vector, "name" | "secret" | "params" | "body"> {
  /** By md5, hmac and hmac-sha256. */
  expected: [string, string, string];
  /** The parameters stay as they are, without a `sign_method` of their own. */
  bare?: true;
}

function each({ expected, bare, ...rest }: Family): Vector[] {
  return (["md5", "hmac", "hmac-sha256"] as const).map((method, i) => ({
    ...rest,
    params: bare === true ? rest.params : { ...rest.params, sign_method: method },
    method,
    expected: expected[i] ?? "",
  }));
}

const V1 = "66987CB115214E59E6EC978214934FB8";
const vectors: Vector[] = [
  { name: "V1", secret: "helloworld", params: official, method: "md5", expected: V1 },
  {
    name: "V2",
    secret: "test",
    params: {
      method: "taobao.user.seller.get",
      timestamp: "2013-05-06 13:52:03",
      format: "xml",
      app_key: "test",
      v: "2.0",
      fields: "nick",
      sign_method: "md5",
      session: "test",
    },
    method: "md5",
    expected: "72CB4D809B375A54502C09360D879C64",
  },
  {
    name: "V3",
    secret: "sandbox01eff1e5ac77cf3d078982e6e",
    params: { a: "1", b: "2", c: "\u2714\ufe0f" },
    method: "md5",
    expected: "3250EADEB3D5F9B453F4F0B95FA4B160",
  },
  {
    name: "V4",
    secret: "\x0b".repeat(16),
    params: { Hi: " There" },
    method: "hmac",
    expected: "9294727A3638BB1C13F48EF8158BFC9D",
  },
  {
    name: "V5",
    secret: "\x0b".repeat(20),
    params: { Hi: " There" },
    method: "hmac-sha256",
    expected: "B0344C61D8DB38535CA8AFCEAF0BF12B881DC200C9833DA726E9376C2E32CFF7",
  },
  ...each({
    name: "V6 and V7",
    secret: "helloworld",
    params: official,
    expected: [
      V1,
      "D56D7858309C31B6251083A874D48273",
      "04DB15AD0774D5CFCE2C837DE43E3FCEA9011ED74F3038FB6AB5F3C4CEA119E8",
    ],
  }),
  ...each({
    name: "V8",
    secret: "secret",
    params: { foo: "1", bar: "2", foo_bar: "3", foobar: "4" },
    bare: true,
    expected: [
      "4B4AC0F2D69BA521FFDE55A2BBEE3025",
      "26C775E5D0EB124C248184BFA79CA514",
      "1C52CEB1EDD0E67254A35412A976973A383608B65620DDEB0D2469F8370F3ADE",
    ],
  }),
  ...each({
    name: "V9",
    secret: "helloworld",
    params: extended,
    expected: [
      "50734CE0E25F3F242F14A552C9974874",
      "B2CD765A4C3A1FCAFA00EE784F3AD227",
      "5CCF783254427C5CB3BFD0DAD6A1A936BFF3C79176BE2DCCFB3E7D1BC427402E",
    ],
  }),
  ...each({
    name: "V10",
    secret: "helloworld",
    params: batch,
    body: batchBody,
    expected: [
      "5204053EB71B49FE47CA6618D12DB777",
      "D45F4761673D618A1FF128FEDBF602F6",
      "FFAF4F582DA69033119206B9768732B645F4A6D3F1874D3EDA943336B9D6F08B",
    ],
  }),
  {
    name: "V11",
    secret: "helloworld",
    params: { ...official, empty: "", blank: "   ", sign: "anything" },
    method: "md5",
    expected: V1,
  },
];

describe("sign", () => {
  it.each(vectors)("gives the vector $name with $method", (vector) => {
    const { params, secret, method, expected, body } = vector;
    expect(sign(params, secret, method, body)).toBe(expected);
  });

  it("signs names in the order of their code points and values as they are", () => {
    expect(stringToSign({ foobar: "4", foo_bar: "a b&=中", B: "1", foo: "2" })).toBe(
      "B1foo2foo_bara b&=中foobar4",
    );
  });

  it("never signs a file", () => {
    const picture = new FilePart("a.png", new Uint8Array([1, 2, 3]), "image/png");
    expect(sign({ ...official, picture }, "helloworld", "md5")).toBe(V1);
  });
});
