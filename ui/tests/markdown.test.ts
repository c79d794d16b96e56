import { describe, expect, it } from 'vitest';
import { blocksOf, hostOf, inlinesOf, type Block, type Inline } from '../src/parts/markdown';

/** A short notation of the tree, so that a test can be read. */
function inline(kids: Inline[]): string {
  return kids
    .map((kid) => {
      if (kid.is === 'text') return kid.text;
      if (kid.is === 'code') return `<code:${kid.text}>`;
      if (kid.is === 'link' || kid.is === 'image') return `<${kid.is}:${kid.text}|${kid.target}|${kid.host}>`;
      return `<${kid.is}:${inline(kid.kids)}>`;
    })
    .join('');
}
function block(b: Block): string {
  switch (b.is) {
    case 'paragraph':
      return `p(${inline(b.kids)})`;
    case 'heading':
      return `h${b.level}(${inline(b.kids)})`;
    case 'code':
      return `code(${b.text})`;
    case 'quote':
      return `quote(${b.kids.map(block).join('')})`;
    case 'rule':
      return 'rule';
    case 'list':
      return `${b.first === null ? 'ul' : `ol${b.first}`}(${b.items
        .map((i) => `${i.done === null ? '' : i.done ? '[x]' : '[ ]'}${i.kids.map(block).join('')}`)
        .join(';')})`;
  }
}
const all = (text: string) => blocksOf(text).map(block).join(' ');

