import { adoption } from './adoption.ts';
import { digest } from './digest.ts';
import { digestPages } from './digest-pages.ts';
import { digestStaff } from './digest-staff.ts';
import { experience } from './experience.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { introduction } from './introduction.ts';
import { me } from './me.ts';
import { pages } from './pages.ts';
import { review } from './review.ts';
import { status } from './status.ts';
import { subscription } from './subscription.ts';

/** English, one section a noun. */
export const en = {
  status,
  home,
  help,
  digest,
  digestPages,
  digestStaff,
  subscription,
  me,
  experience,
  review,
  adoption,
  introduction,
  pages,
};
