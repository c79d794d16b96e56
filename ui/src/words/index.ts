// The words in use. Another language is a file beside en.ts of the type `Words`, chosen here.
import { en } from './en';

export type Words = typeof en;
export const words: Words = en;
export { readWall, lastDay } from './format';
