//! What stands in the memory of a running process: every place where a word is, in all that it has
//! mapped. Needs the right to read another process's memory; the program refuses it to everybody
//! but root.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use memchr::memmem;

use crate::process::{descendants, name};

/// How much is read at a time.
const BLOCK: u64 = 1 << 20;
/// How much of one block is looked at again with the next; longer than any word.
const TAIL: usize = 512;
/// Size of the pages that `pagemap` counts.
const PAGE: usize = 4096;

/// How often words stand in one process's memory.
pub struct Seen {
    /// Short name of the process.
    pub process: String,
    /// Number of the process.
    pub pid: u32,
    /// For each word, in their order: how often as UTF-8 (and so as ASCII), and as UTF-16.
    pub counts: Vec<(usize, usize)>,
}

impl Seen {
    /// How often any word stands there, in any form.
    pub fn total(&self) -> usize {
        self.counts.iter().map(|(narrow, wide)| narrow + wide).sum()
    }
}

/// Looks through a process and everything that it started. A process that ends meanwhile is left
/// out.
pub fn look(pid: u32, words: &[&str]) -> Vec<Seen> {
    let all = [vec![pid], descendants(pid)].concat();
    let seen = |pid: &u32| {
        Some(Seen {
            process: name(*pid),
            pid: *pid,
            counts: count(*pid, words).ok()?,
        })
    };
    all.iter().filter_map(seen).collect()
}

/// Counts words in one process.
///
/// # Errors
/// The process is gone, or its memory is closed to this one.
pub fn count(pid: u32, words: &[&str]) -> io::Result<Vec<(usize, usize)>> {
    let wide = |word: &&str| word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide: Vec<Vec<u8>> = words.iter().map(wide).collect();
    let mut counts = vec![(0, 0); words.len()];
    let mut memory = File::open(format!("/proc/{pid}/mem"))?;
    let mut pages = File::open(format!("/proc/{pid}/pagemap"))?;
    let maps = BufReader::new(File::open(format!("/proc/{pid}/maps"))?);
    let mut run = Vec::new();
    for line in maps.lines() {
        let Some((mut at, end)) = readable(&line?) else {
            continue;
        };
        while at < end {
            let next = end.min(at + BLOCK);
            // An engine reserves tens of gigabytes and fills a few: only what is there is read.
            if is_filled(&mut pages, at, next) {
                read_onto(&mut run, &mut memory, at, next);
            } else {
                run.clear();
            }
            for (word, (wide, (narrow_count, wide_count))) in
                words.iter().zip(wide.iter().zip(&mut counts))
            {
                *narrow_count += new_in(&run, word.as_bytes());
                *wide_count += new_in(&run, wide);
            }
            keep_tail(&mut run);
            at = next;
        }
        run.clear();
    }
    Ok(counts)
}

/// Hits in a block that do not end in what is kept of the one before.
fn new_in(run: &[u8], needle: &[u8]) -> usize {
    let old = run.len() % PAGE;
    let hits = memmem::find_iter(run, needle);
    hits.filter(|hit| hit + needle.len() > old).count()
}

/// Keeps the end of a block, so that a word across the border is seen.
fn keep_tail(run: &mut Vec<u8>) {
    let from = run.len().saturating_sub(TAIL);
    run.drain(..from);
}

/// Puts what is mapped at these places behind the tail of what came before.
fn read_onto(run: &mut Vec<u8>, memory: &mut File, at: u64, end: u64) {
    let tail = run.len();
    let mut block = vec![0; usize::try_from(end - at).unwrap_or(0)];
    // Some of what is mapped cannot be read: a file cut short, a device.
    let read = memory
        .seek(SeekFrom::Start(at))
        .and_then(|_| memory.read_exact(&mut block));
    if read.is_ok() {
        run.extend_from_slice(&block);
    } else {
        run.drain(..tail);
    }
}

/// Whether any page at these places is in memory or swapped out.
fn is_filled(pages: &mut File, at: u64, end: u64) -> bool {
    let count = usize::try_from((end - at) / PAGE as u64).unwrap_or(0);
    let mut entries = vec![0; count * 8];
    let read = pages
        .seek(SeekFrom::Start(at / PAGE as u64 * 8))
        .and_then(|_| pages.read_exact(&mut entries));
    // The two highest bits, in the last byte of each entry.
    read.is_err() || entries.chunks_exact(8).any(|entry| entry[7] & 0xC0 != 0)
}

/// Start and end of a line of `/proc/PID/maps`, where it can be read at all.
fn readable(line: &str) -> Option<(u64, u64)> {
    let mut fields = line.split_whitespace();
    let (start, end) = fields.next()?.split_once('-')?;
    let number = |hex| u64::from_str_radix(hex, 16).ok();
    let open = fields.next()?.starts_with('r') && !line.ends_with("[vsyscall]");
    open.then_some((number(start)?, number(end)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_both_forms_wherever_it_stands() {
        // Built from halves, and made at run time, so that it stands nowhere else.
        let word = ["wombat", "canary"].concat();
        let mut narrow = vec![b'.'; 3 * BLOCK as usize];
        for at in [0, BLOCK as usize - 5, 2 * BLOCK as usize + 7] {
            narrow[at..at + word.len()].copy_from_slice(word.as_bytes());
        }
        let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let absent = ["no", "where", "at", "all"].concat();
        let before = count(std::process::id(), &[&word, &absent]).unwrap();
        drop(narrow);
        let after = count(std::process::id(), &[&word, &absent]).unwrap();
        assert_eq!(before[0].0 - after[0].0, 3, "three in the large block");
        assert!(before[0].1 >= 1, "one wide");
        drop(wide);
        // What is looked for stands in the list itself.
        assert!(after[1].0 >= 1);
    }
}
