// Numbers, plurals and times as a reader in the United States expects them.
import { makeFormat } from '../format';

export const format = makeFormat('en-US');

const { number, plural } = format;
export const countPosts = (n: number) => `${number(n)} ${plural(n, 'post', 'posts')}`;
export const countFindings = (n: number) => `${number(n)} ${plural(n, 'finding', 'findings')}`;
export const countGroups = (n: number) => `${number(n)} ${plural(n, 'group', 'groups')}`;
