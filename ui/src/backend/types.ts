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
export type Why = "own" | "sum" | "plan" | "shape" | "shape_word" | "list" | "word" | "said" | "both" | "model" | "echo";
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
 * Stable name of the detector that saw it: its kind in small letters, `model`, `echo`, or
 * `own_term` for the person's own words.
 */
detector: string, 
/**
 * Why it was taken for one.
 */
why: Why, 
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
export type FaultCode = "not_found" | "not_an_archive" | "html_export" | "encrypted" | "cut" | "damaged" | "no_posts" | "too_large" | "unreadable" | "other_owner" | "wrong_passphrase" | "recovery_typo" | "wait" | "short_passphrase" | "profile_exists" | "no_profile" | "already_open" | "newer_version" | "disk_full" | "storage" | "busy" | "locked" | "vault_locked" | "older_keys" | "older_vault" | "unfinished" | "no_keychain" | "no_note" | "changed" | "too_long" | "not_an_export" | "not_a_backup" | "already_there" | "demo_only" | "bad_request" | "cancelled";
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
portable: boolean, 
/**
 * The profile can be opened by the system's keychain.
 */
keychain: boolean, 
/**
 * The neutral screen is up.
 */
hidden: boolean, 
/**
 * Seconds to wait before the next try to open.
 */
wait: number, 
/**
 * A wipe just ran: files of ours that it could not remove. `null` once the person has read it.
 */
wiped: Array<string> | null, };
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
posts: number, 
/**
 * It was opened with the recovery code: a new passphrase is due.
 */
by_recovery: boolean, 
/**
 * The recovery code was written down and confirmed.
 */
recovery_confirmed: boolean, 
/**
 * A recovery code was made and waits to be written down.
 */
recovery_shown: boolean, 
/**
 * The vault is open.
 */
vault_open: boolean, };
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
lock_after: number, 
/**
 * The same for the vault.
 */
vault_lock_after: number, 
/**
 * Posts are looked through by the second pass too.
 */
