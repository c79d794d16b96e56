// From Markdown to a tree of plain values, in one pass over the text: nothing here makes markup, and
// whatever is not understood stays as the text it was. Time grows with the length, depth is limited.

interface Kids {
  kids: Inline[];
}
interface Target {
  text: string;
  target: string;
  host: string;
}
export type Inline =
  | { is: 'text'; text: string }
  | { is: 'code'; text: string }
  | ({ is: 'strong' } & Kids)
  | ({ is: 'em' } & Kids)
  | ({ is: 'del' } & Kids)
  | ({ is: 'link' } & Target)
  | ({ is: 'image' } & Target);

export interface Item {
  /** `null` where it is no task. */
  done: boolean | null;
  kids: Block[];
}

export type Block =
  | { is: 'paragraph'; kids: Inline[] }
  | { is: 'heading'; level: number; kids: Inline[] }
  | { is: 'code'; text: string }
  | { is: 'quote'; kids: Block[] }
  | { is: 'list'; first: number | null; items: Item[] }
  | { is: 'rule' };

const DEEPEST = 8;
/** Longer than this is no word of a link. */
const LONGEST_LINK = 2_000;

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( *)(?:([-*+])|(\d{1,9})[.)])(?: +|$)/;
const TASK = /^\[([ xX])\] /;
/** Lines beyond this are not looked at closely: nobody writes such a heading or rule. */
const LONGEST_MARK = 1_000;

const test = (form: RegExp, line: string) => (line.length <= LONGEST_MARK ? form.exec(line) : null);
const isBlank = (line: string) => line.trim() === '';
const begins = (line: string) =>
  test(HEADING, line) ?? test(RULE, line) ?? FENCE.exec(line) ?? QUOTE.exec(line) ?? ITEM.exec(line);

