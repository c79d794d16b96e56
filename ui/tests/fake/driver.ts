// An invented driver: sentences with their findings marked as ⟦KIND|words⟧. Nobody here exists.
import type { Audience, Finding, Kind, Platform, PostKind, PostView } from '../../src/backend/types';

const templates = [
  'Anyone else sitting at ⟦STATION|DXX4⟧ since ⟦DATETIME|5:40 am⟧? Third time this week the carts are not ready 😤',
  'My ⟦VEHICLE|grey 2014 Prius⟧ just hit 210k miles, all of it parcels. Proud and tired.',
  'Support hung up on me again. I asked for a supervisor named ⟦PERSON|Marla Quint⟧ and she “left for the day”.',
  'If you want in on the petition, text me at ⟦PHONE|(617) 555-0142⟧ or write ⟦EMAIL|dana.w@example.com⟧.',
  'They sent me to ⟦ADDRESS|48 Alder Ln Apt 3, Millbrook⟧ twice, nobody home, dinged my standing anyway.',
  'Base pay cut AGAIN. We should all decline blocks on Friday, see how they like it.',
  'I have driven for ⟦EMPLOYER|Northbay Logistics⟧ for ⟦JOB|six years⟧ and I have never had a lunch break that was a break.',
  'Dog bite at a porch near ⟦PLACE|Hollis Pond⟧. Two stitches, no sick pay. ⟦HEALTH|Cannot lift for ten days.⟧',
  'Does anyone know why ⟦ROUTE|route CX 114⟧ always gets the stairs? Asking for my knees.',
  '@⟦HANDLE|flexfriend_mel⟧ same here, they took my tips on ⟦DATETIME|March 3⟧ and I have the screenshots.',
  'My ⟦FAMILY|daughter’s school⟧ is right off the exit so I take the early block and pick her up after.',
  'Turned ⟦AGE|47⟧ today. Celebrated with a 22-stop apartment block ⟦PLACE|in Fenwick⟧ 🎂👨‍👩‍👧',
  'Whoever parks the van ⟦PLATE|4KX 81Q⟧ across two bays: please. We all have to load.',
  'Package ⟦TRACKING_ID|TBA000012345678⟧ marked delivered before I even had it in my hands.',
  'Good day today. Sun, short route, a customer gave me lemonade.',
  'New phone mount recommendations? The cheap ones fall off on gravel.',
  'Rain all week. Wear boots with grip, the porches are ice.',
  'As a ⟦ORIGIN|Salvadoran⟧ woman in this job you hear things at the dock you would not believe.',
  'Meet at ⟦PLACE|the diner by the Orchard St lot⟧ ⟦DATETIME|Thursday at 7⟧ if you want to talk about what we do next.',
  'قال لي المشرف في ⟦STATION|DXX4⟧ إنني بطيء جدا، وأنا أعمل منذ ⟦DATETIME|السادسة صباحا⟧',
  'Otra vez sin bloques. Llevo ⟦JOB|dos trabajos⟧ y ninguno alcanza, saludos desde ⟦PLACE|Fenwick⟧.',
  'Saw the article. Everything in it is true and then some. Link: ⟦URL|https://news.example.com/a?share=dana47⟧',
];

const long =
  'Long one, sorry.\n\nI got to ⟦STATION|DXX4⟧ at ⟦DATETIME|4:15 am on Tuesday⟧ and my block was already gone. The new lead, ⟦PERSON|Corey Dunn⟧, told me to wait in the lot. I waited two hours in my ⟦VEHICLE|grey Prius⟧ with the heat off because gas is what it is.\n\nWhen he came back he said the route had been given to “someone more reliable”. I have delivered for this station for ⟦JOB|six years⟧. I have a 99.2 rating. I have never, not once, brought back more than three packages.\n\nSo I drove home to ⟦ADDRESS|19 Birch Ct, Millbrook⟧ and wrote it all down with the times, and I am telling you: write everything down. Every time they do this, write it down, with who said it and when. 📝\n\nIf there are enough of us it is not one driver with a bad attitude any more. It is a pattern. And a pattern is something you can take to somebody.\n\nI will be at ⟦PLACE|Orchard St⟧ on Thursday. You know how to reach me: ⟦PHONE|617-555-0142⟧.';

