//! What all posts together tell: read once after posts or findings changed, kept in memory while the
//! profile is open, gone with it.

use exposure::{Clue, Filed, Lens, Sight, Told};
use model::{Finding, Owner, Post, PostTime};
use store::{Scanned, Store, StoredPost};

use crate::Fault;

/// Posts that are read from the database together.
const BATCH: usize = 4_000;

/// What says that nothing changed since: how many posts, how far the detectors are, which archives.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    posts: u32,
    scanned: Option<Scanned>,
    archives: (usize, u32),
}

/// What all own posts together tell.
pub(crate) struct Insight {
    stamp: Stamp,
    /// Facts with the posts that tell them.
    pub told: Vec<Told>,
    /// Posts under a category, in the order they were read.
    pub filed: Vec<FiledPost>,
    /// Own posts that were read.
    pub posts: u32,
}

/// A post that a listener would file.
pub(crate) struct FiledPost {
    pub post: u32,
    pub time: Option<PostTime>,
    pub filed: Filed,
}

impl Insight {
    /// Reads what the store holds.
    pub fn read(store: &Store) -> Result<Insight, Fault> {
        let stamp = stamp(store)?;
        let ids = store.scannable()?;
        let mut reader = Reader::default();
        for chunk in ids.chunks(BATCH) {
            reader.read(&store.read(chunk)?);
        }
        Ok(reader.finish(stamp, &store.accounts()?))
    }

    /// Whether it is still what the store holds.
    pub fn holds(&self, store: &Store) -> Result<bool, Fault> {
        Ok(self.stamp == stamp(store)?)
    }
}

fn stamp(store: &Store) -> Result<Stamp, Fault> {
    let archives = store.archives()?;
    Ok(Stamp {
        posts: store.post_count()?,
        scanned: store.scanned()?,
        archives: (
            archives.len(),
            archives.iter().map(|a| a.id).max().unwrap_or(0),
        ),
    })
}

/// A post as it comes from the database, or from an archive with a number of the caller's.
trait Readable: Sync {
    fn number(&self) -> u32;
    fn sight<'p>(&'p self, parts: &'p [&'p str]) -> Sight<'p>;
    fn parts(&self) -> Vec<&str>;
}

impl Readable for StoredPost {
    fn number(&self) -> u32 {
        self.id
    }
    fn sight<'p>(&'p self, parts: &'p [&'p str]) -> Sight<'p> {
        Sight {
            post: self.id,
            platform: self.platform,
            kind: self.kind,
            audience: self.audience,
            time: self.time,
            group: self.group.as_deref(),
            parts,
            findings: &self.findings,
        }
    }
    fn parts(&self) -> Vec<&str> {
        let captions = self
            .media
            .iter()
            .map(|m| m.caption.as_deref().unwrap_or(""));
        std::iter::once(self.text.as_str())
            .chain(captions)
            .collect()
    }
}

impl Readable for (u32, &Post, &[Finding]) {
    fn number(&self) -> u32 {
        self.0
    }
    fn sight<'p>(&'p self, parts: &'p [&'p str]) -> Sight<'p> {
        Sight {
            post: self.0,
            platform: self.1.platform,
            kind: self.1.kind,
            audience: self.1.audience,
            time: self.1.time,
            group: self.1.group.as_deref(),
            parts,
            findings: self.2,
        }
    }
    fn parts(&self) -> Vec<&str> {
        let captions = self
            .1
            .media
            .iter()
            .map(|m| m.caption.as_deref().unwrap_or(""));
        std::iter::once(self.1.text.as_str())
            .chain(captions)
            .collect()
    }
}

/// Facts and filings of posts in memory; each post's number is its place in the list.
pub(crate) fn of_posts(
    posts: &[(Post, Vec<Finding>)],
    accounts: &[Owner],
) -> (Vec<Told>, Vec<FiledPost>) {
    let numbered: Vec<(u32, &Post, &[Finding])> = (0..)
        .zip(posts)
        .filter(|(_, (post, _))| post.own != Some(false))
        .map(|(n, (post, findings))| (n, post, findings.as_slice()))
        .collect();
    let mut reader = Reader::default();
    reader.read(&numbered);
    (exposure::known(&reader.clues, accounts), reader.filed)
}

/// Collects what posts say, on as many threads as there are cores.
#[derive(Default)]
struct Reader {
    lens: Lens,
    clues: Vec<Clue>,
    filed: Vec<FiledPost>,
    posts: usize,
}

impl Reader {
    fn read<P: Readable>(&mut self, posts: &[P]) {
        self.posts += posts.len();
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let share = posts.len().div_ceil(cores.min(4)).max(64);
        let lens = &self.lens;
        let read = |posts: &[P]| {
            let (mut clues, mut filed) = (Vec::new(), Vec::new());
            for post in posts {
                let parts = post.parts();
                let sight = post.sight(&parts);
                clues.extend(exposure::clues(&sight));
                // Captions are read with the text: a listener sees them together.
                let text = parts.first().copied().unwrap_or("");
                let what = lens.file(text, sight.group);
                if !what.categories.is_empty() {
                    filed.push(FiledPost {
                        post: post.number(),
                        time: sight.time,
                        filed: what,
                    });
                }
            }
            (clues, filed)
        };
        let parts = std::thread::scope(|scope| {
            let threads: Vec<_> = posts
                .chunks(share)
                .map(|part| scope.spawn(move || read(part)))
                .collect();
            let joined = threads.into_iter().map(|thread| thread.join());
            joined.collect::<Vec<_>>()
        });
        // A thread that panicked leaves its posts out; the rest stands.
        for (clues, filed) in parts.into_iter().flatten() {
            self.clues.extend(clues);
            self.filed.extend(filed);
        }
    }

    fn finish(self, stamp: Stamp, accounts: &[Owner]) -> Insight {
        Insight {
            stamp,
            told: exposure::known(&self.clues, accounts),
            filed: self.filed,
            posts: u32::try_from(self.posts).unwrap_or(u32::MAX),
        }
    }
}
