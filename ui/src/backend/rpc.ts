// The one door to the Rust side: a typed call, and events. Nothing else imports @tauri-apps.
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Choice, Commands, Fault, ImportProgress, ScanProgress, WorkProgress } from './types';

export type Request<K extends keyof Commands> = Commands[K]['request'];
export type Response<K extends keyof Commands> = Commands[K]['response'];

/** What the shell tells without being asked. */
export interface Events {
  /** Files dropped on the window or given at start. */
  choices: Choice[];
  /** Files held over the window. */
  drag: { over: boolean };
  import: ImportProgress;
  scan: ScanProgress;
  /** How far a long command is. */
  work: WorkProgress;
  /** The keys are gone. */
  locked: null;
  /** The vault's key is gone. */
  vault_locked: null;
}

/** Calls a command; rejects with a [`Fault`] and with nothing else. */
export async function call<K extends keyof Commands>(name: K, request: Request<K>): Promise<Response<K>> {
  let answer: unknown;
  try {
    answer = await invoke('rpc', { name, request: JSON.stringify(request) });
  } catch (untrusted) {
    throw toFault(untrusted);
  }
  return JSON.parse(answer as string) as Response<K>;
}

/** Calls a command that takes nothing. */
export function ask<
  K extends { [N in keyof Commands]: Request<N> extends Record<symbol, never> ? N : never }[keyof Commands],
>(name: K): Promise<Response<K>> {
  return call(name, {} as Request<K>);
}

/** Listens until the returned function is called, even where it is called before the shell answered. */
export function on<E extends keyof Events>(event: E, heard: (payload: Events[E]) => void): () => void {
  const stop = listen<Events[E]>(event, (message) => heard(message.payload));
  return () => void stop.then((end) => end());
}

/** Anything that is not a fault (the shell itself failed) is told as a storage fault. */
export function toFault(untrusted: unknown): Fault {
  let value = untrusted;
  if (typeof value === 'string') {
    try {
      value = JSON.parse(value);
    } catch {
      value = null;
    }
  }
  if (typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string') {
    return value as Fault;
  }
  return { code: 'storage', place: null, owner: null };
}
