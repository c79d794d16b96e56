//! What we read of an untrusted archive, at most. The figures are those of SECURITY.md.

/// Entries of a zip, or files of a folder.
pub(crate) const ENTRIES: usize = 200_000;
/// Bytes of one entry after inflation.
pub(crate) const ENTRY_BYTES: u64 = 1 << 30;
/// Bytes of all entries of one archive after inflation.
pub(crate) const ALL_BYTES: u64 = 4 << 30;
/// Inflated bytes for each compressed one, once [`RATIO_FREE`] bytes have been seen.
pub(crate) const RATIO: u64 = 200;
/// Bytes of an entry before the ratio counts: small files of one repeated letter are harmless.
pub(crate) const RATIO_FREE: u64 = 1 << 20;
/// Nesting of JSON.
pub(crate) const DEPTH: u32 = 64;
/// Bytes of one post as it stands in the archive.
pub(crate) const POST_BYTES: usize = 1 << 20;
/// Posts of one archive.
pub(crate) const POSTS: usize = 5_000_000;
/// Nested folders.
pub(crate) const FOLDERS: usize = 32;
/// Bytes of a file that is read as a whole: profiles, manifests.
pub(crate) const SMALL_FILE: u64 = 4 << 20;
/// Things set aside of one archive: more are no damage but an attempt to fill the memory.
pub(crate) const SET_ASIDE: u32 = 100_000;
