import { describe, expect, it } from "vitest";
import { sampleReader } from "../../generator/actions/sample-reader.js";
import type { ApiSpec } from "../../spec/schema.js";
import { verifySpec } from "../../spec/verify/verify-spec.js";
import { api, java, json, param, xml } from "./verify-support.js";

const found = (spec: ApiSpec): string[] =>
  verifySpec(spec, sampleReader).map(({ code, at }) => `${code} ${at}`);

it("lists the rules that are likely and not sure, for a reviewer to settle", () => {
  const likely = { certainty: "likely", from: "通常不超过9位" } as const;
  const spec = api({
    request: [
      param("s", {
        rules: [
          { kind: "maxLength", value: 9, unit: "char", ...likely },
          { kind: "minLength", value: 99, unit: "char", ...likely, documentationOnly: true },
        ],
      }),
      param("t", {}),
    ],
    constraints: [
      {
        kind: "exactlyOne",
        at: [["t"]],
        fields: [["s"], ["t"]],
        certainty: "likely",
        from: "二选一",
      },
    ],
  });
  const notes = verifySpec(spec, sampleReader).filter(({ code }) => code === "rule-likely");
  expect(notes).toEqual([
    {
      code: "rule-likely",
      at: "request.s",
      message: 'maxLength 9 characters, from "通常不超过9位"',
    },
    { code: "rule-likely", at: "request.t", message: 'exactly one of s, t, from "二选一"' },
  ]);
});

describe("verifySpec finds", () => {
  const cases: { title: string; spec: ApiSpec; want: string[] }[] = [
    {
      title: "an example that is none of its type",
      spec: api({ request: [param("n", { type: "number", example: "x" })] }),
      want: ["example-against-type request.n"],
    },
    {
      title: "an item of a list that is none of its type",
      spec: api({ request: [param("n", { type: "number", list: true, example: "[1,x]" })] }),
      want: ["example-against-type request.n"],
    },
    {
      title: "a required parameter without an example, at any depth",
      spec: api({
        request: [
          param("o", {
            type: "object",
            required: true,
            example: "",
            fields: [param("n", { required: true, example: "null" })],
          }),
        ],
      }),
      want: ["required-without-example request.o.n"],
    },
    {
      title: "an unknown type, an object without members",
      spec: api({
        response: [param("u", { type: "unknown" }), param("o", { type: "object", example: "" })],
      }),
      want: [
        "type-unknown response.u",
        "object-without-members response.o",
        "sample-missing examples.response",
      ],
    },
    {
      title: "an example longer than its limit, counted in characters",
      spec: api({ request: [param("s", { example: "\u{20000}bc", limits: { maxLength: 2 } })] }),
      want: ["example-against-limit request.s"],
    },
    {
      title: "more items than the limit",
      spec: api({
        request: [param("s", { list: true, example: "1,2,3", limits: { maxItems: 2 } })],
      }),
      want: ["example-against-limit request.s"],
    },
    {
      title: "a number beyond a limit that no double tells apart",
      spec: api({
        request: [
          param("n", {
            type: "number",
            example: "9007199254740993",
            limits: { maximum: "9007199254740992" },
          }),
        ],
      }),
      want: ["example-against-limit request.n"],
    },
    {
      title: "a required parameter that the request samples leave out, and one they add",
      spec: api(
        { request: [param("a", { required: true }), param("b", { required: false })] },
        { request: java('req.setC("1");') },
      ),
      want: [
        "sample-lacks-required request",
        "sample-lacks-parameter request",
        "sample-unknown-member request",
      ],
    },
    {
      title: "a value of another type, and an object for a scalar",
      spec: api(
        { response: [param("n", { type: "number", example: "" }), param("s", { example: "" })] },
        { response: [{ format: "xml", text: xml("<n>x</n><s><t>1</t></s>") }] },
      ),
      want: ["sample-against-type response.n", "sample-against-type response.s"],
    },
    {
      title: "text for an object",
      spec: api(
        { response: [param("o", { type: "object", example: "", fields: [param("s")] })] },
        { response: [{ format: "json", text: json('{"o":"text"}') }] },
      ),
      want: ["sample-against-type response.o"],
    },
    {
      title: "another value than the table's",
      spec: api(
        { response: [param("s")] },
        { response: [{ format: "xml", text: xml("<s>b</s>") }] },
      ),
      want: ["example-against-sample response.s"],
    },
    {
      title: "members in the elements of a list",
      spec: api(
        {
          response: [
            param("l", {
              type: "object",
              list: true,
              example: "",
              element: "e",
              fields: [param("s")],
            }),
          ],
        },
        {
          response: [{ format: "xml", text: xml("<l><e><s>a</s></e><e><s>a</s><t>1</t></e></l>") }],
        },
      ),
      want: ["sample-unknown-member response.l"],
    },
    {
      title: "XML and JSON that differ",
      spec: api(
        { response: [param("s", { example: "" })] },
        {
          response: [
            { format: "xml", text: xml("<s>1</s>") },
            { format: "json", text: json('{"s":2}') },
          ],
        },
      ),
      want: ["samples-disagree examples.response"],
    },
    {
      title: "an answer of another method",
      spec: api(
        { response: [param("s")] },
        { response: [{ format: "xml", text: "<shop_get_response><s>a</s></shop_get_response>" }] },
      ),
      want: ["sample-of-another-method examples.response"],
    },
    {
      title: "a cut sample, and nothing in it",
      spec: api(
        { response: [param("s"), param("t")] },
        { response: [{ format: "xml", text: "<item_get_response><s>b" }] },
      ),
      want: ["sample-cut examples.response"],
    },
    {
      title: "a session against the sample",
      spec: api({}, { request: java("", ", sessionKey") }),
      want: ["auth-against-sample examples.request"],
    },
    {
      title: "an error of another shape, an error code twice",
      spec: api(
        {
          errorCodes: [
            { code: "1", message: "", solution: "" },
            { code: "1", message: "", solution: "" },
          ],
        },
        { error: [{ format: "json", text: '{"flag":"failure","code":1}' }] },
      ),
      want: ["error-sample-shape examples.error", "error-code-twice errorCodes.1"],
    },
  ];
  it.each(cases)("$title", ({ spec, want }) => {
    expect(found(spec)).toEqual(want);
  });
});

