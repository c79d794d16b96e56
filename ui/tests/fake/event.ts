// Stands in for @tauri-apps/api/event.
type Heard = (message: { payload: unknown }) => void;
const heard = new Map<string, Set<Heard>>();

export function listen(event: string, handler: Heard): Promise<() => void> {
  if (!heard.has(event)) heard.set(event, new Set());
  heard.get(event)!.add(handler);
  return Promise.resolve(() => heard.get(event)?.delete(handler));
}

export function emit(event: string, payload: unknown): void {
  heard.get(event)?.forEach((handler) => handler({ payload }));
}

// For tests and screenshots that drive the page.
Object.assign(window, { fakeEmit: emit });
