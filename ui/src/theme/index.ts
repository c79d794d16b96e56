// The look, in the order in which it builds up.
import '@fontsource-variable/inter';
import './tokens.css';
import './roles.css';
import './base.css';