export function blocksOf(text: string): Block[] {
  return read(text.replace(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n'), 0);
}

function read(lines: string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    if (isBlank(line)) {
      at += 1;
      continue;
    }
    const fence = FENCE.exec(line);
    if (fence) {
      const mark = fence[1]!;
      let end = at + 1;
      while (end < lines.length && !closes(lines[end]!, mark)) end += 1;
      blocks.push({ is: 'code', text: lines.slice(at + 1, end).join('\n') });
      at = end + 1;
      continue;
    }
    const heading = test(HEADING, line);
    if (heading) {
      blocks.push({ is: 'heading', level: heading[1]!.length, kids: inlinesOf(heading[2]!) });
      at += 1;
      continue;
    }
    if (test(RULE, line)) {
      blocks.push({ is: 'rule' });
      at += 1;
      continue;
    }
    if (depth < DEEPEST && QUOTE.test(line)) {
      const inner: string[] = [];
      while (at < lines.length && QUOTE.test(lines[at]!)) {
        inner.push(lines[at]!.replace(QUOTE, ''));
        at += 1;
      }
      blocks.push({ is: 'quote', kids: read(inner, depth + 1) });
      continue;
    }
    if (depth < DEEPEST && ITEM.test(line)) {
      at = list(lines, at, depth, blocks);
      continue;
    }
    const first = at;
    do at += 1;
    while (at < lines.length && !isBlank(lines[at]!) && !begins(lines[at]!));
    blocks.push({ is: 'paragraph', kids: inlinesOf(lines.slice(first, at).join('\n')) });
  }
  return blocks;
}

function closes(line: string, mark: string): boolean {
  const said = line.trim();
  return said.length >= mark.length && said === mark[0]!.repeat(said.length);
}

/** Reads one list, with what is indented under each item; tells where it ends. */
function list(lines: string[], start: number, depth: number, blocks: Block[]): number {
  const opening = ITEM.exec(lines[start]!)!;
  const numbered = opening[3] !== undefined;
  const indent = opening[1]!.length;
  const items: Item[] = [];
  let at = start;
  while (at < lines.length) {
    const mark = ITEM.exec(lines[at]!);
    if (!mark || (mark[3] !== undefined) !== numbered || mark[1]!.length > indent + 1) break;
    const width = mark[0].length;
    let head = lines[at]!.slice(width);
    const task = TASK.exec(head);
    if (task) head = head.slice(task[0].length);
    const inner = [head];
    at += 1;
    // What belongs to it: lines set in, lines that simply go on, and blank ones between such.
    while (at < lines.length) {
      const line = lines[at]!;
      const blank = isBlank(line);
      const setIn = !blank && line.length - line.trimStart().length >= Math.min(width, indent + 2);
      const goesOn = !blank && !isBlank(lines[at - 1]!) && !begins(line);
      const follows = blank && at + 1 < lines.length && /^ {2}/.test(lines[at + 1]!);
      if (!setIn && !goesOn && !follows) break;
      inner.push(setIn ? line.slice(Math.min(width, line.length - line.trimStart().length)) : line);
      at += 1;
    }
    items.push({ done: task ? task[1] !== ' ' : null, kids: read(inner, depth + 1) });
    // A blank line between two items of one list.
    if (at + 1 < lines.length && isBlank(lines[at]!) && ITEM.test(lines[at + 1]!)) at += 1;
  }
  blocks.push({ is: 'list', first: numbered ? Number(opening[3]) : null, items });
  return at;
}

type Mark = '**' | '__' | '*' | '_' | '~~';
interface Frame {
  mark: Mark | null;
  kids: Inline[];
}

const WORD = /[\p{L}\p{N}]/u;
const ADDRESS = /(?:https?:\/\/|www\.|mailto:)[^\s<>"'`\\]{2,2000}/iy;
const LINK = /(!?)\[([^[\]\n]{0,1000})\]\(<?([^()\s<>]{1,2000})>?(?: +"[^"\n]{0,500}")?\)/y;
const SPECIAL = /[\\`*_~![hHwWmM]/g;

/** Where a link leads, so that it can be seen: the host, or the kind where it has none. */
export function hostOf(target: string): string {
  try {
    const url = new URL(/^www\./i.test(target) ? `${'https:'}//${target}` : target);
    return url.host || url.protocol;
  } catch {
    return target;
  }
}

export function inlinesOf(text: string): Inline[] {
  const frames: Frame[] = [{ mark: null, kids: [] }];
  /** Lengths of backticks that have no partner any more. */
  const alone = new Set<number>();
  const top = () => frames.at(-1)!;
  const say = (more: string) => {
    const last = top().kids.at(-1);
    if (last?.is === 'text') last.text += more;
    else if (more !== '') top().kids.push({ is: 'text', text: more });
  };
  /** An opening that was never closed is the text it looks like. */
  const undo = () => {
    const frame = frames.pop()!;
    say(frame.mark!);
    for (const kid of frame.kids)
      if (kid.is === 'text') say(kid.text);
      else top().kids.push(kid);
  };
  let at = 0;
  while (at < text.length) {
    SPECIAL.lastIndex = at;
    const next = SPECIAL.exec(text)?.index ?? text.length;
    say(text.slice(at, next));
    at = next;
    if (at >= text.length) break;
    const c = text[at]!;
    if (c === '\\') {
      const escaped = text[at + 1] ?? '';
      const plain = /[!-/:-@[-`{-~]/.test(escaped);
      say(plain ? escaped : c);
      at += plain ? 2 : 1;
    } else if (c === '`') {
      let run = 1;
      while (text[at + run] === '`') run += 1;
      const end = alone.has(run) ? -1 : closing(text, at + run, run);
      if (end < 0) {
        alone.add(run);
        say('`'.repeat(run));
        at += run;
      } else {
        top().kids.push({ is: 'code', text: text.slice(at + run, end).trim() });
        at = end + run;
      }
    } else if (c === '*' || c === '_' || c === '~') {
      at = emphasis(text, at, frames, say, undo);
    } else {
      const form = c === '[' || c === '!' ? LINK : ADDRESS;
      form.lastIndex = at;
      const found = at > 0 && form === ADDRESS && WORD.test(text[at - 1]!) ? null : form.exec(text);
      if (!found) {
        say(c);
        at += 1;
      } else if (form === LINK) {
        const target = found[3]!;
        const is = found[1] ? 'image' : 'link';
        top().kids.push({ is, text: found[2] || target, target, host: hostOf(target) });
        at += found[0].length;
      } else {
        // A full stop or bracket behind an address belongs to the sentence.
        const target = found[0].slice(0, LONGEST_LINK).replace(/[.,;:!?)\]]{1,8}$/, '');
        top().kids.push({ is: 'link', text: target, target, host: hostOf(target) });
        at += target.length;
      }
    }
  }
  while (frames.length > 1) undo();
  return frames[0]!.kids;
}

function closing(text: string, from: number, run: number): number {
  const mark = '`'.repeat(run);
  let at = text.indexOf(mark, from);
  while (at >= 0 && text[at + run] === '`') {
    let end = at + run;
    while (text[end] === '`') end += 1;
    at = text.indexOf(mark, end);
  }
  return at;
}

/** Opens or closes emphasis at `at`; tells where reading goes on. */
function emphasis(
  text: string,
  at: number,
  frames: Frame[],
  say: (more: string) => void,
  undo: () => void,
): number {
  const c = text[at]!;
  const two = text[at + 1] === c;
  if (c === '~' && !two) {
    say(c);
    return at + 1;
  }
  const open = (mark: string) => frames.some((frame) => frame.mark === mark);
  const before = at > 0 ? text[at - 1]! : ' ';
  const three = two && text[at + 2] === c;
  // `***`: the inner one closes first. What cannot close may open.
  const inner = three ? frames.findLast((f) => f.mark === c || f.mark === c + c)?.mark : undefined;
  const ends = /\s/.test(before)
    ? undefined
    : (inner ?? (two && open(c + c) ? c + c : c !== '~' && open(c) ? c : undefined));
  const mark = (ends ?? (two ? c + c : c)) as Mark;
  const after = text[at + mark.length] ?? ' ';
  const inWord = c === '_' && WORD.test(before) && WORD.test(after);
  if (ends && !inWord) {
    while (frames.at(-1)!.mark !== mark) undo();
    const { kids } = frames.pop()!;
    const is = mark === '~~' ? 'del' : mark.length === 2 ? 'strong' : 'em';
    if (kids.length > 0) frames.at(-1)!.kids.push({ is, kids });
    else say(mark + mark);
  } else if (
    !/\s/.test(after) &&
    !(c === '_' && WORD.test(before)) &&
    !open(mark) &&
    frames.length <= DEEPEST
  ) {
    frames.push({ mark, kids: [] });
  } else say(mark);
  return at + mark.length;
}
