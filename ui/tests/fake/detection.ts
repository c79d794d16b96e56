// The quality sheet of the stand-in. Address parameter: model (off or missing).
import type { Detection, Kind, Score } from '../../src/backend/types';
import { families, kindsOf } from '../../src/parts/families';
import { params } from './state';

const score = (details: number): Score => ({
  details,
  found: Math.floor(details * 0.93),
  marks: Math.floor(details * 0.97),
  right: Math.floor(details * 0.92),
});

export function detection(): Detection {
  const kinds = families.flatMap((family) => kindsOf[family]).filter((kind) => kind !== 'OWN_TERM');
  const sizes: Partial<Record<Kind, number>> = { PERSON: 100, PLACE: 110, EMPLOYER: 130, IP: 3 };
  return {
    version: 3,
    model: (params.get('model') as Detection['model'] | null) ?? 'on',
    quality: {
      version: 3,
      posts: 420,
      kinds: kinds.map((kind) => {
        const details = sizes[kind] ?? 24;
        const half = Math.floor(details / 2);
        return {
          kind,
          all: score(details),
          languages: [
            { language: 'en', score: score(half) },
            { language: 'es', score: score(details - half) },
            { language: 'pt', score: score(0) },
          ],
        };
      }),
    },
  };
}
