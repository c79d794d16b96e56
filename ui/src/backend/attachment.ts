// The one way the bytes of an attachment come into the page: from the shell, decrypted, into memory.
import { convertFileSrc } from '@tauri-apps/api/core';
import type { Fault } from './types';

/** Reads an attachment; rejects with a [`Fault`]. Stops early where `signal` says so. */
export async function readAttachment(id: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const failed: Fault = { code: 'no_note', place: null, owner: null };
  let answer: Response;
  try {
    // `vault://localhost/<id>`, or what stands for it on this system.
    answer = await fetch(convertFileSrc(id, 'vault'), { signal, cache: 'no-store' });
  } catch {
    throw failed;
  }
  if (!answer.ok) throw failed;
  return answer.arrayBuffer();
}
