// One Tab stop for a group; arrows move inside it. Svelte attachment for the group's element.

const MOVES: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** `columns`: arrows up and down move by a row of that many cells (a grid). */
export function roving(columns?: number) {
  return (group: HTMLElement | SVGElement): (() => void) => {
    const items = () => [...group.querySelectorAll<HTMLElement | SVGElement>('[data-roving]')];
    const settle = (current?: Element) => {
      const all = items();
      const active = current ?? all.find((item) => item.getAttribute('tabindex') === '0') ?? all[0];
      for (const item of all) item.setAttribute('tabindex', item === active ? '0' : '-1');
    };
    settle();
    const watcher = new MutationObserver(() => settle());
    watcher.observe(group, { childList: true, subtree: true });
    const focused = (event: Event) => {
      const item = (event.target as Element).closest('[data-roving]');
      if (item) settle(item);
    };
    const pressed = (event: Event) => {
      const { key } = event as KeyboardEvent;
      const all = items();
      const at = all.indexOf((event.target as Element).closest('[data-roving]') as HTMLElement);
      if (at < 0) return;
      const vertical = key === 'ArrowUp' || key === 'ArrowDown';
      const step = (MOVES[key] ?? 0) * (vertical && columns ? columns : 1);
      const to = key === 'Home' ? 0 : key === 'End' ? all.length - 1 : step === 0 ? -1 : at + step;
      if (to < 0 || to >= all.length) return;
      event.preventDefault();
      event.stopPropagation();
      all[to]?.focus();
    };
    group.addEventListener('focusin', focused);
    group.addEventListener('keydown', pressed);
    return () => {
      watcher.disconnect();
      group.removeEventListener('focusin', focused);
      group.removeEventListener('keydown', pressed);
    };
  };
}
