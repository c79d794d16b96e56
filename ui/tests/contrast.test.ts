// Reads the theme's own files and computes the contrast of every pair that meets on the screen.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (file: string) => readFileSync(new URL(`../src/theme/${file}`, import.meta.url), 'utf8');

function declared(css: string): Map<string, string> {
  return new Map([...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((m) => [m[1]!, m[2]!.trim()]));
}

const tokens = declared(read('tokens.css'));
const [nightCss, dayCss] = read('roles.css').split(":root[data-theme='light']") as [string, string];
const night = new Map([...tokens, ...declared(nightCss)]);
const day = new Map([...night, ...declared(dayCss)]);

function colour(theme: Map<string, string>, role: string): [number, number, number] {
  let value = theme.get(`--${role}`);
  while (value?.startsWith('var(')) value = theme.get(value.slice(4, -1));
  const hex = /^#([0-9a-f]{6})$/i.exec(value ?? '');
  if (!hex) throw new Error(`no colour for ${role}: ${value}`);
  return [0, 2, 4].map((at) => parseInt(hex[1]!.slice(at, at + 2), 16)) as [number, number, number];
}

function luminance(rgb: [number, number, number]): number {
  const [r, g, b] = rgb.map((part) => {
    const c = part / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(theme: Map<string, string>, front: string, back: string): number {
  const [a, b] = [luminance(colour(theme, front)), luminance(colour(theme, back))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const grounds = ['ground', 'surface', 'surface-raised', 'surface-hover', 'track', 'accent-ground'];
const families = ['who', 'where', 'when', 'about'];

/** Text: 4.5 to 1. */
const text: [string, string][] = [
  ...grounds.flatMap((ground) => [
    ['ink', ground] as [string, string],
    ['ink-soft', ground] as [string, string],
  ]),
  ...['ground', 'surface', 'surface-raised', 'track', 'accent-ground'].map(
    (ground) => ['accent-text', ground] as [string, string],
  ),
  ...families.flatMap((family) => [
    ['ink', `${family}-ground`] as [string, string],
    ['ink-soft', `${family}-ground`] as [string, string],
  ]),
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-hover'],
  ['danger-ink', 'danger-fill'],
  ['link', 'surface'],
  ['danger', 'surface'],
  ['done', 'surface'],
  ['ground', 'ink'],
  ['ink-quiet', 'ground'],
];

/** Marks, edges of fields, the ring of the focus: 3 to 1. */
const marks: [string, string][] = [
  ...families.flatMap((family) => [
    [family, `${family}-ground`] as [string, string],
    [family, 'ground'] as [string, string],
    [family, 'track'] as [string, string],
  ]),
  ...['ground', 'surface', 'surface-raised', 'track'].map((ground) => ['focus', ground] as [string, string]),
  ['line-strong', 'ground'],
  ['line-strong', 'surface'],
  ['series-1', 'ground'],
  ['heat-4', 'ground'],
];

describe.each([
  ['night', night],
  ['day', day],
])('%s', (_, theme) => {
  it.each(text)('text %s on %s', (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(marks)('mark %s on %s', (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(3);
  });
});

it('every role of the night has one of the day', () => {
  const same = (css: string) => [...declared(css).keys()].sort();
  expect(same(dayCss)).toEqual(same(nightCss));
});
