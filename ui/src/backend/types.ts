// Generated from the Rust types: `make types`. Do not edit.

export type Platform = "x" | "facebook" | "instagram" | "threads" | "reddit" | "mastodon" | "bluesky" | "tiktok" | "youtube" | "google_maps" | "linkedin" | "discord" | "telegram" | "whatsapp" | "slack" | "strava" | "tumblr" | "nextdoor" | "other";
export type Kind = "PERSON" | "HANDLE" | "EMAIL" | "PHONE" | "IP" | "URL" | "ADDRESS" | "COORDINATES" | "PLATE" | "VIN" | "GOV_ID" | "BANK" | "TRACKING_ID" | "PLACE" | "STATION" | "ROUTE" | "EMPLOYER" | "VEHICLE" | "DATETIME" | "AGE" | "FAMILY" | "HEALTH" | "ORIGIN" | "JOB" | "OWN_TERM";
export type Family = "who" | "where" | "when" | "about";
export type Span = { 
/**
 * First code point.
 */
start: number, 
/**
 * One past the last code point.
 */
end: number, };
export type Finding = { 
/**
 * 0 is the post's text; n is the caption of its n-th medium, counted from 1.
 */
part: number, 
/**
 * Class of the detail.
 */
kind: Kind, 
/**
 * How sure the detector is, 0 to 1.
 */
confidence: number, 
/**
 * Stable name of the detector that saw it, e.g. `plate`.
 */
detector: string, 
/**
 * First code point.
 */
start: number, 
/**
 * One past the last code point.
 */
end: number, };
export type Decision = "keep" | "fix" | "ignore";
export type SkipReason = "broken" | "cut" | "not_a_post" | "too_large" | "unknown" | "encrypted" | "unsafe_name" | "damaged";
export type Owner = { 
/**
 * The platform of the account.
 */
platform: Platform, 
/**
 * The platform's own number or key of the account, where the archive has one.
 */
id: string | null, 
/**
 * Account name without `@` or `u/`.
 */
handle: string | null, 
/**
 * Name as shown to readers.
 */
name: string | null, 
/**
 * Earlier handles and names.
 */
former: Array<string>, };
export type OwnTerm = { 
/**
 * The word or phrase, as the person writes it.
 */
term: string, 
/**
 * What it is, where the person said so.
 */
kind: Kind | null, };
export type TimeBasis = "utc" | "offset" | "local" | "none";
export type PostKind = "post" | "reply" | "comment" | "message" | "group_post" | "group_comment" | "caption" | "review" | "repost" | "profile" | "other";
export type Audience = "public" | "group" | "friends" | "private" | "unknown";
export type Standing = "live" | "deleted" | "archived" | "pending" | "draft" | "earlier";
export type Media = { 
/**
 * Path inside the archive, or the address the archive gives where it has no file.
 */
name: string, 
/**
 * Words under it.
 */
caption: string | null, };
export type Place = { 
/**
 * Name as shown.
 */
name: string | null, 
/**
 * Street address as shown.
 */
address: string | null, 
/**
 * Degrees north and east (WGS 84).
 */
lat_lon: [number, number] | null, };
export type FaultCode = "not_found" | "not_an_archive" | "html_export" | "encrypted" | "cut" | "damaged" | "no_posts" | "too_large" | "unreadable" | "other_owner" | "wrong_passphrase" | "short_passphrase" | "profile_exists" | "no_profile" | "already_open" | "newer_version" | "disk_full" | "storage" | "busy" | "locked" | "demo_only" | "bad_request" | "cancelled";
export type Fault = { 
/**
 * What went wrong.
 */
code: FaultCode, 
/**
 * File name or account it concerns, where there is one.
 */
place: string | null, 
/**
 * For [`FaultCode::OtherOwner`]: the account the profile belongs to.
 */
owner: string | null, };
export type Nothing = Record<symbol, never>;
export type StartState = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * Whether there is a profile to open.
 */
profile: boolean, 
/**
 * Folder in which everything is kept.
 */
data_folder: string, 
/**
 * Everything stays in a folder beside the program.
 */
