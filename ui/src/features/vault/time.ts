// World time as it stood on the wall in a zone.

const forms = new Map<string, Intl.DateTimeFormat>();

function formOf(zone: string): Intl.DateTimeFormat {
  let form = forms.get(zone);
  if (!form) {
    form = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    forms.set(zone, form);
  }
  return form;
}

/** `YYYY-MM-DDTHH:MM` in the zone; what cannot be read comes back as it is. */
export function wallOf(time: string, zone: string): string {
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return time;
  const part = new Map(
    formOf(zone)
      .formatToParts(at)
      .map((p) => [p.type, p.value]),
  );
  const year = (part.get('year') ?? '').padStart(4, '0');
  return `${year}-${part.get('month')}-${part.get('day')}T${part.get('hour')}:${part.get('minute')}`;
}

/** Today as `YYYY-MM-DD` in the zone. */
export const todayIn = (zone: string, now = new Date()) => wallOf(now.toISOString(), zone).slice(0, 10);
