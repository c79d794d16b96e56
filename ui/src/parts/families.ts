// The four families of kinds, in the order they are always shown; the same table as model::Kind::family.
import type { Family, Kind } from '../backend/types';

export const kindsOf: Record<Family, Kind[]> = {
  who: [
    'PERSON',
    'HANDLE',
    'EMAIL',
    'PHONE',
    'IP',
    'URL',
    'PLATE',
    'VIN',
    'GOV_ID',
    'BANK',
    'TRACKING_ID',
    'OWN_TERM',
  ],
  where: ['ADDRESS', 'COORDINATES', 'PLACE', 'STATION', 'ROUTE'],
  when: ['DATETIME'],
  about: ['EMPLOYER', 'VEHICLE', 'AGE', 'FAMILY', 'HEALTH', 'ORIGIN', 'JOB'],
};

export const families = Object.keys(kindsOf) as Family[];

const familyByKind = new Map(families.flatMap((family) => kindsOf[family].map((kind) => [kind, family])));

export function familyOf(kind: Kind): Family {
  return familyByKind.get(kind) ?? 'about';
}