describe('words', () => {
  it.each([
    ['plain', 'plain'],
    ['a **b** c', 'a <strong:b> c'],
    ['*a* and _b_ and ~~c~~', '<em:a> and <em:b> and <del:c>'],
    ['***both***', '<strong:<em:both>>'],
    ['snake_case_name stays', 'snake_case_name stays'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['**open', '**open'],
    ['*a **b* c', '<em:a **b> c'],
    ['\\*not\\*', '*not*'],
    ['C:\\new\\dir', 'C:\\new\\dir'],
    ['`a*b*` and ``a`b``', '<code:a*b*> and <code:a`b>'],
    ['a ` alone', 'a ` alone'],
    ['~ about ~', '~ about ~'],
    ['one\ntwo', 'one\ntwo'],
    ['<b>x</b> &amp; {{y}}', '<b>x</b> &amp; {{y}}'],
    ['****', '****'],
  ])('%s', (text, tree) => {
    expect(inline(inlinesOf(text))).toBe(tree);
  });
});

describe('links', () => {
  const scheme = 'https:';
  it('show where they lead', () => {
    expect(inline(inlinesOf(`[my bank](${scheme}//evil.example/x)`))).toBe(
      `<link:my bank|${scheme}//evil.example/x|evil.example>`,
    );
    expect(inline(inlinesOf(`see ${scheme}//a.example/b_c_d.`))).toBe(
      `see <link:${scheme}//a.example/b_c_d|${scheme}//a.example/b_c_d|a.example>.`,
    );
    expect(inline(inlinesOf('www.a.example'))).toBe('<link:www.a.example|www.a.example|www.a.example>');
    expect(inline(inlinesOf('![a photo](x.png)'))).toBe('<image:a photo|x.png|x.png>');
  });
  it('of other kinds show the kind', () => {
    expect(hostOf('javascript:alert(1)')).toBe('javascript:');
    expect(hostOf('mailto:a@b.example')).toBe('mailto:');
    expect(hostOf('data:text/html,x')).toBe('data:');
    // Letters that only look alike are told apart.
    expect(hostOf(`${scheme}//аpple.example`)).toMatch(/^xn--/);
    expect(hostOf(`${scheme}//bank.example@evil.example`)).toBe('evil.example');
  });
  it('that are none stay text', () => {
    for (const text of ['[a]', '[a] (b)', '[a](b c d)', 'ahttp', 'http', 'who', 'a[b](', '![', 'mail me'])
      expect(inline(inlinesOf(text))).toBe(text);
  });
});

describe('blocks', () => {
  it.each([
    ['# One\n## Two #', 'h1(One) h2(Two)'],
    ['#tag is no heading', 'p(#tag is no heading)'],
    ['a\n\nb', 'p(a) p(b)'],
    ['a\r\nb', 'p(a\nb)'],
    ['---', 'rule'],
    ['> a\n> b\n\nc', 'quote(p(a\nb)) p(c)'],
    ['> > deep', 'quote(quote(p(deep)))'],
    ['```js\n**x**\n\n# y\n```\nz', 'code(**x**\n\n# y) p(z)'],
    ['```\nnever closed', 'code(never closed)'],
    ['- a\n- b\n  - c\n- d', 'ul(p(a);p(b)ul(p(c));p(d))'],
    ['1. a\n2. b', 'ol1(p(a);p(b))'],
    ['7) a', 'ol7(p(a))'],
    ['- [ ] ask\n- [x] done', 'ul([ ]p(ask);[x]p(done))'],
    ['- a\n\n- b\n\ntext', 'ul(p(a);p(b)) p(text)'],
    ['- a\n  more\n- b', 'ul(p(a\nmore);p(b))'],
    ['- a\nlazy', 'ul(p(a\nlazy))'],
    ['text\n- item', 'p(text) ul(p(item))'],
    ['- a\n1. b', 'ul(p(a)) ol1(p(b))'],
    ['', ''],
    ['2024. What a year', 'ol2024(p(What a year))'],
    ['-5 degrees', 'p(-5 degrees)'],
  ])('%j', (text, tree) => {
    expect(all(text)).toBe(tree);
  });
});

/** Every letter and digit of the text, in order: nothing is lost, whatever it was taken for. */
function kept(text: string): string {
  const said = (kids: Inline[]): string =>
    kids.map((k) => ('kids' in k ? said(k.kids) : 'target' in k ? `${k.text}${k.target}` : k.text)).join('');
  const of = (b: Block): string => {
    if (b.is === 'list') return b.items.map((i) => i.kids.map(of).join('')).join('');
    if (b.is === 'quote') return b.kids.map(of).join('');
    return b.is === 'rule' ? '' : b.is === 'code' ? b.text : said(b.kids);
  };
  return blocksOf(text)
    .map(of)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

describe('hostile text', () => {
  const n = 20_000;
  const texts: Record<string, string> = {
    stars: '*a '.repeat(n),
    pairs: '**a'.repeat(n),
    unders: '_a_'.repeat(n),
    brackets: '['.repeat(n),
    images: '!['.repeat(n),
    links: '[a]('.repeat(n),
    ticks: Array.from({ length: 400 }, (_, i) => '`'.repeat(i)).join(' a '),
    quotes: '>'.repeat(n) + 'a',
    lists: Array.from({ length: 400 }, (_, i) => ' '.repeat(i * 2) + '- a').join('\n'),
    lines: 'a\n'.repeat(n),
    spaces: ' '.repeat(n * 5) + 'a',
    dashes: '- '.repeat(n) + 'a',
    hashes: '#'.repeat(n) + ' a' + '#'.repeat(n),
    word: 'a'.repeat(1_000_000),
    addresses: 'www.a'.repeat(n),
    mixed: '**_~~`a`~~_** '.repeat(n),
    escapes: '\\'.repeat(n) + 'a',
  };
  it.each(Object.entries(texts))('%s: is read, and no letter of it is lost', (_, text) => {
    expect(kept(text).length).toBeGreaterThanOrEqual(text.replace(/[^\p{L}\p{N}]/gu, '').length);
  });
  it('is never deeper than an engine can draw', () => {
    const depth = (b: Block): number =>
      b.is === 'quote'
        ? 1 + Math.max(0, ...b.kids.map(depth))
        : b.is === 'list'
          ? 1 + Math.max(0, ...b.items.flatMap((i) => i.kids.map(depth)))
          : 1;
    for (const text of Object.values(texts))
      for (const b of blocksOf(text)) expect(depth(b)).toBeLessThan(12);
  });
});