describe("verifySpec finds nothing", () => {
  const cases: { title: string; spec: ApiSpec }[] = [
    {
      title: "in samples that fit, XML, JSON and simplified",
      spec: api(
        {
          response: [
            param("l", {
              type: "object",
              list: true,
              example: "{}",
              element: "e",
              fields: [param("id", { type: "number", example: "1100384769230375417" })],
            }),
            param("ids", { type: "number", list: true, example: "1,2", element: "number" }),
          ],
        },
        {
          response: [
            {
              format: "xml",
              text: xml("<l><e><id>1100384769230375417</id></e></l><ids><number>1</number></ids>"),
            },
            {
              format: "json",
              text: json('{"l":{"e":[{"id":1100384769230375417}]},"ids":{"number":[1]}}'),
            },
            { format: "json-simplified", text: '{"l":[{"id":1100384769230375417}],"ids":[1]}' },
          ],
        },
      ),
    },
    {
      title: "in setters that spell names their way",
      spec: api(
        {
          request: [
            param("query_d_t_o", {
              type: "object",
              example: "",
              fields: [param("openid"), param("open_id", { example: "b" }), param("ownerCode")],
            }),
          ],
        },
        {
          request: java(
            'ItemGetRequest.Q obj1 = new ItemGetRequest.Q();\nobj1.setOpenid("a");\nobj1.setOpenId("b");\nobj1.setOwnerCode("a");\nreq.setQueryDTO(obj1);',
          ),
        },
      ),
    },
    {
      title: "in absent values, however they are written",
      spec: api(
        {
          response: [
            param("s", { example: "null" }),
            param("o", { type: "object", example: "{}", fields: [param("t")] }),
          ],
        },
        {
          response: [
            { format: "xml", text: xml("<s></s><o></o>") },
            { format: "json", text: json('{"s":null,"o":{}}') },
          ],
        },
      ),
    },
    {
      title: "in what a scrape found and an override mended",
      spec: api({
        request: [param("s")],
        findings: [{ code: "type-unknown", at: "request.s", message: "old" }],
      }),
    },
  ];
  it.each(cases)("$title", ({ spec }) => {
    expect(found(spec)).toEqual([]);
  });
});
