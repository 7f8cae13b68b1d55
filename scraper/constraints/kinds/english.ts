/** The bounds, lengths and sizes of descriptions in English. */
import type { Pattern } from "../pattern.js";
import {
  chars,
  countOf,
  figure,
  fileSize,
  isNumber,
  isNumeric,
  isOfPages,
  maximum,
  minimum,
  range,
  texts,
} from "./figures.js";

const advised = /\b(?:recommend|suggest|should|ideally|better)/i;
const bareEnglish = `(?!\\s?[*x×]\\s?\\d)(?![\\d.]*\\s?(?:characters?|chars?|letters?|bytes?|kb|mb|digits?|items?|days?|pictures?|products?|skus?|images?|words?|hours?|minutes?|months?|years?)\\b|(?!(?:cm|kg|g|mm|m)\\b)[\\w%]|\\.\\d)`;

export const englishBounds: readonly Pattern[] = [
  {
    name: "maximum N",
    find: new RegExp(
      `\\b(?:max(?:imum|imal)?(?:\\s(?:value|number|of|is|page\\ssize))*|no more than|at most|up to|(?:can\\s?not|must not|may not|not)\\s(?:exceed|be (?:greater|larger|more) than)|less than or equal to)[:\\s]{0,3}(?:is\\s)?${figure}${bareEnglish}`,
      "gi",
    ),
    unlessClause: advised,
    read: (match, subject) =>
      isNumeric(subject) && !isOfPages(match, subject) ? maximum(match[1] ?? "") : undefined,
  },
  {
    name: "minimum N",
    find: new RegExp(
      `\\b(?:min(?:imum|umum|imal)?(?:\\s(?:value|number|of|is))*|no less than|at least|(?:can\\s?not|must not)\\sbe (?:less|smaller|lower) than|greater than or equal to)[:\\s]{0,3}(?:is\\s)?${figure}${bareEnglish}`,
      "gi",
    ),
    unlessClause: advised,
    read: (match, subject) => (isNumeric(subject) ? minimum(match[1] ?? "") : undefined),
  },
  {
    name: "greater than N",
    find: new RegExp(
      `\\b(?:must be|should be|be|is)\\s(?:greater|larger|more) than\\s${figure}(?! or)${bareEnglish}`,
      "gi",
    ),
    unlessClause: advised,
    read: (match, subject) => (isNumber(subject) ? minimum(match[1] ?? "", true) : undefined),
  },
  {
    name: "less than N",
    find: new RegExp(
      `\\b(?:must be|should be|be|is)\\s(?:less|smaller|lower) than\\s${figure}(?! or)${bareEnglish}`,
      "gi",
    ),
    unlessClause: advised,
    read: (match, subject) => (isNumber(subject) ? maximum(match[1] ?? "", true) : undefined),
  },
  {
    name: "range (a, b]",
    find: new RegExp(
      `\\brange[:\\s]{0,3}(?:is\\s)?([\\[(])\\s?${figure}\\s?,\\s?${figure}\\s?([\\])])`,
      "gi",
    ),
    unlessClause: advised,
    read: ([, open, low = "", high = "", close], subject) =>
      isNumber(subject) && Number(low) < Number(high)
        ? [
            minimum(low, open === "(" && close === "]"),
            maximum(high, open === "[" && close === ")"),
          ]
        : undefined,
  },
  {
    name: "between a and b",
    find: new RegExp(
      `\\b(?:between|range(?:s|d)?(?:\\sis)?(?:\\sfrom)?|from|value)[:\\s]{0,3}[\\[(]?${figure}\\s?(?:and|to|-|~|,)\\s?${figure}${bareEnglish}`,
      "gi",
    ),
    unlessClause: advised,
    read: (match, subject) =>
      isNumber(subject) ? range(match[1] ?? "", match[2] ?? "") : undefined,
  },
];

export const englishLengths: readonly Pattern[] = [
  {
    name: "maximum N characters",
    find: /\b(?:max(?:imum|imal)?(?:\s(?:length|size|of|is|number))*|up to|at most|no more than|(?:is\s)?limited to|limit(?:\s(?:of|is))?|(?:can\s?not|must not|not)\sexceed|less than or equal to|within)[:\s]{0,3}(?:is\s)?(\d{1,6})\s?(?:english\s|chinese\s)?(?:characters?|chars?|letters?|digits?)\b/gi,
    read: ([, value], subject) => (texts(subject) ? chars("maxLength", Number(value)) : undefined),
  },
  {
    name: "max length N",
    find: /\b(?:max(?:imum|imal)?\s?length|length\s(?:limit|(?:can\s?not|must not)\sexceed|no more than|within))[:\s]{0,3}(?:is\s|of\s)?(\d{1,6})\b(?!\s?(?:items?|elements?|cm|mm|kb|mb|bytes?))/gi,
    read: ([, value], subject) =>
      texts(subject) && !subject.param.list && subject.param.type === "string"
        ? chars("maxLength", Number(value))
        : undefined,
  },
  {
    name: "a-b characters",
    find: /\b(\d{1,5})\s?(?:-|~|to)\s?(\d{1,5})\s(?:characters?|chars?|letters?|length)\b/gi,
    read: ([, low, high], subject) =>
      texts(subject) && Number(low) < Number(high)
        ? [chars("minLength", Number(low)), chars("maxLength", Number(high))]
        : undefined,
  },
  {
    name: "length a-b",
    find: /\blength(?:\s(?:is|of|from|between|range|limit))?[:\s]{1,3}(\d{1,5})\s?(?:-|~|to|and)\s?(\d{1,5})\b(?!\s?(?:items?|elements?|cm|mm|m\b|bytes?))/gi,
    read: ([, low, high], subject) =>
      texts(subject) && !subject.param.list && Number(low) < Number(high)
        ? [chars("minLength", Number(low)), chars("maxLength", Number(high))]
        : undefined,
  },
  {
    name: "max size N KB",
    find: /\b(?:max(?:imum)?\s?(?:size|length)?(?:\sof|\sis)?|(?:can\s?not|must not|not)\sexceed|up to|less than)[:\s]{0,3}(\d{1,6}(?:\.\d{1,3})?)\s?([kKmM])[bB]?\b/gi,
    read: ([, value = "", unit = ""], { param }) =>
      param.type === "file" ? fileSize(value, unit) : undefined,
  },
];

export const englishItems: readonly Pattern[] = [
  {
    name: "maximum N items",
    find: /\b(?:max(?:imum|imal)?(?:\s?(?:size|length|number|count|of|is|list))*|up to|at most|no more than|(?:can\s?not|must not|not)\sexceed|limited to)[:\s]{0,3}(?:is\s|of\s)?(\d{1,6})\b(?!\s?(?:characters?|chars?|letters?|bytes?|kb|mb|k\b|m\b|days?|hours?|minutes?|cm|kg|%|\.\d))/gi,
    unlessClause: /\bcharacters?\b|\beach\b|\bper item\b/i,
    read: ([, value = ""], subject) =>
      (subject.param.list || (/\bcomma\b/i.test(subject.own) && !isNumber(subject))) &&
      countOf(value) > 0
        ? { kind: "maxItems", value: countOf(value) }
        : undefined,
  },
];
