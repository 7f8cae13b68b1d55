/** A code list as found in a text. */
export interface Coded {
  value: string;
  label: string;
}

export interface Run {
  start: number;
  end: number;
  values: Coded[];
  /** How codes and glosses are tied: `code :`, `gloss -`, `java`, … */
  style: string;
}

/** No list is longer; what follows is left unread. */
export const MAX_VALUES = 400;

/** How many tokens a gloss may have. */
export const GLOSS_TOKENS = 40;
