// Which entries of the report are shown, and what each says.
import type { Category, FactView, PostView, ReportEntry } from '../../backend/types';
import { words } from '../../words';

/** Entries under one of these (none: under any), flagged ones only where asked. Their order stays. */
export function entriesOf(entries: ReportEntry[], chosen: Category[], flagged: boolean): ReportEntry[] {
  return entries.filter(
    (entry) =>
      (!flagged || entry.flagged) &&
      (chosen.length === 0 || entry.categories.some(({ category }) => chosen.includes(category))),
  );
}

/** Where it was said and who could read it, in words. */
export function channelOf(post: PostView): string {
  const place = [words.domain.platforms[post.platform], ...(post.group ? [post.group] : [])];
  return [...place, words.report.channels[post.audience]].join(' · ');
}

/** The facts that an entry tells, those that lead to the person first, what is past last. */
export function factsOf(entry: ReportEntry, facts: Map<number, FactView>): FactView[] {
  return entry.facts
    .map((number) => facts.get(number))
    .filter((fact) => fact !== undefined)
    .sort((a, b) => Number(a.past) - Number(b.past) || b.confidence - a.confidence);
}

/** Where the words stand that were seen, for all categories of an entry together. */
export function cuesOf(entry: ReportEntry): [number, number][] {
  return entry.categories.flatMap(({ cues }) => cues);
}
