// The kinds of detail: a word for the mark, one for many, why it leads to a person, the smallest fix, and
// what is found of it and what is not.
import type { Kind } from '../../backend/types';

export interface KindWords {
  /** One of them, as on the mark. */
  one: string;
  /** One of them inside a sentence: “written like …”. */
  like: string;
  /** Many of them, as in a list. */
  many: string;
  /** Why this leads to you. */
  why: string;
  /** Say it so that it cannot be pinned on you. */
  fix: string;
  /** What is marked. */
  finds: string;
  /** What is not, so that nobody leans on it. */
  misses: string;
}

export const kinds: Record<Kind, KindWords> = {
  PERSON: {
    one: 'Name',
    like: 'a name',
    many: 'Names',
    why: 'A name is the shortest way to a person. A colleague’s name leads to you too, because few people work with both of you.',
    fix: 'Say what they are to you instead: “a coworker”, “my dispatcher”.',
    finds:
      'Names that follow a title, a role or words that introduce them (“Mr. Alvarado”, “me llamo”, “my cousin Beto”), first and last name together, and first names that are no ordinary words. Where names are known from lists and where the model sees one, both are used.',
    misses:
      'Rare names with nothing before them, and names that are also words (“Hope”, “Will”) where nothing says that a person is meant.',
  },
  HANDLE: {
    one: 'Account name',
    like: 'an account name',
    many: 'Account names',
    why: 'An account name can be looked up elsewhere, and ties this post to everything else written under it.',
    fix: 'Leave it out, or say “someone here”.',
    finds:
      '“@name”, “u/name”, “ig: name” and the like, “name#1234”, and bare words with an underscore in them.',
    misses: 'Account names that look like ordinary words and stand without a sign before them.',
  },
  EMAIL: {
    one: 'Email address',
    like: 'an email address',
    many: 'Email addresses',
    why: 'An email address belongs to one person and is often the login a company already knows.',
    fix: 'Take it out and offer a direct message.',
    finds:
      'Addresses as they are typed, and as people spell them out: “name at host dot com”, “nome arroba gmail ponto com”.',
    misses: 'Addresses spelled letter by letter, or split over two posts.',
  },
  PHONE: {
    one: 'Phone number',
    like: 'a phone number',
    many: 'Phone numbers',
    why: 'A phone number belongs to one person, and the company has yours on file.',
    fix: 'Take it out and offer a direct message.',
    finds:
      'Numbers with a country code, the usual groupings of the Americas, Spain, Portugal and Britain, checked against the number plan of the country or a word like “call”, and numbers spoken as words in three languages.',
    misses: 'A bare row of digits that nothing announces, and numbers split over two posts.',
  },
  IP: {
    one: 'Internet address',
    like: 'an internet address',
    many: 'Internet addresses',
    why: 'An internet address leads to one household or phone at that time.',
    fix: 'Take it out, or black it out in the picture.',
    finds: 'Four numbers with dots, and the longer form with colons.',
    misses: 'Addresses written in words or as one long number.',
  },
  URL: {
    one: 'Link',
    like: 'a link to somebody’s page',
    many: 'Links',
    why: 'A link can lead to a page with your name on it, or carry a part that says who shared it.',
    fix: 'Name the page in words, or cut everything after the question mark.',
    finds:
      'Links to profiles, pages, groups and shops on known sites, and home pages, with or without “https”.',
    misses: 'Links deep into unknown sites, and shortened links: nothing says where they lead.',
  },
  ADDRESS: {
    one: 'Address',
    like: 'a street address',
    many: 'Addresses',
    why: 'A street address leads to one household, or to one delivery and so to whoever drove it.',
    fix: 'Name the side of town instead.',
    finds:
      'Street and number in the order of English, Spanish and Portuguese, with unit, city, state and ZIP behind them, post boxes, and crossings of two streets.',
    misses: 'Crossings of two bare names, and buildings known only by their name.',
  },
  COORDINATES: {
    one: 'Coordinates',
    like: 'coordinates',
    many: 'Coordinates',
    why: 'Coordinates are an address in numbers, often exact to a few steps.',
    fix: 'Take them out, and turn off location for the app.',
    finds:
      'Pairs of decimal degrees with three decimals or more, degrees with minutes and seconds, and plus codes.',
    misses: 'Addresses made of three words, and pairs split over two lines.',
  },
  PLATE: {
    one: 'License plate',
    like: 'a license plate',
    many: 'License plates',
    why: 'A plate leads to one vehicle, and the company has yours on file.',
    fix: 'Leave it out, and cover it in photos.',
    finds:
      'Codes beside words like plate, tag, placa or matrícula, and the shapes of several countries near a word for a car.',
    misses: 'Vanity plates without a digit, and plates that no word announces.',
  },
  VIN: {
    one: 'Vehicle number',
    like: 'a vehicle number',
    many: 'Vehicle numbers',
    why: 'A vehicle number belongs to one car and leads to its owner.',
    fix: 'Leave it out.',
    finds:
      'Seventeen letters and digits with the right check digit, or beside a word like VIN, chassis or bastidor.',
    misses: 'Parts of a number.',
  },
  GOV_ID: {
    one: 'ID number',
    like: 'an ID number',
    many: 'ID numbers',
    why: 'This number belongs to you alone, and it can be used to act in your name.',
    fix: 'Take it out wherever it stands.',
    finds:
      'Social security and tax numbers of several countries by their shape and check digits; licenses, passports and residence cards behind their name.',
    misses: 'Numbers without check digits, where nothing says what they are.',
  },
  BANK: {
    one: 'Bank number',
    like: 'a bank number',
    many: 'Bank numbers',
    why: 'This number belongs to one account, and it can be used to take money.',
    fix: 'Take it out wherever it stands.',
    finds:
      'Card numbers and IBANs with the right check digits, routing and account numbers behind their name, cash tags, Pix keys and wallet addresses.',
    misses: 'Account numbers where no word speaks of a bank.',
  },
  TRACKING_ID: {
    one: 'Tracking number',
    like: 'a tracking number',
    many: 'Tracking numbers',
    why: 'The company can look up who carried this parcel, block or order in seconds.',
    fix: 'Leave the number out. “A package” says enough.',
    finds:
      'Parcel numbers of the large carriers, order and trip numbers, and codes behind words like order, case, pedido or protocolo.',
    misses: 'Three or four digits of an order, and numbers that no word announces.',
  },
  PLACE: {
    one: 'Place',
    like: 'a place',
    many: 'Places',
    why: 'A place narrows down who you could be. Two or three together can leave only you.',
    fix: 'Name something larger: the county, the region, “around here”.',
    finds:
      'About 20,000 towns and regions by name, as capitals and the words around them allow; schools, churches, parks and neighborhoods by their noun; shops with “at” or “behind” before them; highway exits.',
    misses: 'Neighborhoods that are in no list, and small places with no word before them.',
  },
  STATION: {
    one: 'Station',
    like: 'a station',
    many: 'Stations',
    why: 'A station code tells where you work. The company knows everybody who does.',
    fix: 'Say “my station”, or name the region.',
    finds:
      'Site codes that are known, or have the shape, with words of the trade near them, and nicknames such as “the Milford hub”.',
    misses: '“My station”, “the 8”, and codes in posts that say nothing of deliveries.',
  },
  ROUTE: {
    one: 'Route',
    like: 'a route',
    many: 'Routes',
    why: 'A route on a day was driven by one person, and the company has the list.',
    fix: 'Say “a long route”, “a route out of town”.',
    finds: 'Route codes of dispatch, and wave, staging, ruta or rota with the code that follows.',
    misses: 'Bag labels and stop numbers: they change with every load.',
  },
  EMPLOYER: {
    one: 'Company',
    like: 'a company',
    many: 'Companies',
    why: 'It tells whose lists you are on. A small contractor has only a few dozen drivers.',
    fix: 'Name the large company if the point needs one, and leave out the contractor.',
    finds:
      'The gig companies of a list, with their hashtags and accounts; short names such as Flex or Spark where the post is about the work; small companies by a telling ending such as “Logistics” or “S.L.”.',
    misses: 'Companies that are in no list and have no telling ending.',
  },
  VEHICLE: {
    one: 'Vehicle',
    like: 'a vehicle',
    many: 'Vehicles',
    why: 'Make, color and year together are rare at one station.',
    fix: 'Say “my car”.',
    finds:
      'Make and model with year and color, in the word order of three languages; bodies with a color (“white minivan”); marks such as a dent or a sticker.',
    misses: '“My car”, and models that are also words where nothing near says car.',
  },
  DATETIME: {
    one: 'Date or time',
    like: 'a date or time',
    many: 'Dates and times',
    why: 'A shift or an incident at a stated time can be matched with the schedule.',
    fix: 'Say “last month”, “on an evening”.',
    finds:
      'Dates, clock times, shifts, days with a part of the day, and habits (“every first Saturday”, “de lunes a viernes”, “toda noite”).',
    misses: '“The usual block”, and times that only the story makes times.',
  },
  AGE: {
    one: 'Age',
    like: 'an age',
    many: 'Ages',
    why: 'An age or a birthday cuts the number of people you could be to a small part.',
    fix: 'Leave it out, or say “in my thirties”.',
    finds:
      '“I’m 34”, “34F”, “tengo 34 años”, “nascido em 1963”, “class of 2009”, ages in words, and the ages of children.',
    misses: '“In my thirties”, and an age that only the story tells.',
  },
  FAMILY: {
    one: 'Family',
    like: 'family',
    many: 'Family',
    why: 'Who lives with you is known to colleagues and found on public pages.',
    fix: 'Say “my family”.',
    finds:
      'Relatives you call yours, children you say you have, “single mom of two”, “padre de familia”, married, divorced, a baby on the way.',
    misses: 'Relatives who appear by name only, and a family that the story tells without the word.',
  },
  HEALTH: {
    one: 'Health',
    like: 'something about health',
    many: 'Health',
    why: 'An illness, an injury or a pregnancy is remembered, and few at one place share it.',
    fix: 'Say “for health reasons”.',
    finds:
      'Illnesses, injuries and aids that you say you or yours have (“type 1 diabetic”, “embarazada”, “hérnia de disco”), and parts of the body that hurt.',
    misses: 'Illness told by its story, and slang for it.',
  },
  ORIGIN: {
    one: 'Origin',
    like: 'where somebody comes from',
    many: 'Origin',
    why: 'A language, a country or a religion can leave only a few people at one place.',
    fix: 'Leave it out where the point does not need it.',
    finds:
      'What you say of yourself: nationality, state, status (“work permit”, “sin papeles”), religion, first language, and flags.',
    misses: 'An accent, a dish or a football team that tell the same.',
  },
  JOB: {
    one: 'Job',
    like: 'a job',
    many: 'Jobs',
    why: 'A second job, a role or years of service narrow down who you could be.',
    fix: 'Say “another job”, “for years”.',
    finds:
      'Other trades you say you have or had, studies and papers, and years in a trade. Driving itself is not counted.',
    misses: 'Trades that are in no list, and work told by what one does there.',
  },
  OWN_TERM: {
    one: 'Your own word',
    like: 'a word of your own',
    many: 'Your own words',
    why: 'You put this word on your list because it leads to you.',
    fix: 'Use a word that many people would use.',
    finds:
      'Every mention of the words on your list: in capitals or not, with or without accents, with other signs between, in the plural.',
    misses: 'What is not on the list. Put it there in Settings.',
  },
};