portable: boolean, };
export type Passphrase = { 
/**
 * As typed.
 */
passphrase: string, };
export type SessionInfo = { 
/**
 * Whether a profile (or the invented driver) is open.
 */
open: boolean, 
/**
 * The invented driver, in memory only.
 */
demo: boolean, 
/**
 * The accounts the profile belongs to.
 */
accounts: Array<Owner>, 
/**
 * Posts in the profile.
 */
posts: number, };
export type Theme = "system" | "light" | "dark";
export type Settings = { 
/**
 * Theme of the window.
 */
theme: Theme, 
/**
 * IANA name of the zone in which hours of the day are shown; `None` is this computer's.
 */
zone: string | null, 
/**
 * Minutes without a key or a pointer after which the profile locks; 0 is never.
 */
lock_after: number, };
export type OwnTerms = { 
/**
 * In the order the person gave.
 */
terms: Array<OwnTerm>, };
export type Choice = { 
/**
 * Opaque.
 */
id: number, 
/**
 * File name without its folder.
 */
name: string, 
/**
 * Whether it is a folder.
 */
folder: boolean, 
/**
 * Size of a file in bytes; 0 for a folder.
 */
bytes: number, };
export type Choose = { 
/**
 * Pick a folder instead of files.
 */
folder: boolean, };
export type StartImport = { 
/**
 * Ids of choices.
 */
choices: Array<number>, };
export type PasteText = { 
/**
 * The text; posts are separated by two blank lines or a line of `---`.
 */
text: string, };
export type JobRef = { 
/**
 * Number of the job.
 */
job: number, };
export type JobState = "waiting" | "running" | "done" | "cancelled" | "refused";
export type SkippedCount = { 
/**
 * The reason.
 */
why: SkipReason, 
/**
 * How many.
 */
count: number, 
/**
 * The first of them, as `file#row`; 50 at most.
 */
places: Array<string>, };
export type Receipt = { 
/**
 * File name or names.
 */
label: string, 
/**
 * Platform, once recognised.
 */
platform: Platform | null, 
/**
 * Account it belongs to, where the archive says.
 */
owner: Owner | null, 
/**
 * How far it is.
 */
state: JobState, 
/**
 * Why it was refused.
 */
fault: Fault | null, 
/**
 * Time of the earliest post, RFC 3339.
 */
first: string | null, 
/**
 * Time of the latest post, RFC 3339.
 */
last: string | null, 
/**
 * Posts read.
 */
posts: number, 
/**
 * Of these, posts the profile did not have yet.
 */
new: number, 
/**
 * Of these, the person's own text.
 */
own: number, 
/**
 * Groups and conversations seen.
 */
groups: number, 
/**
 * Findings in the new posts.
 */
findings: number, 
/**
 * What was set aside.
 */
skipped: Array<SkippedCount>, 
/**
 * Parts of the same export that were not among the files.
 */
missing_parts: Array<string>, };
export type ImportProgress = { 
/**
 * Number of the job.
 */
job: number, 
/**
 * Of the whole job.
 */
state: JobState, 
/**
 * Bytes read so far.
 */
bytes_done: number, 
/**
 * Bytes to read in all.
 */
bytes_total: number, 
/**
 * One for each archive.
 */
archives: Array<Receipt>, };
export type ImportedArchive = { 
/**
 * Row number.
 */
id: number, 
/**
 * When it was imported, RFC 3339 UTC.
 */
imported: string, 
/**
 * What came of it.
 */
receipt: Receipt, };
export type RemoveArchive = { 
/**
 * Row number.
 */
id: number, };
export type Removed = { 
/**
 * Posts that no other archive holds.
 */
posts: number, };
export type ScanProgress = { 
/**
 * Number of the job.
 */
job: number, 
/**
 * How far.
 */
state: JobState, 
/**
 * Posts scanned.
 */
done: number, 
/**
 * Posts in all.
 */
total: number, };
export type PostFilter = { 
/**
 * On one of these platforms.
 */
platforms: Array<Platform>, 
/**
 * One of these sorts.
 */
post_kinds: Array<PostKind>, 
/**
 * With a finding of one of these kinds.
 */
kinds: Array<Kind>, 
/**
 * For one of these audiences.
 */
audiences: Array<Audience>, 
/**
 * With one of these decisions; `null` is undecided.
 */
decisions: Array<Decision | null>, 
/**
 * Only with (`true`) or without (`false`) findings.
 */
findings: boolean | null, 
/**
 * Only the person's own text (`true`) or others' (`false`).
 */
own: boolean | null, 
/**
 * Words that must all stand in the text; the last may be the beginning of a word.
 */
text: string, 
/**
 * First day, `YYYY-MM-DD`, inclusive, in the zone of the settings.
 */
from: string | null, 
/**
 * Last day, `YYYY-MM-DD`, inclusive.
 */
to: string | null, 
/**
 * Day of the week, 0 is Monday, in the zone of the settings.
 */
weekday: number | null, 
/**
 * Hour of the day, 0 to 23.
 */
hour: number | null, 
/**
 * Oldest first instead of newest first. Posts without a time come last.
 */
oldest_first: boolean, };
export type FoundPosts = { 
/**
 * Row numbers.
 */
ids: Array<number>, 
/**
 * How many of them have no decision yet.
 */
undecided: number, };
export type ReadPosts = { 
/**
 * Row numbers; 500 at most.
 */
ids: Array<number>, };
export type PostView = { 
/**
 * Row number.
 */
id: number, 
/**
 * Where.
 */
platform: Platform, 
/**
 * What sort.
 */
kind: PostKind, 
/**
 * Untrusted text: show as text, never as markup.
 */
text: string, 
/**
 * Photos, videos and files.
 */
media: Array<Media>, 
/**
 * RFC 3339; without offset where the zone is unknown.
 */
time: string | null, 
/**
 * What the time rests on.
 */
time_basis: TimeBasis, 
/**
 * The time on the wall in the zone of the settings, `YYYY-MM-DDTHH:MM:SS`.
 */
wall_time: string | null, 
/**
 * Who could read it.
 */
audience: Audience, 
/**
 * Whether it still stands.
 */
standing: Standing, 
/**
 * Group or conversation.
 */
group: string | null, 
/**
 * Address on the platform.
 */
permalink: string | null, 
/**
 * The person's own text; `null` where nobody has said yet.
 */
own: boolean | null, 
/**
 * Who wrote it, where that is not the owner.
 */
author: string | null, 
/**
 * Place attached by the archive.
 */
place: Place | null, 
/**
 * File inside the archive.
 */
source: string, 
/**
 * File name of the archive.
 */
archive: string, 
/**
 * What stands in it, sorted by part and position.
 */
findings: Array<Finding>, 
/**
 * The person's word on it.
 */
decision: Decision | null, };
export type Count<T> = { 
/**
 * The value.
 */
value: T, 
/**
 * Posts that have it.
 */
posts: number, };
export type Facets = { 
/**
 * Posts in all.
 */
total: number, 
/**
 * Posts with findings that are the person's own.
 */
to_review: number, 
/**
 * Of these, posts with a decision.
 */
reviewed: number, 
/**
 * By platform.
 */
platforms: Array<Count<Platform>>, 
/**
 * By sort of post.
 */
post_kinds: Array<Count<PostKind>>, 
/**
 * By kind of finding.
 */
kinds: Array<Count<Kind>>, 
/**
 * By audience.
 */
audiences: Array<Count<Audience>>, 
/**
 * By decision; `null` is undecided.
 */
decisions: Array<Count<Decision | null>>, 
/**
 * Decisions that can be undone.
 */
undo_steps: number, };
export type Decide = { 
/**
 * Row numbers; any number.
 */
ids: Array<number>, 
/**
 * The decision; `null` takes it back.
 */
decision: Decision | null, };
export type Changed = { 
/**
 * The posts, with what stands now.
 */
posts: Array<ChangedPost>, 
/**
 * Decisions that can still be undone.
 */
undo_steps: number, };
export type ChangedPost = { 
/**
 * Row number.
 */
id: number, 
/**
 * The decision now.
 */
decision: Decision | null, };
export type Mirror = { 
/**
 * The person's own posts.
 */
posts: number, 
/**
 * Others' text in the archives: reposts.
 */
others: number, 
/**
 * Own posts with at least one finding.
 */
with_findings: number, 
/**
 * Time of the earliest post, RFC 3339.
 */
first: string | null, 
/**
 * Time of the latest post, RFC 3339.
 */
last: string | null, 
/**
 * By platform.
 */
platforms: Array<Count<Platform>>, 
/**
 * By audience.
 */
audiences: Array<Count<Audience>>, 
/**
 * By month and platform, ascending; months without posts are left out.
 */
months: Array<MonthCount>, 
/**
 * By kind of finding, most posts first.
 */
kinds: Array<KindCount>, 
/**
 * By weekday and hour in `zone`; cells without posts are left out.
 */
hours: Array<HourCount>, 
/**
 * IANA name of the zone the hours are shown in.
 */
zone: string, 
/**
 * Posts whose time the archive gives without a zone: taken as they stand.
 */
local_times: number, };
export type MonthCount = { 
/**
 * `YYYY-MM`.
 */
month: string, 
/**
 * Where.
 */
platform: Platform, 
/**
 * How many.
 */
posts: number, };
export type KindCount = { 
/**
 * The kind.
 */
kind: Kind, 
/**
 * Posts that have one.
 */
posts: number, 
/**
 * Findings in all.
 */
findings: number, };
export type HourCount = { 
/**
 * 0 is Monday.
 */
weekday: number, 
/**
 * 0 to 23.
 */
hour: number, 
/**
 * How many.
 */
posts: number, };

