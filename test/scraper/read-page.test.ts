import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PageError } from "../../scraper/page.js";
import { readPage } from "../../scraper/sources/read-page.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const capture = readFileSync("scraper/captures/000_ed58b36345571dd7.txt");
const html =
  "<h1>taobao.a.get (x)</h1><h2>请求参数</h2><table></table><h2>响应参数</h2><p>无</p><table><tr><th>名称</th><th>类型</th><th>描述</th></tr></table>";
const json = '{"name":"taobao.a.get","requestParams":[],"responseParams":[]}';

/** The bytes of a text in UTF-16, little end first. */
function utf16(text: string): Uint8Array {
  return new Uint8Array(
    Array.from(text).flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
  );
}

describe("readPage", () => {
  const kinds = [
    { title: "a text capture", input: capture, want: "text" },
    { title: "HTML", input: bytes(html), want: "html" },
    {
      title: "HTML behind a byte order mark, white space and a comment",
      input: bytes(`\uFEFF\n <!-- x -->${html}`),
      want: "html",
    },
    { title: "HTML behind text", input: bytes(`感谢您的反馈! <html><body>${html}`), want: "html" },
    { title: "a JSON document", input: bytes(`\r\n${json}`), want: "json" },
  ];
  it.each(kinds)("tells $title by its content", ({ input, want }) => {
    expect(readPage(input).kind).toBe(want);
  });

  it("reads a capture with the line ends of any system alike", () => {
    const text = new TextDecoder().decode(capture);
    expect(readPage(bytes(text.replaceAll("\n", "\r\n")))).toEqual(readPage(capture));
  });

  const refused: { title: string; input: Uint8Array; want: RegExp }[] = [
    { title: "nothing", input: new Uint8Array(), want: /found nothing/ },
    { title: "white space", input: bytes(" \n\t"), want: /found nothing/ },
    {
      title: "UTF-16 with its mark",
      input: new Uint8Array([0xff, 0xfe, ...utf16(html)]),
      want: /UTF-16/,
    },
    { title: "UTF-16 without its mark", input: utf16(html), want: /UTF-16/ },
    { title: "a PDF file", input: bytes("%PDF-1.7 ..."), want: /PDF/ },
    { title: "binary data", input: new Uint8Array(100), want: /binary/ },
    {
      title: "GBK",
      input: new Uint8Array([0xc7, 0xeb, 0xc7, 0xf3, 0xb2, 0xce, 0xca, 0xfd, 0x0a]),
      want: /line 1: .*GBK/,
    },
    { title: "UTF-8 once read as GBK", input: bytes("璇锋眰鍙傛暟"), want: /wrong encoding/ },
    {
      title: "bytes that are no UTF-8",
      input: new Uint8Array([0x61, 0x0a, 0xff, 0x62, 0x62]),
      want: /line 2/,
    },
    {
      title: "more than 16 MiB",
      input: new Uint8Array(16 * 1024 * 1024 + 1),
      want: /at most 16777216 bytes/,
    },
    {
      title: "a challenge page",
      input: bytes('<html><script>var s="//x/_____tmd_____/punish?x5secdata=1"</script></html>'),
      want: /challenge page/,
    },
    { title: "a captcha", input: bytes('{"action":"captcha","url":"x"}'), want: /captcha/ },
    {
      title: "a login page",
      input: bytes(
        "<html><form action='https://login.taobao.com/member/login.jhtml'></form></html>",
      ),
      want: /login page/,
    },
    {
      title: "the login page as text",
      input: bytes("密码登录\n短信登录\n扫码登录"),
      want: /login page/,
    },
    {
      title: "an error answer",
      input: bytes('{"ret":["FAIL_SYS_TOKEN_EMPTY::令牌为空"]}'),
      want: /error answer/,
    },
    { title: "another site's text", input: bytes("# README\n\nHello."), want: /expected/ },
  ];
  it.each(refused)("refuses $title", ({ input, want }) => {
    expect(() => readPage(input)).toThrow(PageError);
    expect(() => readPage(input)).toThrow(want);
  });
});
