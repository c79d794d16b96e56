// The house rules that a machine can check, over every file of src/.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(svelte|ts|css)$/.test(file) && file !== 'backend/types.ts')
  .map((file) => ({ file, text: readFileSync(join(src, file), 'utf8') }));
const svelte = files.filter(({ file }) => file.endsWith('.svelte'));

const block = (text: string, tag: string) =>
  [...text.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map((m) => m[1]!).join('\n');

/** What is left of a component when script, style and comments are gone. */
const markup = (text: string) =>
  text
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '');

/** Takes `{…}` out, nested ones too. */
function withoutBraces(text: string): string {
  let out = '';
  let depth = 0;
  for (const c of text) {
    if (c === '{') depth += 1;
    if (depth === 0) out += c;
    if (c === '}') depth -= 1;
  }
  return out;
}

/** Left to right; a file imports only from its own folder or further left. */
const order = ['backend', 'theme', 'words', 'parts', 'charts', 'features/session', 'features', 'views'];
function layerOf(file: string): number {
  const at = order.findIndex((layer) => file.startsWith(`${layer}/`));
  return at < 0 ? order.length : at;
}

describe('src', () => {
  it.each(files.map(({ file }) => file))('%s stays small', (file) => {
    const lines = files.find((each) => each.file === file)!.text.split('\n').length - 1;
    expect(lines).toBeLessThanOrEqual(file.endsWith('.svelte') ? 250 : 400);
  });

  it('says first what each file is', () => {
    for (const { file, text } of files) expect(text, file).toMatch(/^(\/\/|\/\*|<!--) \S/);
  });

  it('imports only leftward, and features never each other', () => {
    for (const { file, text } of files) {
      for (const [, to] of text.matchAll(/(?:from|import) '(\.[^']*)'/g)) {
        const target = relative(src, resolve(src, dirname(file), to!)).replaceAll('\\', '/') + '/';
        expect(layerOf(target), `${file} imports ${to}`).toBeLessThanOrEqual(layerOf(file));
        const feature = (path: string) => /^features\/([^/]+)\//.exec(path)?.[1];
        const [mine, other] = [feature(file), feature(target)];
        if (mine && other) expect([mine, 'session'], `${file} imports ${to}`).toContain(other);
      }
      if (!file.startsWith('backend/')) expect(text, file).not.toContain('@tauri-apps');
    }
  });

  it('names colours and pixels only in theme/', () => {
    for (const { file, text } of files.filter((each) => !each.file.startsWith('theme/'))) {
      const styles = file.endsWith('.svelte') ? block(text, 'style') : '';
      expect(styles, file).not.toMatch(/#[0-9a-f]{3,8}\b|\d(?:px|pt)\b|rgba?\(|hsla?\(/i);
      expect(text, file).not.toMatch(/['"`]#[0-9a-f]{3,8}['"`]|rgba?\(\d|\d+px/i);
      for (const [, name] of styles.matchAll(/var\((--[\w-]+)\)/g))
        expect(theme, `${file}: ${name}`).toContain(`${name}:`);
    }
  });

  it('keeps sentences in words/', () => {
    for (const { file, text } of svelte) {
      const left = withoutBraces(markup(text));
      for (const [, value] of left.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]*)"/g))
        expect(value, file).not.toMatch(/\p{L}{2}/u);
      expect(left.replace(/<[^>]*>/g, ' '), file).not.toMatch(/\p{L}{2}/u);
      for (const [, string] of block(text, 'script').matchAll(/'([^'\n]*)'/g))
        expect(string, file).not.toMatch(/^\p{Lu}\p{Ll}+ \p{L}/u);
    }
  });

  it('never turns text into markup, never stores, never fetches', () => {
    for (const { file, text } of files) {
      expect(text, file).not.toMatch(/\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
      expect(text, file).not.toMatch(/localStorage|sessionStorage|indexedDB|XMLHttpRequest|WebSocket/);
      // An attachment comes from the shell's own scheme, which is no network.
      if (file !== 'backend/attachment.ts') expect(text, file).not.toMatch(/\bfetch\(/);
      expect(text, file).not.toMatch(/https?:\/\//);
      expect(text, file).not.toMatch(/backdrop-filter/);
    }
  });

  it('writes no style into the page except where the virtual lists must', () => {
    const lists = [
      'features/posts/List.svelte',
      'features/vault/NoteList.svelte',
      'features/report/Entries.svelte',
    ];
    for (const { file, text } of svelte.filter((each) => !lists.includes(each.file)))
      expect(markup(text), file).not.toMatch(/\sstyle[:=]/);
  });
});

const theme = files
  .filter(({ file }) => file.startsWith('theme/'))
  .map(({ text }) => text)
  .join('\n');
