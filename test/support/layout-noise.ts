/**
 * How captures of one page differ without saying anything else: spaces, widths, separators, tabs,
 * line ends, the layout of samples, the order of keys. Equal seeds give equal noise.
 */
import { seeded } from "./mutate.js";

type Random = () => number;
type Noise = (page: string, random: Random) => string;

const chance = (random: Random, share: number): boolean => random() < share;
const pick = <T>(random: Random, items: readonly [T, ...T[]]): T =>
  items[Math.floor(random() * items.length)] ?? items[0];

const isCode = (line: string): boolean => /[;{}<>]|^\s*["[\]]|client|[Rr]eq\b/.test(line);

/** Changes lines that are no code. */
const words =
  (change: (line: string, random: Random) => string): Noise =>
  (page, random) =>
    page
      .split("\n")
      .map((line) => (isCode(line) ? line : change(line, random)))
      .join("\n");

const spaces = words((line, random) =>
  line.replace(/(?<=\S) (?=\S)/g, () =>
    chance(random, 0.3) ? pick(random, ["  ", "\u00a0", "\u3000", "\t"]) : " ",
  ),
);
const lineEnds: Noise = (page, random) =>
  page.split("\n").join(pick(random, ["\r\n", "\n", "\r\n"]));
const byteOrderMark: Noise = (page) => `\ufeff${page}`;
const zeroWidth: Noise = (page, random) => {
  const at = (): number => Math.floor(random() * page.length);
  let noisy = page;
  for (let i = 0; i < 12; i += 1) {
    const place = at();
    // Between two halves of a character nothing can stand.
    if (/[\ud800-\udbff]/.test(noisy[place - 1] ?? "")) continue;
    noisy =
      noisy.slice(0, place) +
      pick(random, ["\u200b", "\u200c", "\u2060", "\ufeff"]) +
      noisy.slice(place);
  }
  return noisy;
};
const separators: Noise = (page, random) =>
  page.replace(/^文档中心 > API类目 > /m, () => {
    const sign = pick(random, [" › ", " » ", " → ", " ＞ ", ">", " / ", " | ", "\n>\n"]);
    return `${pick(random, ["", `首页${sign}`])}文档中心${sign}API类目${sign}`;
  });
const titleWidth: Noise = (page) =>
  page.replace(
    /^([\w.]+) \((.*)\)$/m,
    (_, method: string, title: string) => `${method}（${title}）`,
  );
const limitWidth: Noise = (page) => page.replace(/(最[大小][^\d\n]{1,6}):(?=\d)/g, "$1：");
const headingSigns = words((line, random) =>
  /^(?:(?:请求|响应)(?:参数|示例)|异常示例|错误码解释)$/.test(line)
    ? pick(random, [`${line}:`, `${line}：`, `【${line}】`, `  ${line} `])
    : line,
);
const typeSpelling = words((line, random) =>
  line.replace(/\b(String|Number) \[\](?= |$)/g, (_, type: string) =>
    pick(random, [`${type}[]`, `${type.toLowerCase()} []`, `${type}  []`]),
  ),
);
const newTabs: Noise = (page, random) =>
  page.replace(/^( *• (?:NodeJS|JSON示例))$/gm, (line) =>
    chance(random, 0.7) ? `${line}\n  • Go\n  • Rust` : line,
  );
const trailing: Noise = (page, random) =>
  page.replace(/$/gm, () => (chance(random, 0.2) ? pick(random, ["  ", "\t"]) : ""));
const blankLines: Noise = (page, random) =>
  page.replace(/\n\n(?=\S)/g, (gap) => (chance(random, 0.4) ? "\n\n\n" : gap));
const deeperCode: Noise = (page) =>
  page.replace(/^( *)((?:<[\w/]|Taobao|[\w.]+ \w+ = new |\w+\.|System).*)$/gm, "    $1$2");

const textNoise: readonly Noise[] = [
  ...[spaces, lineEnds, byteOrderMark, zeroWidth, separators, titleWidth, limitWidth],
  ...[headingSigns, typeSpelling, newTabs, trailing, blankLines, deeperCode],
];

const htmlSpaces: Noise = (page, random) =>
  page.replace(/<\/(?:td|th|tr|p|h\d)>/g, (tag) => (chance(random, 0.3) ? `${tag}\n  ` : tag));
const htmlNoise: readonly Noise[] = [
  lineEnds,
  byteOrderMark,
  htmlSpaces,
  titleWidth,
  zeroWidthInText,
];

/** Not inside of a tag, where nothing invisible is allowed. */
function zeroWidthInText(page: string, random: Random): string {
  return page.replace(/>([^<>]{3,})</g, (whole, text: string) =>
    chance(random, 0.3) ? `>${text.slice(0, 2)}\u200b${text.slice(2)}<` : whole,
  );
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A document with its keys in another order, its prose spaced otherwise and its samples laid out otherwise. */
function noisyDocument(value: Json, random: Random, key = ""): Json {
  if (Array.isArray(value)) return value.map((item) => noisyDocument(item, random));
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([name, item]): [number, string, Json] => [
      random(),
      name,
      noisyDocument(item, random, name),
    ]);
    entries.sort(([a], [b]) => a - b);
    return Object.fromEntries(entries.map(([, name, item]) => [name, item]));
  }
  if (typeof value !== "string") return value;
  if (key === "description" || key === "apiChineseName") {
    const spaced = spaces(value, random);
    return chance(random, 0.3) && spaced.length > 2
      ? `${spaced.slice(0, 1)}\u200b${spaced.slice(1)} `
      : spaced;
  }
  if (key === "type") return value.replace("[]", pick(random, ["[]", " []", "[ ]"]));
  if (/^rspSample\w*Json$/.test(key)) {
    return value.replace(/\n\s*/g, pick(random, ["", "\n", "\r\n  ", "\n\t"]));
  }
  if (/^rspSampleXml$/.test(key))
    return value.replace(/\n\s*/g, pick(random, ["", "\n", "\r\n  "]));
  return value;
}

/** A text capture with some of all noise. */
export function noisyText(page: string, seed: number): string {
  return applyNoise(page, textNoise, seed);
}

/** A saved page with some of all noise. */
export function noisyHtml(page: string, seed: number): string {
  return applyNoise(page, htmlNoise, seed);
}

/** A JSON document with some of all noise. */
export function noisyJson(page: string, seed: number): string {
  const random = seeded(seed);
  const noisy = noisyDocument(JSON.parse(page) as Json, random);
  const text = JSON.stringify(noisy, null, pick(random, [0, 1, 4]));
  const escaped = chance(random, 0.5)
    ? text.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)
    : text;
  return pick(random, [escaped, `\ufeff${escaped}`, escaped.replaceAll("\n", "\r\n")]);
}

function applyNoise(page: string, all: readonly Noise[], seed: number): string {
  const random = seeded(seed);
  // Line ends come last: every other noise looks for lines.
  const chosen = all.filter((noise) => noise !== lineEnds && chance(random, 0.5));
  const noisy = chosen.reduce((text, noise) => noise(text, random), page);
  return chance(random, 0.5) ? lineEnds(noisy, random) : noisy;
}
