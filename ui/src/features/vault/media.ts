// What an attachment may be shown as: a closed list. Its bytes are never given to the engine as anything
// else than what this says, and a picture too large to draw is not drawn.

export type Showing = 'image' | 'audio' | 'video' | 'text' | 'none';

/** Types that are shown, as the shell tells them. Pictures that can hold script (SVG) are not among them. */
const SHOWN: Record<string, Showing> = {
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'image/bmp': 'image',
  'image/avif': 'image',
};

const TEXTS = new Set(['application/json', 'application/xml', 'message/rfc822']);

/** What is read into memory at most, by what it is shown as. */
export const MOST: Record<Showing, number> = {
  image: 64_000_000,
  audio: 256_000_000,
  video: 512_000_000,
  text: 16_000_000,
  none: 0,
};
/** Of a text, so much is drawn. */
export const TEXT_SHOWN = 200_000;
/** Pixels of a picture. */
const MOST_PIXELS = 64_000_000;

export function showingOf(mediaType: string): Showing {
  const type = mediaType.toLowerCase().split(';')[0]!.trim();
  if (Object.hasOwn(SHOWN, type)) return SHOWN[type]!;
  if (/^audio\/[\w.+-]+$/.test(type)) return 'audio';
  if (/^video\/[\w.+-]+$/.test(type)) return 'video';
  if (/^text\/[\w.+-]+$/.test(type) || TEXTS.has(type)) return 'text';
  return 'none';
}

/** Width and height as a picture's own head says; `null` where that cannot be read. */
export function pixelsOf(bytes: Uint8Array): [number, number] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const is = (at: number, text: string) =>
    at + text.length <= bytes.length && [...text].every((c, i) => bytes[at + i] === c.charCodeAt(0));
  try {
    if (is(1, 'PNG') && is(12, 'IHDR')) return [view.getUint32(16), view.getUint32(20)];
    if (is(0, 'GIF8')) return [view.getUint16(6, true), view.getUint16(8, true)];
    if (is(0, 'BM')) return [Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true))];
    if (is(0, 'RIFF') && is(8, 'WEBP')) return webp(view, is);
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpeg(view);
    if (is(4, 'ftyp')) return avif(bytes, view, is);
  } catch {
    // The head ends too early.
  }
  return null;
}

type Is = (at: number, text: string) => boolean;

function webp(view: DataView, is: Is): [number, number] | null {
  if (is(12, 'VP8X')) {
    const three = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    return [three(24) + 1, three(27) + 1];
  }
  if (is(12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  }
  return is(12, 'VP8 ') ? [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff] : null;
}

function jpeg(view: DataView): [number, number] | null {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const mark = view.getUint8(at + 1);
    if (mark === 0xff) {
      at += 1;
      continue;
    }
    // Start of frame, but not the tables that share its numbers.
    if (mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark))
      return [view.getUint16(at + 7), view.getUint16(at + 5)];
    if (mark === 0xda || mark === 0xd9) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** The largest size that any item of the file claims. */
function avif(bytes: Uint8Array, view: DataView, is: Is): [number, number] | null {
  let most: [number, number] | null = null;
  const end = Math.min(bytes.length - 16, 64_000);
  for (let at = 8; at < end; at += 1) {
    if (bytes[at] !== 0x69 || !is(at, 'ispe')) continue;
    const size: [number, number] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (!most || size[0] * size[1] > most[0] * most[1]) most = size;
  }
  return most;
}

/** A picture that says how large it is, and can be drawn. */
export function isDrawable(bytes: Uint8Array): boolean {
  const size = pixelsOf(bytes);
  return size !== null && size[0] > 0 && size[1] > 0 && size[0] * size[1] <= MOST_PIXELS;
}
