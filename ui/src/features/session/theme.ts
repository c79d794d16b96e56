// Puts the chosen theme, or the system's wish, on the root element.
import type { Theme } from '../../backend/types';

const wish = window.matchMedia('(prefers-color-scheme: light)');
let chosen: Theme = 'system';

function draw(): void {
  document.documentElement.dataset.theme = chosen === 'system' ? (wish.matches ? 'light' : 'dark') : chosen;
}

export function setTheme(theme: Theme): void {
  chosen = theme;
  draw();
}

wish.addEventListener('change', draw);
draw();