const platforms: [Platform, number, PostKind[], Audience][] = [
  ['x', 0.46, ['post', 'reply', 'reply'], 'public'],
  ['facebook', 0.3, ['group_post', 'group_comment', 'post'], 'group'],
  ['reddit', 0.2, ['comment', 'post'], 'public'],
  ['instagram', 0.04, ['caption'], 'friends'],
];
const groups = ['Bay Area Flex Drivers (closed)', 'Night Shift Parcel People', 'Drivers Helping Drivers'];

/** A small generator of even numbers, always the same. */
function makeDice(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function marked(template: string): { text: string; findings: Finding[] } {
  const findings: Finding[] = [];
  let text = '';
  for (const piece of template.split(/(⟦[^⟧]*⟧)/)) {
    const m = /^⟦([A-Z_]+)\|(.*)⟧$/s.exec(piece);
    const start = Array.from(text).length;
    text += m ? m[2]! : piece;
    if (m) {
      const kind = m[1] as Kind;
      const confidence = ['PHONE', 'EMAIL', 'PLATE', 'TRACKING_ID', 'URL', 'STATION'].includes(kind)
        ? 0.97
        : ['PERSON', 'HEALTH', 'JOB', 'ROUTE'].includes(kind)
          ? 0.5
          : 0.75;
      findings.push({
        part: 0,
        kind,
        confidence,
        detector: kind.toLowerCase(),
        why: confidence > 0.9 ? 'shape_word' : confidence > 0.6 ? 'list' : 'model',
        start,
        end: Array.from(text).length,
      });
    }
  }
  return { text, findings };
}

export function makeDriver(count: number): PostView[] {
  const dice = makeDice(7);
  const posts: PostView[] = [];
  for (let i = 0; i < count; i += 1) {
    const at = dice();
    let rest = at;
    const place = platforms.find(([, share]) => (rest -= share) < 0) ?? platforms[0]!;
    const [platform, , sorts, audience] = place;
    const kind = sorts[Math.floor(dice() * sorts.length)]!;
    // Quiet posts are the many; a few templates carry something.
    const quiet = dice() < 0.62;
    const pick = Math.floor(dice() * templates.length);
    const template =
      i === 3 ? long : quiet && i > 12 ? templates[[5, 14, 15, 16][pick % 4]!]! : templates[pick]!;
    const { text, findings } = marked(template);
    const days = Math.floor(((i + dice()) / count) * 365 * 6);
    const hour = [5, 6, 6, 12, 13, 18, 19, 20, 20, 21, 21, 22][Math.floor(dice() * 12)]!;
    const date = new Date(Date.UTC(2024, 7, 28, hour, Math.floor(dice() * 60)) - days * 86_400_000);
    const wall = date.toISOString().slice(0, 19);
    const inGroup = kind.startsWith('group');
    const own = platform === 'x' && dice() < 0.06 ? false : true;
    posts.push({
      id: i + 1,
      platform,
      kind: own ? kind : 'repost',
      text: i === 7 ? '' : text,
      media:
        i === 1 || i === 7
          ? [{ name: 'posts/media/cart_wall.jpg', caption: i === 1 ? 'The wall at DXX4 again' : null }]
          : [],
      time: wall + 'Z',
      time_basis: platform === 'facebook' ? 'utc' : i % 9 === 0 ? 'local' : 'utc',
      wall_time: wall,
      audience: inGroup ? 'group' : audience === 'group' ? 'friends' : audience,
      standing: i === 5 ? 'deleted' : 'live',
      group: inGroup ? groups[i % 3]! : platform === 'reddit' ? 'r/ParcelDrivers' : null,
      permalink: platform === 'x' ? `https://x.com/dana_wheels/status/1${String(i).padStart(12, '0')}` : null,
      own,
      author: own ? null : 'flexfriend_mel',
      place: i === 4 ? { name: 'Hollis Pond', address: null, lat_lon: [42.1, -71.2] } : null,
      source:
        platform === 'x'
          ? `data/tweets.js#${i}`
          : platform === 'reddit'
            ? `comments.csv#${i}`
            : `your_facebook_activity/posts/your_posts_1.json#${i}`,
      archive:
        platform === 'x'
          ? 'twitter-2024-08-28.zip'
          : platform === 'reddit'
            ? 'export_dana.zip'
            : 'facebook-dana-1.zip',
      findings:
        i === 1
          ? [
              ...findings,
              {
                part: 1,
                kind: 'STATION',
                confidence: 0.97,
                detector: 'station',
                why: 'shape_word',
                start: 12,
                end: 16,
              },
            ]
          : i === 7
            ? []
            : findings,
      decision: null,
    });
  }
  return posts;
}
