// From places with coordinates to dots on the outline of the United States (us.json says where it is from).
import { geoAlbersUsa } from 'd3-geo';
import { scaleSqrt } from 'd3-scale';
import outline from './us.json';

export interface Place {
  name: string;
  /** Degrees north and east. */
  lat: number;
  lon: number;
  posts: number;
}

export interface Dot {
  place: Place;
  x: number;
  y: number;
  radius: number;
}

export const box = { width: outline.width, height: outline.height };
export const paths = { outline: outline.outline, borders: outline.borders };
/** As the outline was drawn. */
const project = geoAlbersUsa()
  .scale(1300)
  .translate([box.width / 2, box.height / 2]);
const LEAST = 5;
const LARGEST = 22;

/** Dots, the large ones first so that small ones lie on top; and what is not on the map. */
export function dotsOf(places: Place[]): { dots: Dot[]; outside: Place[] } {
  const most = Math.max(1, ...places.map((place) => place.posts));
  const radius = scaleSqrt([0, most], [LEAST, LARGEST]);
  const dots: Dot[] = [];
  const outside: Place[] = [];
  for (const place of [...places].sort((a, b) => b.posts - a.posts)) {
    const at = project([place.lon, place.lat]);
    if (at) dots.push({ place, x: at[0], y: at[1], radius: radius(place.posts) });
    else outside.push(place);
  }
  return { dots, outside };
}
