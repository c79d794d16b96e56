// From counts by month and platform to stacked bars.
import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import type { MonthCount, Platform } from '../backend/types';

/** More platforms than this share the last tone. */
const TONES = 4;

export interface MonthBar {
  month: string;
  posts: number;
  x: number;
  width: number;
  /** Tone 1..4 and where its part stands. */
  parts: { tone: number; y: number; height: number }[];
}

/** `YYYY-MM` from the first to the last, without gaps. */
export function monthsBetween(first: string, last: string): string[] {
  const out: string[] = [];
  let [year, month] = first.split('-').map(Number) as [number, number];
  while (out.length < 1200) {
    const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (text > last) break;
    out.push(text);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return out;
}

/** The tone of each platform: the larger, the stronger. */
export function tonesOf(platforms: Platform[]): Map<Platform, number> {
  return new Map(platforms.map((platform, i) => [platform, Math.min(i + 1, TONES)]));
}

export function barsOf(counts: MonthCount[], tones: Map<Platform, number>, width: number, height: number) {
  const sorted = counts.map((c) => c.month).sort();
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined || width <= 0) return { bars: [], years: [], ticks: [] };
  const rows = new Map(
    monthsBetween(first, last).map((month) => [month, new Map<number, number>()] as const),
  );
  for (const { month, platform, posts } of counts) {
    const row = rows.get(month);
    const tone = tones.get(platform) ?? TONES;
    row?.set(tone, (row.get(tone) ?? 0) + posts);
  }
  const keys = Array.from({ length: TONES }, (_, i) => i + 1);
  const data = [...rows].map(([month, row]) => ({ month, row }));
  const layers = stack<(typeof data)[number], number>()
    .keys(keys)
    .value((d, key) => d.row.get(key) ?? 0)(data);
  const sums = data.map((d) => [...d.row.values()].reduce((a, b) => a + b, 0));
  const x = scaleBand(
    data.map((d) => d.month),
    [0, width],
  )
    .paddingInner(data.length > 120 ? 0.1 : 0.25)
    .align(0);
  const y = scaleLinear([0, Math.max(1, ...sums)], [height, 0]).nice(3);
  const bars: MonthBar[] = data.map((d, i) => ({
    month: d.month,
    posts: sums[i]!,
    x: x(d.month)!,
    width: x.bandwidth(),
    parts: layers
      .map((layer) => ({
        tone: layer.key,
        y: y(layer[i]![1]),
        height: Math.max(0, y(layer[i]![0]) - y(layer[i]![1])),
      }))
      .filter((part) => part.height > 0),
  }));
  const every = Math.max(1, Math.ceil(48 / (x.step() * 12)));
  const years = data
    .filter(
      (d, i) =>
        (d.month.endsWith('-01') && Number(d.month.slice(0, 4)) % every === 0) ||
        (i === 0 && data.length < 12),
    )
    .map((d) => ({ year: d.month.slice(0, 4), x: x(d.month)! }));
  const ticks = y
    .ticks(3)
    .filter((t) => t > 0 && Number.isInteger(t))
    .map((value) => ({ value, y: y(value) }));
  return { bars, years, ticks };
}
