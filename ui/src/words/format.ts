// Numbers, plurals and times of one language. Nothing here knows a sentence.

/** A moment as it stood on a wall clock; no zone, because the zone was settled before. */
export interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** Reads `YYYY-MM-DDTHH:MM:SS` (or the head of an RFC 3339 time) as it stands. */
export function readWall(text: string): Wall | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(text);
  if (!m) return null;
  return { year: +m[1]!, month: +m[2]!, day: +m[3]!, hour: +(m[4] ?? 0), minute: +(m[5] ?? 0) };
}

/** The last day of a month given as `YYYY-MM`. */
export function lastDay(month: string): string {
  const [y, m] = month.split('-').map(Number) as [number, number];
  return `${month}-${String(new Date(Date.UTC(y, m, 0)).getUTCDate()).padStart(2, '0')}`;
}

export function makeFormat(locale: string) {
  const whole = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const rules = new Intl.PluralRules(locale);
  const and = new Intl.ListFormat(locale, { type: 'conjunction' });
  const or = new Intl.ListFormat(locale, { type: 'disjunction' });
  const as = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const dayForm = as({ year: 'numeric', month: 'short', day: 'numeric' });
  const longForm = as({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
  const clockForm = as({ hour: 'numeric', minute: '2-digit' });
  const hourForm = as({ hour: 'numeric' });
  const monthForm = as({ year: 'numeric', month: 'long' });
  const shortMonthForm = as({ month: 'short' });
  const weekdayForm = as({ weekday: 'long' });
  const shortWeekdayForm = as({ weekday: 'short' });
  const utc = (w: Wall) => Date.UTC(w.year, w.month - 1, w.day, w.hour, w.minute);
  // 2024-01-01 was a Monday.
  const weekdayAt = (weekday: number) => Date.UTC(2024, 0, 1 + weekday);
  const wallOr = (text: string, form: Intl.DateTimeFormat) => {
    const wall = readWall(text);
    return wall ? form.format(utc(wall)) : text;
  };

  return {
    number: (n: number) => whole.format(n),
    share: (part: number, of: number) => share.format(of > 0 ? part / of : 0),
    plural: (n: number, one: string, other: string) => (rules.select(n) === 'one' ? one : other),
    list: (items: string[]) => and.format(items),
    either: (items: string[]) => or.format(items),
    /** "Mar 12, 2024" */
    day: (text: string) => wallOr(text, dayForm),
    /** "Tuesday, March 12, 2024" */
    longDay: (text: string) => wallOr(text, longForm),
    /** "6:42 PM" */
    clock: (text: string) => wallOr(text, clockForm),
    /** "March 2024" from `2024-03` */
    month: (text: string) => wallOr(`${text}-01`, monthForm),
    shortMonth: (text: string) => wallOr(`${text}-01`, shortMonthForm),
    /** "6 PM" */
    hour: (hour: number) => hourForm.format(Date.UTC(2024, 0, 1, hour)),
    weekday: (weekday: number) => weekdayForm.format(weekdayAt(weekday)),
    shortWeekday: (weekday: number) => shortWeekdayForm.format(weekdayAt(weekday)),
    bytes: (n: number) => {
      const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
      let unit = 0;
      let value = n;
      while (value >= 1000 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
      }
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: units[unit],
        unitDisplay: unit === 0 ? 'long' : 'short',
        maximumFractionDigits: value < 10 && unit > 1 ? 1 : 0,
      }).format(value);
    },
  };
}
