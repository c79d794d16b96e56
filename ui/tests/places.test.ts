import { describe, expect, it } from 'vitest';
import { box, dotsOf } from '../src/charts/places';

describe('places on the outline', () => {
  const boston = { name: 'Boston, MA', lat: 42.36, lon: -71.06, posts: 40 };
  const seattle = { name: 'Seattle, WA', lat: 47.61, lon: -122.33, posts: 2 };
  const madrid = { name: 'Madrid', lat: 40.42, lon: -3.7, posts: 9 };
  const { dots, outside } = dotsOf([seattle, madrid, boston]);

  it('stand where they are, the large ones under the small', () => {
    expect(dots.map((d) => d.place.name)).toEqual(['Boston, MA', 'Seattle, WA']);
    expect(dots[0]!.x).toBeGreaterThan(0.85 * box.width);
    expect(dots[1]!.x).toBeLessThan(0.2 * box.width);
    expect(dots[0]!.radius).toBeGreaterThan(dots[1]!.radius);
  });
  it('are named where the map does not reach', () => {
    expect(outside).toEqual([madrid]);
    expect(dotsOf([])).toEqual({ dots: [], outside: [] });
  });
});
