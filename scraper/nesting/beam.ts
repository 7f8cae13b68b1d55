import { noBits, hasBit, openView, useMember, withBit, type Frame } from "./frame.js";
import { rowIndex, type SampleMember } from "../samples/members.js";
import type { NestingRow, Placement } from "./nesting-row.js";
import { Renames } from "./renames.js";
import { closeScore, fitScore, memberFor, objectsOf, weights } from "./score.js";

/** Deeper rows are kept as members of the deepest object; no page comes near it. */
const MAX_NESTING = 32;
/** States that are followed at the same time. */
const BEAM_WIDTH = 24;
/** Of states with the same open objects, only these many differ in anything that still matters. */
const BEAM_PER_CHAIN = 4;
/** What a state that is worse by more would have to gain by rows that fit where no other state puts them. */
const MARGIN = 40;
/** As many of the next rows tell whether a sample's object is a list. */
const LOOK_AHEAD = 6;
/** Two trees whose scores differ by less are equally well supported. */
const TIE = 0.9;

/** One row's place in one state, linked to the places of the rows before. */
interface Link {
  placement: Placement;
  before: Link | undefined;
}

/** One way to read the rows so far: the open objects, innermost first, and the places of the rows. */
interface State {
  score: number;
  frame: Frame;
  last: Link | undefined;
}

/** One place that a row can have in one state. */
interface Choice {
  state: State;
  frame: Frame;
  /** The state's score after the choice. */
  score: number;
  /** There is no other. */
  forced: boolean;
}

/** The row that is being placed. */
interface Turn {
  row: NestingRow;
  i: number;
  following: readonly NestingRow[];
}

/** Follows the best readings of the table row by row and returns the best one at its end. */
export function settleDepths(
  rows: readonly NestingRow[],
  roots: readonly SampleMember[],
  shapes: ReadonlyMap<string, SampleMember[]>,
): Placement[] {
  return new Beam(rows, roots, shapes).run();
}

class Beam {
  private readonly renames: Renames;
  /** Numbers for the names that several rows have: only they can stand twice in one object. */
  private readonly repeated = new Map<string, number>();
  private readonly chains = new Map<number, number>();
  private states: State[];

  constructor(
    private readonly rows: readonly NestingRow[],
    roots: readonly SampleMember[],
    private readonly shapes: ReadonlyMap<string, SampleMember[]>,
  ) {
    this.renames = new Renames(rows.map(({ name }) => name));
    const seen = new Set<string>();
    for (const { name } of rows) {
      if (seen.has(name) && !this.repeated.has(name)) this.repeated.set(name, this.repeated.size);
      seen.add(name);
    }
    const frame: Frame = {
      row: -1,
      up: undefined,
      depth: 0,
      views: roots.map(openView),
      childCount: 0,
      chain: 0,
      names: noBits,
    };
    this.states = [{ score: 0, frame, last: undefined }];
  }

  run(): Placement[] {
    this.rows.forEach((row, i) => {
      const choices = this.states.flatMap((state) => this.choices(state, row));
      const following = this.rows.slice(i + 1, i + 1 + LOOK_AHEAD);
      this.states = prune(choices).map((choice) => this.place(choice, { row, i, following }));
    });
    const ends = this.states.map((state) => ({ ...state, score: this.closeAll(state) }));
    ends.sort((a, b) => b.score - a.score);
    const [best, ...others] = ends;
    if (!best) return [];
    const placements = unlink(best.last);
    for (const other of others) {
      if (best.score - other.score >= TIE) break;
      markTies(placements, unlink(other.last));
    }
    spreadGuesses(placements);
    return placements;
  }

  private closeAll({ score, frame }: State): number {
    let total = score;
    for (let open: Frame | undefined = frame; open; open = open.up) {
      total += closeScore(open, this.rows[open.row]);
    }
    return total;
  }

  /** The places that the row can have. */
  private choices(state: State, row: NestingRow): Choice[] {
    const found: Choice[] = [];
    const depth = this.allowedDepth(state.frame, row);
    let closing = 0;
    for (let frame: Frame | undefined = state.frame; frame; frame = frame.up) {
      const fits = depth === undefined || frame.depth === depth;
      const mayBeTop = depth === 0 || row.mayBeTop === true || found.length === 0;
      const isInside = frame.depth > 0 || mayBeTop;
      if (fits && isInside && !(depth === undefined && this.isClosedLeaf(frame))) {
        const score = state.score + closing + this.placeScore(frame, row);
        found.push({ state, frame, score, forced: false });
      }
      closing += closeScore(frame, this.rows[frame.row]);
    }
    const [innermost] = found;
    const mustHaveMembers = this.rows[state.frame.row]?.leaf === false;
    const isEmpty = state.frame.childCount === 0 && innermost?.frame === state.frame;
    if (innermost && (found.length === 1 || (mustHaveMembers && isEmpty))) innermost.forced = true;
    return found;
  }

  /** A row that the page marks as one without members, with other objects around it. */
  private isClosedLeaf(frame: Frame): boolean {
    return this.rows[frame.row]?.leaf === true && (frame.up?.depth ?? 0) > 0;
  }

  private placeScore(frame: Frame, row: NestingRow): number {
    const duplicate = this.isRepeated(frame, row) ? weights.repeated : 0;
    const fit = fitScore(frame, row, this.renames);
    const habit = row.envelope === true && frame.depth === 1 ? weights.envelope : 0;
    return fit + habit + duplicate + this.childScore(frame) + weights.inner * frame.depth;
  }

