/** The bounds, lengths and sizes of descriptions in English. */
import type { Patterns } from "../pattern.js";
import { guard } from "./bound-guards.js";
import {
  atMost,
  between,
  countOf,
  figure,
  fileSize,
  isFile,
  isNumber,
  isNumeric,
  isOfPages,
  isOneText,
  maximum,
  minimum,
  range,
  texts,
  where,
} from "./figures.js";
import { re } from "../regex.js";

const advised = /\b(?:recommend|suggest|should|ideally|better)/i;
const bareEnglish = String.raw`(?!\s?[*x×]\s?\d)(?![\d.]*\s?(?:characters?|chars?|letters?|bytes?|kb|mb|digits?|items?|days?|pictures?|products?|skus?|images?|words?|hours?|minutes?|months?|years?)\b|(?!(?:cm|kg|g|mm|m)\b)[\w%]|\.\d)`;

export const englishBounds: Patterns = guard(advised, {
  "maximum N": {
    find: re.gi`\b(?:max(?:imum|imal)?(?:\s(?:value|number|of|is|page\ssize))*|no more than|at most|up to|(?:can\s?not|must not|may not|not)\s(?:exceed|be (?:greater|larger|more) than)|less than or equal to)[:\s]{0,3}(?:is\s)?${figure}${bareEnglish}`,
    read: (match, subject) =>
      isNumeric(subject) && !isOfPages(match, subject) ? maximum(match[1] ?? "") : undefined,
  },
  "minimum N": {
    find: re.gi`\b(?:min(?:imum|umum|imal)?(?:\s(?:value|number|of|is))*|no less than|at least|(?:can\s?not|must not)\sbe (?:less|smaller|lower) than|greater than or equal to)[:\s]{0,3}(?:is\s)?${figure}${bareEnglish}`,
    read: where(isNumeric, (value) => minimum(value)),
  },
  "greater than N": {
    find: re.gi`\b(?:must be|should be|be|is)\s(?:greater|larger|more) than\s${figure}(?! or)${bareEnglish}`,
    read: where(isNumber, (value) => minimum(value, true)),
  },
  "less than N": {
    find: re.gi`\b(?:must be|should be|be|is)\s(?:less|smaller|lower) than\s${figure}(?! or)${bareEnglish}`,
    read: where(isNumber, (value) => maximum(value, true)),
  },
  "range (a, b]": {
    find: re.gi`\brange[:\s]{0,3}(?:is\s)?([\[(])\s?${figure}\s?,\s?${figure}\s?([\])])`,
    read: where(isNumber, (open, low, high, close) =>
      Number(low) < Number(high)
        ? [
            minimum(low, open === "(" && close === "]"),
            maximum(high, open === "[" && close === ")"),
          ]
        : undefined,
    ),
  },
  "between a and b": {
    find: re.gi`\b(?:between|range(?:s|d)?(?:\sis)?(?:\sfrom)?|from|value)[:\s]{0,3}[\[(]?${figure}\s?(?:and|to|-|~|,)\s?${figure}${bareEnglish}`,
    read: where(isNumber, range),
  },
});

export const englishLengths: Patterns = {
  "maximum N characters": {
    find: /\b(?:max(?:imum|imal)?(?:\s(?:length|size|of|is|number))*|up to|at most|no more than|(?:is\s)?limited to|limit(?:\s(?:of|is))?|(?:can\s?not|must not|not)\sexceed|less than or equal to|within)[:\s]{0,3}(?:is\s)?(\d{1,6})\s?(?:english\s|chinese\s)?(?:characters?|chars?|letters?|digits?)\b/gi,
    read: where(texts, atMost),
  },
  "max length N": {
    find: /\b(?:max(?:imum|imal)?\s?length|length\s(?:limit|(?:can\s?not|must not)\sexceed|no more than|within))[:\s]{0,3}(?:is\s|of\s)?(\d{1,6})\b(?!\s?(?:items?|elements?|cm|mm|kb|mb|bytes?))/gi,
    read: where(({ param }) => param.type === "string" && !param.list, atMost),
  },
  "a-b characters": {
    find: /\b(\d{1,5})\s?(?:-|~|to)\s?(\d{1,5})\s(?:characters?|chars?|letters?|length)\b/gi,
    read: where(texts, between),
  },
  "length a-b": {
    find: /\blength(?:\s(?:is|of|from|between|range|limit))?[:\s]{1,3}(\d{1,5})\s?(?:-|~|to|and)\s?(\d{1,5})\b(?!\s?(?:items?|elements?|cm|mm|m\b|bytes?))/gi,
    read: where(isOneText, between),
  },
  "max size N KB": {
    find: /\b(?:max(?:imum)?\s?(?:size|length)?(?:\sof|\sis)?|(?:can\s?not|must not|not)\sexceed|up to|less than)[:\s]{0,3}(\d{1,6}(?:\.\d{1,3})?)\s?([kKmM])[bB]?\b/gi,
    read: where(isFile, fileSize),
  },
};

export const englishItems: Patterns = {
  "maximum N items": {
    find: /\b(?:max(?:imum|imal)?(?:\s?(?:size|length|number|count|of|is|list))*|up to|at most|no more than|(?:can\s?not|must not|not)\sexceed|limited to)[:\s]{0,3}(?:is\s|of\s)?(\d{1,6})\b(?!\s?(?:characters?|chars?|letters?|bytes?|kb|mb|k\b|m\b|days?|hours?|minutes?|cm|kg|%|\.\d))/gi,
    unlessClause: /\bcharacters?\b|\beach\b|\bper item\b/i,
    read: ([, value = ""], subject) =>
      (subject.param.list || (/\bcomma\b/i.test(subject.own) && !isNumber(subject))) &&
      countOf(value) > 0
        ? { kind: "maxItems", value: countOf(value) }
        : undefined,
  },
};
