// Starts the page: the look first, then the window's root.
import './theme';
import { mount } from 'svelte';
import Root from './views/Root.svelte';

// Nothing that comes from an archive may change what every object is. Tauri can freeze this earlier,
// but then the chart library cannot set up its own constructors.
Object.freeze(Object.prototype);

// The program that holds this page keeps what stood around the caret, for input methods: after a lock
// that is what was being typed. An empty field takes its place.
const empty = document.createElement('textarea');
Object.assign(empty.style, { position: 'fixed', opacity: '0' });
empty.ariaHidden = 'true';
document.body.append(empty);
empty.focus();
setTimeout(() => empty.remove(), 500);

mount(Root, { target: document.getElementById('rearview')! });