look_twice: boolean, };
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
export type Pass = "first" | "second";
export type ScanProgress = { 
/**
 * Number of the job.
 */
job: number, 
/**
 * Which pass. What the first found is there once the second is told of.
 */
pass: Pass, 
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
 * That a listener would file under one of these.
 */
categories: Array<Category>, 
/**
 * Of these row numbers; `null` is no restriction.
 */
posts: Array<number> | null, 
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
export type ModelState = "on" | "off" | "missing";
export type Refined = "refined" | "not_yet" | "off" | "missing";
export type SecondPass = { 
/**
 * How far it is.
 */
state: Refined, 
/**
 * Posts that wait for it.
 */
waiting: number, };
export type Detection = { 
/**
 * Version of the detectors.
 */
version: number, 
/**
 * Whether the model helps.
 */
model: ModelState, 
/**
 * How well they do.
 */
quality: Quality, };
export type Quality = { 
/**
 * Version of the detectors that were measured.
 */
version: number, 
/**
 * Posts it was measured on.
 */
posts: number, 
/**
 * By kind, in the order of the kinds.
 */
kinds: Array<KindQuality>, };
export type KindQuality = { 
/**
 * The kind.
 */
kind: Kind, 
/**
 * In all posts.
 */
all: Score, 
/**
 * By language of the post.
 */
languages: Array<LanguageQuality>, };
export type LanguageQuality = { 
/**
 * `en`, `es` or `pt`.
 */
language: string, 
/**
 * How well.
 */
score: Score, };
export type Score = { 
/**
 * Details in the posts.
 */
details: number, 
/**
 * Of these, found.
 */
found: number, 
/**
 * Marks that were set.
 */
marks: number, 
/**
 * Of these, right.
 */
right: number, };
export type Dimension = "name" | "handle" | "phone" | "email" | "address" | "plate" | "gov_id" | "platform" | "station" | "area" | "vehicle" | "shift" | "age" | "sex" | "family" | "origin" | "language" | "health" | "education" | "job" | "place";
export type Whose = "owner" | "other" | "unknown";
export type Category = "STRIKE_PROTEST" | "UNION" | "WAREHOUSE_CONDITIONS" | "PAY_TIPS" | "MEDIA_COVERAGE" | "RESEARCHER_CONTACT" | "APP_ISSUE" | "ONROAD_ISSUE" | "DEACTIVATION" | "PRAISE" | "CUSTOMER" | "LEGAL" | "COWORKER";
export type Sentiment = "negative" | "neutral" | "positive";
export type PopulationOf = { 
/**
 * Platform, as the counts name it.
 */
platform: string | null, 
/**
 * Area, in the words of the fact.
 */
area: string | null, 
/**
 * Station, in the words of the fact.
 */
station: string | null, };
export type Unused = "in_population" | "nested_in" | { "correlated_with": Dimension } | "whose_unknown" | "past" | "conflict" | "singles_out";
export type ShareSource = "companies" | "census" | "geonames" | "vehicles" | "assumed";
export type Factor = { 
/**
 * What the fact is about.
 */
dimension: Dimension, 
/**
 * What it says, in its own words.
 */
value: string, 
/**
 * The share of people it leaves, 0 to 1: lower end.
 */
share_lo: number, 
/**
 * Upper end.
 */
share_hi: number, 
/**
 * Posts that say it.
 */
posts: Array<number>, 
/**
 * Why it is not simply multiplied, where it is not.
 */
unused: Unused | null, 
/**
 * Where the share comes from.
 */
source: ShareSource, };
export type SingledOut = { 
/**
 * What it is about.
 */
dimension: Dimension, 
/**
 * What it says.
 */
value: string, 
/**
 * Posts that say it.
 */
posts: Array<number>, };
export type Crowd = { 
/**
 * The lower end, at least 1, at most two significant digits.
 */
lo: number, 
/**
 * The upper end, not below `lo`, at most two significant digits.
 */
hi: number, 
/**
 * The drivers that the person is one of before any other fact: the middle of the guess.
 */
population: number, 
/**
 * Its lower end.
 */
population_lo: number, 
/**
 * Its upper end.
 */
population_hi: number, 
/**
 * Which drivers those are.
 */
population_of: PopulationOf, 
/**
 * Every fact in the order of dimensions, and what it does to the crowd.
 */
chain: Array<Factor>, 
/**
 * The fact that leaves one person by itself, where there is one.
 */
singled_out: SingledOut | null, };
export type Change = { "edit": Array<number> } | "delete";
export type Reckon = { 
/**
 * How many people the person wants to be one of; 1,000 where nothing is said.
 */
target: number | null, 
/**
 * What if these posts were gone?
 */
without_posts: Array<number>, 
/**
 * What if nothing told these facts (by their number)?
 */
without_facts: Array<number>, };
export type FactView = { 
/**
 * Its number in this answer.
 */
number: number, 
/**
 * What it is about.
 */
dimension: Dimension, 
/**
 * What is known: untrusted text.
 */
value: string, 
/**
 * Whose it is.
 */
whose: Whose, 
/**
 * How sure, 0 to 1.
 */
confidence: number, 
/**
 * It was so once.
 */
past: boolean, 
/**
 * Another fact says otherwise.
 */
conflict: boolean, 
/**
 * Day of the earliest post that says it, `YYYY-MM-DD`.
 */
first: string | null, 
/**
 * Day of the latest.
 */
last: string | null, 
/**
 * Row numbers of the posts that say it.
 */
posts: Array<number>, 
/**
 * The crowd if nothing told it: lower and upper end.
 */
without: [number, number] | null, };
export type FixView = { 
/**
 * Row number of the post.
 */
post: number, 
/**
 * What to do with it.
 */
change: Change, 
/**
 * The crowd after this step and those before it.
 */
lo: number, 
/**
 * Its upper end.
 */
hi: number, 
/**
 * Numbers of the facts that it takes away or makes less sure.
 */
facts: Array<number>, };
export type CategoryCount = { 
/**
 * The category.
 */
category: Category, 
/**
 * Posts in it.
 */
posts: number, 
/**
 * Of these, posts that sound negative.
 */
negative: number, 
/**
 * Whether press or court papers show the category.
 */
documented: boolean, };
export type CategoryMonth = { 
/**
 * `YYYY-MM`.
 */
month: string, 
/**
 * The category.
 */
category: Category, 
/**
 * How many.
 */
posts: number, };
export type PlaceOnMap = { 
/**
 * Its name: untrusted text.
 */
name: string, 
/**
 * Degrees north (WGS 84).
 */
lat: number, 
/**
 * Degrees east.
 */
lon: number, 
/**
 * Row numbers of the posts that name it.
 */
posts: Array<number>, };
export type Exposure = { 
/**
 * How many people the person could be, and why.
 */
crowd: Crowd, 
/**
 * The same with what the question took away; `null` where it took nothing.
 */
what_if: Crowd | null, 
/**
 * What is known of the owner, surest and narrowest first; then what was once so, what is unsure
 * and what is somebody else's.
 */
facts: Array<FactView>, 
/**
 * The smallest fix, step by step, each with the crowd after it.
 */
fixes: Array<FixView>, 
/**
 * The target that the fixes were made for.
 */
target: number, 
/**
 * Posts by listening category, most first.
 */
categories: Array<CategoryCount>, 
/**
 * Posts by month and category, ascending; pairs without posts are left out.
 */
months: Array<CategoryMonth>, 
/**
 * Places the person lives, lived or works in, as far as the posts tell, with where they are.
 */
places: Array<PlaceOnMap>, 
/**
 * Own posts that were read for this.
 */
posts: number, };
export type FiledUnder = { 
/**
 * The category.
 */
category: Category, 
/**
 * Words that were seen: first and one past the last code point in the text. Empty where the post
 * reads like others of the category.
 */
cues: Array<[number, number]>, };
export type ReportEntry = { 
/**
 * Row number of the post.
 */
post: number, 
/**
 * What it is filed under, the likeliest first.
 */
categories: Array<FiledUnder>, 
/**
 * How it sounds to the company.
 */
sentiment: Sentiment, 
/**
 * Whether such a team would have flagged it: it organises, or complains by name.
 */
flagged: boolean, 
/**
 * Numbers of the owner's facts that it tells, as in [`Exposure`].
 */
facts: Array<number>, };
export type ReportView = { 
/**
 * Day of the earliest entry, `YYYY-MM-DD`.
 */
from: string | null, 
/**
 * Day of the latest.
 */
to: string | null, 
/**
 * Entries, newest first. A post in two categories is one entry.
 */
entries: Array<ReportEntry>, };
export type ReportFormat = "html" | "csv" | "json";
export type SaveReport = { 
/**
 * How.
 */
format: ReportFormat, 
/**
 * Show the person's own names and contacts; else they are covered.
 */
own_names: boolean, 
/**
 * Show those of others; else they are covered.
 */
other_names: boolean, };
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
export type Attachment = { 
/**
 * 32 hexadecimal digits, random.
 */
id: string, 
/**
 * File name without its folder.
 */
name: string, 
/**
 * Media type by its content, or by its name where the content does not say.
 */
media_type: string, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * SHA-256 of the bytes, 64 hexadecimal digits.
 */
sha256: string, 
/**
 * When it was added, RFC 3339 in UTC.
 */
added: string, };
export type Incident = { 
/**
 * What happened.
 */
what: string, 
/**
 * When: day, time, how long.
 */
when: string, 
/**
 * Where.
 */
where: string, 
/**
 * Who did or said it.
 */
who: string, 
/**
 * Who saw or heard it.
 */
witnesses: string, 
/**
 * What proves it.
 */
evidence: string, };
export type PostLink = { 
/**
 * Where it was published.
 */
platform: Platform, 
/**
 * The post's key, 32 hexadecimal digits.
 */
key: string, 
/**
 * When it was published, RFC 3339, where that is known.
 */
time: string | null, 
/**
 * The beginning of its words.
 */
excerpt: string, };
export type Note = { 
/**
 * One line.
 */
title: string, 
/**
 * Markdown.
 */
text: string, 
/**
 * Words to sort by, each once.
 */
tags: Array<string>, 
/**
 * The day it is about, `YYYY-MM-DD`.
 */
date: string | null, 
/**
 * Posts it is about.
 */
posts: Array<PostLink>, 
/**
 * What happened, where the note records an incident.
 */
incident: Incident | null, 
/**
 * Files that belong to it.
 */
attachments: Array<Attachment>, 
/**
 * When it was begun, RFC 3339 in UTC.
 */
created: string, 
/**
 * When this version was written, RFC 3339 in UTC.
 */
edited: string, 
/**
 * When it was put into the trash, RFC 3339 in UTC.
 */
trashed: string | null, };
export type Proof = { "passphrase": string } | { "recovery": string };
export type Doubt = "backup" | "older_keys" | "older_vault";
export type Accept = { 
/**
 * Each of them.
 */
accept: Array<Doubt>, };
export type OpenProfile = { 
/**
 * Passphrase or recovery code.
 */
proof: Proof, 
/**
 * Doubts that the person has said yes to.
 */
accept: Array<Doubt>, };
export type Opening = { "state": "open", 
/**
 * The session.
 */
session: SessionInfo, } | { "state": "doubt", 
/**
 * What is odd.
 */
doubt: Doubt, };
export type Strength = { 
/**
 * Guesses needed, as a power of a thousand: 0 is fewer than a thousand, 1 a thousand to a
 * million, up to 6, more than a quintillion.
 */
guesses: number, 
/**
 * Whether it is long enough to be taken at all.
 */
accepted: boolean, 
/**
 * Whether it stands against somebody who copied the files.
 */
enough: boolean, };
export type Suggestion = { 
/**
 * The words, with spaces.
 */
passphrase: string, };
export type RecoveryShown = { 
/**
 * Five groups of six letters and digits.
 */
groups: Array<string>, 
/**
 * The two groups, from 0, that have to be retyped.
 */
ask: Array<number>, };
export type ConfirmRecovery = { 
/**
 * In the order of [`RecoveryShown::ask`].
 */
groups: Array<string>, };
export type Confirmed = { 
/**
 * For each group that was asked for.
 */
right: Array<boolean>, };
export type Proven = { 
/**
 * Passphrase or recovery code.
 */
proof: Proof, };
export type ChangePassphrase = { 
/**
 * The present passphrase, or the recovery code.
 */
proof: Proof, 
/**
 * The new one.
 */
passphrase: string, };
export type Keychain = { 
/**
 * Whether this system has one that answers.
 */
available: boolean, 
/**
 * Whether the profile opens with it. It never opens the vault.
 */
on: boolean, };
export type SetKeychain = { 
/**
 * Passphrase or recovery code.
 */
proof: Proof, 
/**
 * Whether the profile should open with it.
 */
on: boolean, };
export type Wipe = { 
/**
 * The second step was taken.
 */
sure: boolean, };
export type Wiped = { 
/**
 * Files of ours that could not be removed. The keys are gone even so.
 */
left: Array<string>, };
export type VaultState = { 
/**
 * It is open.
 */
open: boolean, 
/**
 * It was begun: there is a file.
 */
begun: boolean, };
export type OpenVault = { 
/**
 * Passphrase or recovery code.
 */
proof: Proof, 
/**
 * Doubts that the person has said yes to.
 */
accept: Array<Doubt>, };
export type VaultOpening = { "state": "open", 
/**
 * What does not agree.
 */
alarms: VaultAlarms, } | { "state": "doubt", 
/**
 * What is odd.
 */
doubt: Doubt, };
export type VaultAlarms = { 
/**
 * Notes that can be read.
 */
fine: number, 
/**
 * Notes that could not be read and were set aside.
 */
unreadable: number, 
/**
 * Pieces that are listed and gone: removed from outside.
 */
gone: number, 
/**
 * Pieces in whose place stands what was sealed at another time.
 */
replaced: number, 
/**
 * Pieces that are there and not listed: put back from outside.
 */
unlisted: number, };
export type NoteSort = "edited" | "created" | "date" | "title";
export type NoteFilter = { 
/**
 * Words that must all stand somewhere in the note, its incident, tags, linked posts or file
 * names; accents and case do not matter; the beginning of a word is enough.
 */
text: string, 
/**
 * Tags that must all be there.
 */
tags: Array<string>, 
/**
 * Only incidents (`true`) or only others (`false`).
 */
incident: boolean | null, 
/**
 * Only with (`true`) or without (`false`) attachments.
 */
attachments: boolean | null, 
/**
 * First day it may be about, `YYYY-MM-DD`.
 */
from: string | null, 
/**
 * Last day it may be about, `YYYY-MM-DD`.
 */
to: string | null, 
/**
 * The trash instead of the notes.
 */
trash: boolean, 
/**
 * Order. With words to search for, notes with a word in the title come first.
 */
sort: NoteSort, };
export type NoteLine = { 
/**
 * 32 hexadecimal digits.
 */
id: string, 
/**
 * Title; may be empty.
 */
title: string, 
/**
 * Where the words were found, or the beginning of the text; one line.
 */
excerpt: string, 
/**
 * The day it is about.
 */
date: string | null, 
/**
 * Its tags.
 */
tags: Array<string>, 
/**
 * RFC 3339 in UTC.
 */
created: string, 
/**
 * RFC 3339 in UTC.
 */
edited: string, 
/**
 * When it was put into the trash, RFC 3339 in UTC.
 */
trashed: string | null, 
/**
 * How many files.
 */
attachments: number, 
/**
 * How many posts.
 */
posts: number, 
/**
 * It records an incident.
 */
incident: boolean, };
export type TagCount = { 
/**
 * The tag.
 */
tag: string, 
/**
 * Notes outside the trash that have it.
 */
notes: number, };
export type FoundNotes = { 
/**
 * The notes.
 */
notes: Array<NoteLine>, 
/**
 * Every tag in use, most used first.
 */
tags: Array<TagCount>, 
/**
 * Notes outside the trash.
 */
total: number, 
/**
 * Notes in the trash.
 */
trashed: number, };
export type ReadNote = { 
/**
 * Its id.
 */
id: string, 
/**
 * Version, from 1; `null` is the latest, with what was typed since.
 */
version: number | null, };
export type NoteView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its version.
 */
version: number, 
/**
 * What it says. Untrusted text: never as markup.
 */
note: Note, };
export type Written = { 
/**
 * One line.
 */
title: string, 
/**
 * Markdown.
 */
text: string, 
/**
 * Words to sort by.
 */
tags: Array<string>, 
/**
 * The day it is about, `YYYY-MM-DD`.
 */
date: string | null, 
/**
 * Posts it is about.
 */
posts: Array<PostLink>, 
/**
 * What happened, where it records an incident.
 */
incident: Incident | null, };
export type SaveNote = { 
/**
 * Its id; `null` for a new one.
 */
id: string | null, 
/**
 * What it says now.
 */
written: Written, 
/**
 * `true` makes a version of it; `false` keeps what is being typed, safe on disk all the same.
 */
keep: boolean, };
export type SavedNote = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its version; what is being typed counts as the next one.
 */