export interface Commands {
  /** What the first screen needs to know. */
  start_state: { request: Nothing; response: StartState };
  /** Makes a new profile and opens it. */
  create_profile: { request: Passphrase; response: SessionInfo };
  /** Opens the profile. */
  open_profile: { request: Passphrase; response: SessionInfo };
  /** Opens the invented driver, in memory only. */
  open_demo: { request: Nothing; response: SessionInfo };
  /** The session as it is. */
  session: { request: Nothing; response: SessionInfo };
  /** Forgets the keys and closes the profile. */
  lock: { request: Nothing; response: SessionInfo };
  /** Somebody is at the keyboard: idle locks begin anew. */
  active: { request: Nothing; response: Nothing };
  /** Opens the native dialog and keeps what is picked. */
  choose_archives: { request: Choose; response: Array<Choice> };
  /** Files that were dropped on the window or given on the command line and not imported yet. */
  waiting_choices: { request: Nothing; response: Array<Choice> };
  /** Starts reading; progress comes as the event `import`. */
  start_import: { request: StartImport; response: ImportProgress };
  /** Starts reading pasted text. */
  paste_text: { request: PasteText; response: ImportProgress };
  /** How far an import is. */
  import_progress: { request: JobRef; response: ImportProgress };
  /** Stops a job; nothing of it is kept. */
  cancel_job: { request: JobRef; response: Nothing };
  /** Archives the profile holds. */
  archives: { request: Nothing; response: Array<ImportedArchive> };
  /** Takes an archive out again. */
  remove_archive: { request: RemoveArchive; response: Removed };
  /** Which posts match a filter. */
  find_posts: { request: PostFilter; response: FoundPosts };
  /** The posts themselves, a screenful at a time. */
  read_posts: { request: ReadPosts; response: Array<PostView> };
  /** Counts for the filters and the progress line. */
  facets: { request: Nothing; response: Facets };
  /** Decides on posts. */
  decide: { request: Decide; response: Changed };
  /** Takes the last decision back. */
  undo: { request: Nothing; response: Changed };
  /** First counts over everything. */
  mirror: { request: Nothing; response: Mirror };
  /** What the person set. */
  settings: { request: Nothing; response: Settings };
  /** Keeps what the person set. */
  save_settings: { request: Settings; response: Settings };
  /** The person's own list of words. */
  own_terms: { request: Nothing; response: OwnTerms };
  /** Keeps the list and scans all posts again; progress comes as the event `scan`. */
  save_own_terms: { request: OwnTerms; response: ScanProgress };
}
