import { describe, expect, it } from 'vitest';
import { isDrawable, pixelsOf, showingOf } from '../src/features/vault/media';
import { todayIn, wallOf } from '../src/features/vault/time';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(parts.flatMap((p) => (typeof p === 'string' ? [...p].map((c) => c.charCodeAt(0)) : p)));
const zeros = (n: number) => new Array<number>(n).fill(0);
const png = (w: number[], h: number[]) => bytes([0x89], 'PNG', [13, 10, 26, 10, 0, 0, 0, 13], 'IHDR', w, h);

describe('what a file is shown as', () => {
  it.each([
    ['image/png', 'image'],
    ['image/JPEG; x=1', 'image'],
    ['image/svg+xml', 'none'],
    ['image/heic', 'none'],
    ['text/plain', 'text'],
    ['text/html', 'text'],
    ['application/json', 'text'],
    ['audio/mp4', 'audio'],
    ['video/webm', 'video'],
    ['application/pdf', 'none'],
    ['application/x-sh', 'none'],
    ['constructor', 'none'],
    ['', 'none'],
  ])('%s: %s', (type, showing) => {
    expect(showingOf(type)).toBe(showing);
  });
});

describe('pictures', () => {
  it('tell their size', () => {
    expect(pixelsOf(png([0, 0, 3, 192], [0, 0, 2, 128]))).toEqual([960, 640]);
    expect(pixelsOf(bytes('GIF89a', [64, 1, 200, 0]))).toEqual([320, 200]);
    expect(pixelsOf(bytes('BM', zeros(16), [10, 0, 0, 0], [0xf6, 255, 255, 255]))).toEqual([10, 10]);
    expect(pixelsOf(bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [63, 1, 0], [199, 0, 0]))).toEqual([
      320, 200,
    ]);
    const jpeg = bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 2, 128, 3, 192]);
    expect(pixelsOf(jpeg)).toEqual([960, 640]);
    const avif = bytes(
      zeros(4),
      'ftypavif',
      zeros(20),
      'ispe',
      zeros(4),
      [0, 0, 1, 64],
      [0, 0, 0, 200],
      zeros(20),
    );
    expect(pixelsOf(avif)).toEqual([320, 200]);
  });
  it('that are bombs, cut or something else are not drawn', () => {
    expect(isDrawable(png([0, 0, 78, 32], [0, 0, 78, 32]))).toBe(false);
    expect(isDrawable(png([0, 0, 0, 0], [0, 0, 0, 0]))).toBe(false);
    expect(isDrawable(png([0, 0, 3, 192], [0]))).toBe(false);
    expect(isDrawable(bytes('<svg xmlns="x"></svg>'))).toBe(false);
    expect(isDrawable(bytes([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]))).toBe(false);
    expect(isDrawable(bytes([]))).toBe(false);
    // 8,000 by 8,000 is the most.
    expect(isDrawable(png([0, 0, 0x1f, 0x40], [0, 0, 0x1f, 0x40]))).toBe(true);
    expect(isDrawable(png([0, 0, 0x1f, 0x40], [0, 0, 0x1f, 0x41]))).toBe(false);
  });
});

describe('times', () => {
  it('stand as on the wall in the zone', () => {
    expect(wallOf('2024-03-12T22:42:10Z', 'America/New_York')).toBe('2024-03-12T18:42');
    expect(wallOf('2024-03-12T04:00:00Z', 'America/New_York')).toBe('2024-03-12T00:00');
    expect(wallOf('soon', 'America/New_York')).toBe('soon');
    expect(todayIn('Asia/Tokyo', new Date('2026-11-24T20:00:00Z'))).toBe('2026-11-25');
  });
});
