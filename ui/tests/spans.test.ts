import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/backend/types';
import { pieces, preview, quote } from '../src/parts/spans';

const f = (start: number, end: number, kind: Finding['kind'] = 'PLACE', part = 0): Finding => ({
  part,
  kind,
  confidence: 0.9,
  detector: 'test',
  why: 'shape',
  start,
  end,
});
const shape = (text: string, findings: Finding[], part = 0) =>
  pieces(text, findings, part).map((p) => [p.text, p.findings.map((x) => x.kind)]);

describe('pieces', () => {
  it('cuts text at the borders of a finding', () => {
    expect(shape('at DXX4 now', [f(3, 7, 'STATION')])).toEqual([
      ['at ', []],
      ['DXX4', ['STATION']],
      [' now', []],
    ]);
  });
  it('counts code points, not units: emoji before, inside and between', () => {
    expect(shape('😤😤 at DXX4', [f(6, 10, 'STATION')])).toEqual([
      ['😤😤 at ', []],
      ['DXX4', ['STATION']],
    ]);
    // A family emoji is five code points joined; a finding may begin right after it.
    expect(shape('👨‍👩‍👧 Ann', [f(6, 9, 'PERSON')])).toEqual([
      ['👨‍👩‍👧 ', []],
      ['Ann', ['PERSON']],
    ]);
    expect(quote('🎂 47', f(2, 4))).toBe('47');
  });
  it('keeps overlaps apart and puts the longest first', () => {
    expect(shape('48 Alder Ln, Millbrook', [f(13, 22, 'PLACE'), f(0, 22, 'ADDRESS')])).toEqual([
      ['48 Alder Ln, ', ['ADDRESS']],
      ['Millbrook', ['ADDRESS', 'PLACE']],
    ]);
    expect(shape('abcdef', [f(0, 4, 'PERSON'), f(2, 6, 'JOB')])).toEqual([
      ['ab', ['PERSON']],
      ['cd', ['PERSON', 'JOB']],
      ['ef', ['JOB']],
    ]);
  });
  it('takes only the findings of its part', () => {
    const findings = [f(0, 2, 'PERSON', 0), f(0, 2, 'STATION', 1)];
    expect(shape('ab', findings, 0)).toEqual([['ab', ['PERSON']]]);
    expect(shape('ab', findings, 1)).toEqual([['ab', ['STATION']]]);
  });
  it('survives findings outside the text, empty ones and empty text', () => {
    expect(shape('ab', [f(1, 99), f(5, 9), f(1, 1)])).toEqual([
      ['a', []],
      ['b', ['PLACE']],
    ]);
    expect(shape('', [f(0, 3)])).toEqual([]);
  });
  it('loses no character and keeps mixed directions whole', () => {
    const text = 'قال لي المشرف at DXX4\n😀';
    expect(
      pieces(text, [f(17, 21), f(3, 9)], 0)
        .map((p) => p.text)
        .join(''),
    ).toBe(text);
  });
});

describe('preview', () => {
  it('begins near the first finding, at a word', () => {
    const text = `${'word '.repeat(60)}DXX4 and more`;
    const shown = preview(text, [f(300, 304, 'STATION')]);
    expect(shown[0]!.text).toBe('… ');
    expect(shown[1]!.text.startsWith('word ')).toBe(true);
    expect(shown.find((p) => p.findings.length > 0)!.text).toBe('DXX4');
  });
  it('shows a short post from its beginning, on one line', () => {
    expect(preview('a\n\nb', [])[0]!.text).toBe('a b');
  });
});
