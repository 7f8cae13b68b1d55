import { describe, expect, test } from "vitest";
import { readJavaSample } from "../../scraper/samples/java.js";
import { readJsonSample } from "../../scraper/samples/json.js";
import type { SampleNode } from "../../scraper/samples/sample-node.js";
import { readXmlSample } from "../../scraper/samples/xml.js";

/** `name=value` for a leaf, `name(…)` for an object. */
function show(nodes: readonly SampleNode[]): string {
  return nodes
    .map(({ name, value, children, cut }) => {
      const inner = children.length > 0 ? `(${show(children)})` : "";
      return `${name}${value === undefined ? "" : `=${value}`}${inner}${cut ? "…" : ""}`;
    })
    .join(" ");
}

describe("the Java sample", () => {
  test("literals become the text that a page shows", () => {
    const { request, needsSession } = readJavaSample(`
TaobaoClient client = new DefaultTaobaoClient(url, appkey, secret);
ItemGetRequest req = new ItemGetRequest();
req.setName("say \\"hi\\", \\u4f60");
req.setNumIid(1100384769230375417L);
req.setFlag(true);
req.setWhen(StringUtils.parseDateTime("2010-01-01 00:00:00"));
req.setFile(new FileItem("/tmp/file.txt"));
req.setIds(new Long[] { 1 , 2 };);
ItemGetResponse rsp = client.execute(req, sessionKey);`);
    expect(show(request.children)).toBe(
      'Name=say "hi", 你 NumIid=1100384769230375417 Flag=true When=2010-01-01 00:00:00 File Ids=1,2',
    );
    expect(needsSession).toBe(true);
  });

  test("objects, lists and setters on a variable that was never declared", () => {
    const { request, needsSession } = readJavaSample(`
XRequest req = new XRequest();
XRequest.A obj1 = new XRequest.A();
List<XRequest.B> list3 = new ArrayList<XRequest.B>();
XRequest.B obj4 = new XRequest.B();
list3.add(obj4);
obj4.setId("1");
List<XRequest.C> list7 = new ArrayList<XRequest.C>();
XRequest.C obj8 = new XRequest.C();
list7.add(obj8);
obj8.setCode("2");
list5.setMaterialList(list7);
obj4.setLast("3");
obj1.setItems(list3);
req.setParam(obj1);
XResponse rsp = client.execute(req);`);
    expect(show(request.children)).toBe("Param(Items((Id=1 MaterialList((Code=2)) Last=3)))");
    expect(needsSession).toBe(false);
  });

  test("a sample that is cut keeps what it built", () => {
    const { request, needsSession } = readJavaSample(`
XRequest req = new XRequest();
XRequest.Query obj1 = new XRequest.Query();
obj1.setId("1");`);
    expect(show([request])).toBe("(Query(Id=1)…)…");
    expect(needsSession).toBeUndefined();
  });
});

describe("the XML sample", () => {
  test("values are the text of leaves, entities decoded", () => {
    const xml =
      "<r>\n  <a>1 &lt; 2</a>\n  <b></b><l><string>x</string><string>y</string></l>\n</r>";
    expect(show(readXmlSample(xml))).toBe("r(a=1 < 2 b= l(string=x string=y))");
  });

  test("what is still open at the end is cut", () => {
    expect(show(readXmlSample("<r><a>1</a><b><c>2"))).toBe("r(a=1 b(c=2…)…)…");
  });

  test("ten thousand levels are no problem", () => {
    expect(readXmlSample("<a>".repeat(10_000))).toHaveLength(1);
  });
});

describe("the JSON sample", () => {
  test("numbers keep their digits, arrays are repeated members", () => {
    const json =
      '{"r":{"id":1100384769230375417,"items":{"item":[{"a":1.50},{"a":"x"}]},"n":null}}';
    expect(show(readJsonSample(json))).toBe(
      "(r(id=1100384769230375417 items(item(a=1.50) item(a=x)) n))",
    );
  });

  test("hand-written bodies: comments, trailing commas, a missing end", () => {
    expect(show(readJsonSample('{ // order\n "a": "1", "l": [1, 2,], "o": { "b": true'))).toBe(
      "(a=1 l=1 l=2 o(b=true)…)…",
    );
  });

  test("ten thousand levels are no problem", () => {
    expect(readJsonSample('{"a":['.repeat(10_000))).toHaveLength(1);
  });
});
