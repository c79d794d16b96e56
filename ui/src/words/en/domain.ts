// The words of the domain: platforms, audiences, sorts of post, decisions, reasons.
import type {
  Audience,
  Decision,
  Family,
  Platform,
  PostKind,
  SkipReason,
  Standing,
  TimeBasis,
} from '../../backend/types';

const platforms: Record<Platform, string> = {
  x: 'X',
  facebook: 'Facebook',
  instagram: 'Instagram',
  threads: 'Threads',
  reddit: 'Reddit',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  tiktok: 'TikTok',
  youtube: 'YouTube',
  google_maps: 'Google Maps',
  linkedin: 'LinkedIn',
  discord: 'Discord',
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
  slack: 'Slack',
  strava: 'Strava',
  tumblr: 'Tumblr',
  nextdoor: 'Nextdoor',
  other: 'Other',
};

const audiences: Record<Audience, string> = {
  public: 'Anyone',
  group: 'A group',
  friends: 'Friends',
  private: 'One conversation',
  unknown: 'Not known',
};

/** Who could read it, said so that a closed group never sounds safe. */
const audienceMeans: Record<Audience, string> = {
  public: 'Anyone could read this, signed in or not.',
  group:
    'Everybody in the group could read this, and closed groups of drivers have been watched. Treat it as public.',
  friends: 'Your friends at the time could read this, and any of them could pass it on.',
  private: 'Those in the conversation could read this, and any of them could pass it on.',
  unknown: 'The archive does not say who could read this. Treat it as public.',
};

const postKinds: Record<PostKind, string> = {
  post: 'Post',
  reply: 'Reply',
  comment: 'Comment',
  message: 'Message',
  group_post: 'Post in a group',
  group_comment: 'Comment in a group',
  caption: 'Caption',
  review: 'Review',
  repost: 'Repost',
  profile: 'Profile text',
  other: 'Other',
};

const standings: Record<Standing, string | null> = {
  live: null,
  deleted: 'You deleted this on the platform. Copies may remain.',
  archived: 'Archived on the platform',
  pending: 'Waiting for approval in the group',
  draft: 'A draft: never published',
  earlier: 'An earlier wording, before you edited it',
};

const decisions: Record<Decision, string> = { fix: 'Fix', keep: 'Keep', ignore: 'Ignore' };
const decided: Record<Decision, string> = { fix: 'To fix', keep: 'Nothing to fix', ignore: 'Ignored' };

const families: Record<Family, string> = {
  who: 'Who',
  where: 'Where',
  when: 'When',
  about: 'What about you',
};

const skipReasons: Record<SkipReason, string> = {
  broken: 'could not be understood',
  cut: 'broke off in the middle',
  not_a_post: 'not a post of yours',
  too_large: 'too large to read safely',
  unknown: 'of an unknown sort',
  encrypted: 'locked with a password',
  unsafe_name: 'with an unsafe file name',
  damaged: 'damaged',
};

const zoneName = (zone: string) => zone.replaceAll('_', ' ');

const timeBasis: Record<TimeBasis, (zone: string) => string> = {
  utc: (zone) => `The archive gives world time; shown as it was in ${zoneName(zone)}.`,
  offset: (zone) => `The archive gives the time with its zone; shown as it was in ${zoneName(zone)}.`,
  local: () => 'The archive does not name a zone, so this is shown as it stands there.',
  none: () => 'The archive gives no time for this.',
};

export const domain = {
  platforms,
  audiences,
  audienceMeans,
  postKinds,
  standings,
  decisions,
  decided,
  undecided: 'Not looked at',
  families,
  skipReasons,
  timeBasis,
  zoneName,
  handle: (platform: Platform, handle: string) => (platform === 'reddit' ? `u/${handle}` : `@${handle}`),
};