version: number, 
/**
 * RFC 3339 in UTC.
 */
edited: string, };
export type VersionLine = { 
/**
 * From 1.
 */
version: number, 
/**
 * When it was written, RFC 3339 in UTC.
 */
edited: string, 
/**
 * Characters of title and text.
 */
characters: number, };
export type NoteRef = { 
/**
 * Its id.
 */
id: string, };
export type NoteRefs = { 
/**
 * Their ids.
 */
ids: Array<string>, };
export type TrashNotes = { 
/**
 * Their ids.
 */
ids: Array<string>, 
/**
 * Into it (`true`) or out of it.
 */
trash: boolean, };
export type AttachFiles = { 
/**
 * The note.
 */
id: string, 
/**
 * Ids of choices.
 */
choices: Array<number>, };
export type AttachmentRef = { 
/**
 * The note.
 */
id: string, 
/**
 * The attachment.
 */
attachment: string, };
export type Work = "attach" | "save_attachment" | "export" | "import" | "evidence" | "backup" | "restore" | "new_keys";
export type WorkProgress = { 
/**
 * Which.
 */
work: Work, 
/**
 * Bytes done.
 */
done: number, 
/**
 * Bytes in all; 0 where that is not known.
 */
total: number, };
export type ExportVault = { 
/**
 * Notes; empty for all outside the trash.
 */
ids: Array<string>, 
/**
 * The export's own passphrase.
 */
passphrase: string, };
export type ImportVault = { 
/**
 * Id of a choice.
 */
choice: number, 
/**
 * The export's passphrase.
 */
passphrase: string, };
export type ImportedNotes = { 
/**
 * Notes that are new here.
 */
new: number, 
/**
 * Notes that were here already, word for word.
 */
same: number, 
/**
 * Notes that were here with other words: the imported ones are kept beside them.
 */
beside: number, 
/**
 * Files that came with them.
 */
files: number, };
export type WrittenFile = { 
/**
 * File or folder name without its folder; `null` where the person closed the dialog.
 */
name: string | null, 
/**
 * Its size in bytes.
 */
bytes: number, };
export type FileUse = "keys" | "posts" | "notes" | "attachment" | "backup" | "unfinished" | "lock" | "other";
export type FileHere = { 
/**
 * Path inside the data folder.
 */
name: string, 
/**
 * What it is for.
 */
used_for: FileUse, 
/**
 * Size in bytes.
 */
bytes: number, };
export type FilesHere = { 
/**
 * The data folder.
 */
folder: string, 
/**
 * Its files.
 */
files: Array<FileHere>, };
export type OpenBackup = { 
/**
 * Id of a choice.
 */
choice: number, 
/**
 * Passphrase or recovery code at the time of the backup.
 */
proof: Proof, };
export type BackupPreview = { 
/**
 * When it was made, RFC 3339 in UTC.
 */
made: string, 
/**
 * Version of the program that made it.
 */
version: string, 
/**
 * Posts.
 */
posts: number, 
/**
 * Notes; `null` where the vault was locked when it was made. They are in it all the same.
 */
notes: number | null, 
/**
 * Attachments.
 */
attachments: number, 
/**
 * Size in bytes once restored.
 */
bytes: number, 
/**
 * There is a profile here, which the backup would replace.
 */
replaces: boolean, };

