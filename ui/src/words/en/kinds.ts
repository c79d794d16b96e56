// The kinds of detail: a word for the mark, one for many, why it leads to a person, and the smallest fix.
import type { Kind } from '../../backend/types';

export interface KindWords {
  /** One of them, as on the mark. */
  one: string;
  /** Many of them, as in a list. */
  many: string;
  /** Why this leads to you. */
  why: string;
  /** Say it so that it cannot be pinned on you. */
  fix: string;
}

export const kinds: Record<Kind, KindWords> = {
  PERSON: {
    one: 'Name',
    many: 'Names',
    why: 'A name is the shortest way to a person. A colleague’s name leads to you too, because few people work with both of you.',
    fix: 'Say what they are to you instead: “a coworker”, “my dispatcher”.',
  },
  HANDLE: {
    one: 'Account name',
    many: 'Account names',
    why: 'An account name can be looked up elsewhere, and ties this post to everything else written under it.',
    fix: 'Leave it out, or say “someone here”.',
  },
  EMAIL: {
    one: 'Email address',
    many: 'Email addresses',
    why: 'An email address belongs to one person and is often the login a company already knows.',
    fix: 'Take it out and offer a direct message.',
  },
  PHONE: {
    one: 'Phone number',
    many: 'Phone numbers',
    why: 'A phone number belongs to one person, and the company has yours on file.',
    fix: 'Take it out and offer a direct message.',
  },
  IP: {
    one: 'Internet address',
    many: 'Internet addresses',
    why: 'An internet address leads to one household or phone at that time.',
    fix: 'Take it out, or black it out in the picture.',
  },
  URL: {
    one: 'Link',
    many: 'Links',
    why: 'A link can lead to a page with your name on it, or carry a part that says who shared it.',
    fix: 'Name the page in words, or cut everything after the question mark.',
  },
  ADDRESS: {
    one: 'Address',
    many: 'Addresses',
    why: 'A street address leads to one household, or to one delivery and so to whoever drove it.',
    fix: 'Name the side of town instead.',
  },
  COORDINATES: {
    one: 'Coordinates',
    many: 'Coordinates',
    why: 'Coordinates are an address in numbers, often exact to a few steps.',
    fix: 'Take them out, and turn off location for the app.',
  },
  PLATE: {
    one: 'License plate',
    many: 'License plates',
    why: 'A plate leads to one vehicle, and the company has yours on file.',
    fix: 'Leave it out, and cover it in photos.',
  },
  VIN: {
    one: 'Vehicle number',
    many: 'Vehicle numbers',
    why: 'A vehicle number belongs to one car and leads to its owner.',
    fix: 'Leave it out.',
  },
  GOV_ID: {
    one: 'ID number',
    many: 'ID numbers',
    why: 'This number belongs to you alone, and it can be used to act in your name.',
    fix: 'Take it out wherever it stands.',
  },
  BANK: {
    one: 'Bank number',
    many: 'Bank numbers',
    why: 'This number belongs to one account, and it can be used to take money.',
    fix: 'Take it out wherever it stands.',
  },
  TRACKING_ID: {
    one: 'Tracking number',
    many: 'Tracking numbers',
    why: 'The company can look up who carried this parcel, block or order in seconds.',
    fix: 'Leave the number out. “A package” says enough.',
  },
  PLACE: {
    one: 'Place',
    many: 'Places',
    why: 'A place narrows down who you could be. Two or three together can leave only you.',
    fix: 'Name something larger: the county, the region, “around here”.',
  },
  STATION: {
    one: 'Station',
    many: 'Stations',
    why: 'A station code tells where you work. The company knows everybody who does.',
    fix: 'Say “my station”, or name the region.',
  },
  ROUTE: {
    one: 'Route',
    many: 'Routes',
    why: 'A route on a day was driven by one person, and the company has the list.',
    fix: 'Say “a long route”, “a route out of town”.',
  },
  EMPLOYER: {
    one: 'Company',
    many: 'Companies',
    why: 'It tells whose lists you are on. A small contractor has only a few dozen drivers.',
    fix: 'Name the large company if the point needs one, and leave out the contractor.',
  },
  VEHICLE: {
    one: 'Vehicle',
    many: 'Vehicles',
    why: 'Make, color and year together are rare at one station.',
    fix: 'Say “my car”.',
  },
  DATETIME: {
    one: 'Date or time',
    many: 'Dates and times',
    why: 'A shift or an incident at a stated time can be matched with the schedule.',
    fix: 'Say “last month”, “on an evening”.',
  },
  AGE: {
    one: 'Age',
    many: 'Ages',
    why: 'An age or a birthday cuts the number of people you could be to a small part.',
    fix: 'Leave it out, or say “in my thirties”.',
  },
  FAMILY: {
    one: 'Family',
    many: 'Family',
    why: 'Who lives with you is known to colleagues and found on public pages.',
    fix: 'Say “my family”.',
  },
  HEALTH: {
    one: 'Health',
    many: 'Health',
    why: 'An illness, an injury or a pregnancy is remembered, and few at one place share it.',
    fix: 'Say “for health reasons”.',
  },
  ORIGIN: {
    one: 'Origin',
    many: 'Origin',
    why: 'A language, a country or a religion can leave only a few people at one place.',
    fix: 'Leave it out where the point does not need it.',
  },
  JOB: {
    one: 'Job',
    many: 'Jobs',
    why: 'A second job, a role or years of service narrow down who you could be.',
    fix: 'Say “another job”, “for years”.',
  },
  OWN_TERM: {
    one: 'Your own word',
    many: 'Your own words',
    why: 'You put this word on your list because it leads to you.',
    fix: 'Use a word that many people would use.',
  },
};
