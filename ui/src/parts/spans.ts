// From text and findings to pieces that can be drawn: text nodes and marks, never markup.
// Offsets count Unicode code points, as in Rust; JavaScript strings count UTF-16 units.
import type { Finding } from '../backend/types';

/** A run of text under the same findings (none: plain text). */
export interface Piece {
  text: string;
  /** Longest first, so that the first is the one the mark is drawn for. */
  findings: Finding[];
  /** First code point. */
  start: number;
}

/** Cuts by code points. Text without characters outside the basic plane is cut directly. */
export function cutter(text: string): { length: number; cut: (start: number, end: number) => string } {
  if (!/[\uD800-\uDFFF]/.test(text)) {
    return { length: text.length, cut: (start, end) => text.slice(start, end) };
  }
  const points = Array.from(text);
  return { length: points.length, cut: (start, end) => points.slice(start, end).join('') };
}

/** Splits the text of one part (0: the post, n: its n-th caption) at every border of a finding. */
export function pieces(text: string, findings: Finding[], part: number): Piece[] {
  const { length, cut } = cutter(text);
  const here = findings
    .filter((f) => f.part === part)
    .map((f) => ({ f, start: Math.max(0, f.start), end: Math.min(length, f.end) }))
    .filter((s) => s.start < s.end)
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const borders = [...new Set([0, length, ...here.flatMap((s) => [s.start, s.end])])].sort((a, b) => a - b);
  const out: Piece[] = [];
  for (let i = 0; i + 1 < borders.length; i += 1) {
    const start = borders[i]!;
    const end = borders[i + 1]!;
    const over = here.filter((s) => s.start <= start && s.end >= end).map((s) => s.f);
    out.push({ text: cut(start, end), findings: over, start });
  }
  return out;
}

/** What a finding stands on. */
export function quote(text: string, finding: Finding): string {
  return cutter(text).cut(finding.start, finding.end);
}

/** Lead-in kept before the first finding in a preview, in code points. */
const LEAD = 48;
/** Length of a preview, in code points: more than two lines of the list. */
const PREVIEW = 200;

/** Pieces for two lines of a list: they begin shortly before the first finding, at a word. */
export function preview(text: string, findings: Finding[]): Piece[] {
  const { length, cut } = cutter(text);
  const first = findings.filter((f) => f.part === 0).reduce((least, f) => Math.min(least, f.start), length);
  let from = 0;
  if (first < length && first > 2 * LEAD) {
    from = first - LEAD;
    const gap = cut(from, first).search(/\s/);
    if (gap >= 0) from += Array.from(cut(from, first).slice(0, gap + 1)).length;
  }
  const to = Math.min(length, from + PREVIEW);
  const shifted = findings
    .filter((f) => f.part === 0)
    .map((f) => ({ ...f, start: f.start - from, end: f.end - from }));
  const cutPieces = pieces(cut(from, to), shifted, 0).map((p) => ({
    ...p,
    text: p.text.replace(/\s+/g, ' '),
  }));
  return from > 0 ? [{ text: '… ', findings: [], start: -1 }, ...cutPieces] : cutPieces;
}

/** A run of text that is or is not a cue. */
export interface CuePiece {
  text: string;
  cue: boolean;
  /** First code point; -1 for the sign that something was left out. */
  start: number;
}

/** Length of an excerpt around cues, in code points. */
const EXCERPT = 420;

/** Pieces for a few lines: they begin shortly before the first cue, at a word. Cues may overlap. */
export function cuePieces(text: string, cues: [number, number][], most = EXCERPT): CuePiece[] {
  const { length, cut } = cutter(text);
  const here = cues
    .map(([start, end]) => [Math.max(0, start), Math.min(length, end)] as const)
    .filter(([start, end]) => start < end);
  const first = Math.min(length, ...here.map(([start]) => start));
  let from = 0;
  if (first < length && first > 2 * LEAD && length > most) {
    from = first - LEAD;
    const gap = cut(from, first).search(/\s/);
    if (gap >= 0) from += Array.from(cut(from, first).slice(0, gap + 1)).length;
  }
  let to = Math.min(length, from + most);
  if (to < length) to -= /\S*$/.exec(cut(from, to))![0].length;
  const borders = [...new Set([from, to, ...here.flat()])]
    .filter((at) => at >= from && at <= to)
    .sort((a, b) => a - b);
  const out: CuePiece[] = from > 0 ? [{ text: '… ', cue: false, start: -1 }] : [];
  for (let i = 0; i + 1 < borders.length; i += 1) {
    const [start, end] = [borders[i]!, borders[i + 1]!];
    const cue = here.some(([a, b]) => a <= start && b >= end);
    out.push({ text: cut(start, end).replace(/\s+/g, ' '), cue, start });
  }
  if (to < length) out.push({ text: ' …', cue: false, start: length });
  return out;
}
