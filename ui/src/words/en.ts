// Every sentence the window says, in English. The shape of this object is the shape of every language.
import { detection } from './en/detection';
import { domain } from './en/domain';
import { exposure } from './en/exposure';
import { faults } from './en/faults';
import { importing } from './en/importing';
import { frame, start } from './en/start';
import { hidden, keys } from './en/keys';
import { kinds } from './en/kinds';
import { mirror, settings } from './en/mirror';
import { posts } from './en/posts';
import { privacy } from './en/privacy';
import { categories, filed, report } from './en/report';
import { vault } from './en/vault';
import { format } from './en/format';

export const en = {
  format,
  frame,
  start,
  keys,
  hidden,
  importing,
  posts,
  mirror,
  exposure,
  categories,
  filed,
  report,
  vault,
  settings,
  privacy,
  detection,
  domain,
  kinds,
  faults,
};
