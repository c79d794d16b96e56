// Starts the page: the look first, then the window's root.
import './theme';
import { mount } from 'svelte';
import Root from './views/Root.svelte';

// Nothing that comes from an archive may change what every object is. Tauri can freeze this earlier,
// but then the chart library cannot set up its own constructors.
Object.freeze(Object.prototype);

mount(Root, { target: document.getElementById('rearview')! });
