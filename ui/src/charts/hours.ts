// From counts by weekday and hour to a grid of tones.
import { scaleQuantize } from 'd3-scale';
import type { HourCount } from '../backend/types';

export interface HourCell {
  weekday: number;
  hour: number;
  posts: number;
  /** 0: none, 1 to 4: few to many. */
  tone: number;
}

/** All 168 hours of the week, Monday first. */
export function cellsOf(counts: HourCount[]): HourCell[] {
  const most = Math.max(1, ...counts.map((c) => c.posts));
  const tone = scaleQuantize([0, most], [1, 2, 3, 4]);
  const by = new Map(counts.map((c) => [c.weekday * 24 + c.hour, c.posts]));
  return Array.from({ length: 168 }, (_, i) => {
    const posts = by.get(i) ?? 0;
    return { weekday: Math.floor(i / 24), hour: i % 24, posts, tone: posts === 0 ? 0 : tone(posts) };
  });
}

/** The fullest hour, where there is one. */
export function peakOf(counts: HourCount[]): HourCount | null {
  return counts.reduce<HourCount | null>((best, c) => (best && best.posts >= c.posts ? best : c), null);
}