export interface Commands {
  /** What the first screen needs to know. */
  start_state: { request: Nothing; response: StartState };
  /** Makes a new profile and opens it. */
  create_profile: { request: Passphrase; response: SessionInfo };
  /** Opens the profile. */
  open_profile: { request: OpenProfile; response: Opening };
  /** Opens the profile with what the system's keychain holds. */
  open_with_keychain: { request: Accept; response: Opening };
  /** Opens the invented driver, in memory only. */
  open_demo: { request: Nothing; response: SessionInfo };
  /** The session as it is. */
  session: { request: Nothing; response: SessionInfo };
  /** Forgets the keys and closes the profile and the vault. */
  lock: { request: Nothing; response: SessionInfo };
  /** Locks, and shows the neutral screen until [`show`] is asked for. */
  hide: { request: Nothing; response: Nothing };
  /** Takes the neutral screen away. */
  show: { request: Nothing; response: Nothing };
  /** Somebody is at the keyboard: idle locks begin anew. */
  active: { request: Nothing; response: Nothing };
  /** How strong a passphrase is. */
  estimate_passphrase: { request: Passphrase; response: Strength };
  /** Five words by chance. */
  suggest_passphrase: { request: Nothing; response: Suggestion };
  /** The recovery code that waits to be written down. */
  recovery_code: { request: Nothing; response: RecoveryShown };
  /** Opens the native dialog and writes the code that waits as a text file. */
  save_recovery_code: { request: Nothing; response: WrittenFile };
  /** Opens the native dialog that prints the page. */
  print: { request: Nothing; response: Nothing };
  /** Compares what was retyped; when it is right, the code is forgotten here. */
  confirm_recovery: { request: ConfirmRecovery; response: Confirmed };
  /** Makes another recovery code; the one before stops working. */
  new_recovery_code: { request: Proven; response: RecoveryShown };
  /** Sets another passphrase. */
  change_passphrase: { request: ChangePassphrase; response: SessionInfo };
  /** Makes new keys and seals everything anew; progress comes as the event `work`. */
  new_keys: { request: Proven; response: SessionInfo };
  /** The system's keychain. */
  keychain: { request: Nothing; response: Keychain };
  /** Turns the keychain on or off. */
  set_keychain: { request: SetKeychain; response: Keychain };
  /** Destroys the keys, then every file of ours. */
  wipe: { request: Wipe; response: Wiped };
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
  /** What is looked for, how well it is found, and whether the model helps. */
  detection: { request: Nothing; response: Detection };
  /** How far the second pass is. */
  second_pass: { request: Nothing; response: SecondPass };
  /** First counts over everything. */
  mirror: { request: Nothing; response: Mirror };
  /** What a listener would know: facts, crowd, smallest fix, categories; and what if. */
  exposure: { request: Reckon; response: Exposure };
  /** The report that a listening team would write. */
  report: { request: Nothing; response: ReportView };
  /** Opens the native dialog and writes the report as a page, a table, or for programs. */
  save_report: { request: SaveReport; response: WrittenFile };
  /** Whether the vault is open. */
  vault_state: { request: Nothing; response: VaultState };
  /** Opens the vault; makes it where there is none. */
  open_vault: { request: OpenVault; response: VaultOpening };
  /** Forgets the vault's key and what was read with it. */
  lock_vault: { request: Nothing; response: VaultState };
  /** The person has seen what does not agree: the list is sealed as things are now. */
  accept_alarms: { request: Nothing; response: Nothing };
  /** Which notes match a filter. */
  find_notes: { request: NoteFilter; response: FoundNotes };
  /** A note, or a version of it. */
  read_note: { request: ReadNote; response: NoteView };
  /** Saves a note. When this answers, it is on the disk. */
  save_note: { request: SaveNote; response: SavedNote };
  /** Versions of a note, latest first. */
  note_versions: { request: NoteRef; response: Array<VersionLine> };
  /** Makes an earlier version the latest; nothing in between is lost. */
  restore_version: { request: ReadNote; response: NoteView };
  /** Puts notes into the trash or takes them out. */
  trash_notes: { request: TrashNotes; response: Nothing };
  /** Removes notes of the trash for good, with all versions and files. */
  remove_notes: { request: NoteRefs; response: Nothing };
  /** What a note keeps of posts, by their row numbers. */
  link_posts: { request: ReadPosts; response: Array<PostLink> };
  /** Opens the native dialog for files to attach. */
  choose_files: { request: Nothing; response: Array<Choice> };
  /** Seals picked files into a note; progress comes as the event `work`. */
  attach_files: { request: AttachFiles; response: NoteView };
  /** Takes a file out of a note; earlier versions keep it. */
  remove_attachment: { request: AttachmentRef; response: NoteView };
  /** Opens the native dialog and writes a decrypted copy of a file. */
  save_attachment: { request: AttachmentRef; response: WrittenFile };
  /** Opens the native dialog and writes notes with their files as one age file. */
  export_vault: { request: ExportVault; response: WrittenFile };
  /** Reads an age file that [`export_vault`] wrote. */
  import_vault: { request: ImportVault; response: ImportedNotes };
  /** Opens the native dialog and writes notes in plain, with their files and a list of SHA-256 */
  /** that anybody can check. */
  export_evidence: { request: NoteRefs; response: WrittenFile };
  /** Stops a long command; nothing half is kept. */
  cancel_work: { request: Nothing; response: Nothing };
  /** Every file in the data folder. */
  files_here: { request: Nothing; response: FilesHere };
  /** Opens the native dialog and writes everything into one encrypted file. */
  write_backup: { request: Nothing; response: WrittenFile };
  /** Opens the native dialog for a backup. */
  choose_backup: { request: Nothing; response: Array<Choice> };
  /** What a backup holds. */
  preview_backup: { request: OpenBackup; response: BackupPreview };
  /** Puts a backup in the place of what is here, and opens it. */
  restore_backup: { request: OpenBackup; response: SessionInfo };
  /** What the person set. */
  settings: { request: Nothing; response: Settings };
  /** Keeps what the person set; where posts are due for it, a scan begins. */
  save_settings: { request: Settings; response: Settings };
  /** The person's own list of words. */
  own_terms: { request: Nothing; response: OwnTerms };
  /** Keeps the list and scans all posts again; progress comes as the event `scan`. */
  save_own_terms: { request: OwnTerms; response: ScanProgress };
}