  private isRepeated(frame: Frame, row: NestingRow): boolean {
    const repeated = this.repeated.get(row.name);
    return repeated !== undefined && hasBit(frame.names, repeated);
  }

  /** The depth that the page shows, as far as open objects reach; undefined when it shows none. */
  private allowedDepth(frame: Frame, row: NestingRow): number | undefined {
    if (row.depth === undefined) return undefined;
    return Math.min(row.depth, frame.depth);
  }

  /** The state after a choice. */
  private place(choice: Choice, { row, i, following }: Turn): State {
    const { state, frame, score } = choice;
    const repeated = this.repeated.get(row.name);
    const positions = frame.views.map((view) => memberFor(view, row, this.renames));
    const members = positions.flatMap((at, v) => frame.views[v]?.object.members[at] ?? []);
    const parent: Frame = {
      ...frame,
      views: frame.views.map((view, v) => useMember(view, positions[v] ?? -1)),
      childCount: frame.childCount + 1,
      names: repeated === undefined ? frame.names : withBit(frame.names, repeated),
    };
    const found = members.length > 0 && !this.isRepeated(frame, row);
    const support = found ? "confirmed" : supportOf(choice, row);
    const objects = objectsOf(members, row, following);
    const placement: Placement = { parent: frame.row, members, objects, support };
    if (support === "inferred") placement.alternatives = this.alternatives(choice, row);
    const last = { placement, before: state.last };
    if (frame.depth >= MAX_NESTING) return { score, frame: parent, last };
    const shape = objects.length === 0 ? this.shapes.get(row.typeName ?? "") : undefined;
    const shown = shape ? objectsOf(shape, row, following) : objects;
    return { score, frame: this.open(parent, i, shown), last };
  }

  /** The other open objects that the row may belong to. */
  private alternatives({ state, frame: chosen }: Choice, row: NestingRow): number[] {
    const found: number[] = [];
    for (let frame: Frame | undefined = state.frame; frame; frame = frame.up) {
      const isObject = frame.childCount > 0 || this.rows[frame.row]?.kind === "object";
      const isOpen = frame.depth > 0 || row.mayBeTop === true;
      if (isObject && isOpen && frame.row !== chosen.row) found.push(frame.row);
    }
    return found;
  }

  /** The price of the first member of an object that should have none. */
  private childScore(frame: Frame): number {
    if (frame.childCount > 0 || frame.row === -1) return 0;
    const row = this.rows[frame.row];
    if (row?.leaf === true) return weights.childOfLeaf;
    if (row?.leaf === false || row?.kind === "object") return 0;
    return row?.kind === "scalar" ? weights.childOfScalar : weights.childOfUnmarked;
  }

  /** Opens the object that a row may be. */
  private open(up: Frame, i: number, objects: readonly SampleMember[]): Frame {
    const key = up.chain * (this.rows.length + 1) + i;
    let chain = this.chains.get(key);
    if (chain === undefined) this.chains.set(key, (chain = this.chains.size + 1));
    const views = objects.map(openView);
    return { row: i, up, depth: up.depth + 1, views, childCount: 0, chain, names: noBits };
  }
}

/** What speaks for a place that no sample shows. */
function supportOf({ state, frame, forced }: Choice, row: NestingRow): Placement["support"] {
  const shown = frame.views.some(({ object }) => !object.cut);
  if (shown && isFreeElsewhere(state.frame, frame, row)) return "contradicted";
  if (row.depth !== undefined) return "confirmed";
  return forced ? "forced" : "inferred";
}

/** Does a sample show the row in another open object that has no row of the name yet? */
function isFreeElsewhere(innermost: Frame, chosen: Frame, row: NestingRow): boolean {
  for (let frame: Frame | undefined = innermost; frame; frame = frame.up) {
    if (frame === chosen) continue;
    for (const { object, used } of frame.views) {
      const i = rowIndex(object, row);
      if (i !== -1 && !hasBit(used, i)) return true;
    }
  }
  return false;
}

/** Keeps the best choices, few of those with the same open objects. */
function prune(choices: Choice[]): Choice[] {
  if (choices.length < 2) return choices;
  choices.sort((a, b) => b.score - a.score);
  const kept: Choice[] = [];
  const perChain = new Map<number, number>();
  const least = (choices[0]?.score ?? 0) - MARGIN;
  for (const choice of choices) {
    if (choice.score < least || kept.length >= BEAM_WIDTH) break;
    const count = perChain.get(choice.frame.chain) ?? 0;
    if (count >= BEAM_PER_CHAIN) continue;
    perChain.set(choice.frame.chain, count + 1);
    kept.push(choice);
  }
  return kept;
}

function unlink(last: Link | undefined): Placement[] {
  const placements: Placement[] = [];
  for (let link = last; link; link = link.before) placements.push({ ...link.placement });
  return placements.reverse();
}

/** A row that equally good readings put elsewhere is only inferred. */
function markTies(placements: Placement[], others: readonly Placement[]): void {
  placements.forEach((placement, i) => {
    if (placement.parent !== others[i]?.parent) placement.support = "inferred";
  });
}

/** A row that has no other place only because of where the one before it was put is a guess like it. */
function spreadGuesses(placements: readonly Placement[]): void {
  placements.forEach((placement, i) => {
    const before = placements[i - 1];
    if (placement.support !== "forced" || before?.support !== "inferred") return;
    if (before.parent !== placement.parent) return;
    placement.support = "inferred";
    placement.alternatives = before.alternatives ?? [];
  });
}
