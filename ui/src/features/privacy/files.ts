// The files of the data folder by what they are for, those that matter most first.
import type { FileHere, FileUse } from '../../backend/types';

const ORDER: FileUse[] = ['keys', 'posts', 'notes', 'attachment', 'backup', 'unfinished', 'lock', 'other'];

export interface FileGroup {
  use: FileUse;
  bytes: number;
  files: FileHere[];
}

export const sumOf = (files: FileHere[]) => files.reduce((sum, file) => sum + file.bytes, 0);

export function groupFiles(files: FileHere[]): FileGroup[] {
  return ORDER.map((use) => {
    const mine = files.filter((file) => file.used_for === use);
    mine.sort((a, b) => b.bytes - a.bytes || a.name.localeCompare(b.name));
    return { use, bytes: sumOf(mine), files: mine };
  }).filter((group) => group.files.length > 0);
}

/** Rearview's own, without what somebody else put there. */
export const oursOf = (files: FileHere[]) => files.filter((file) => file.used_for !== 'other');
