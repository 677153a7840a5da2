import { digest } from './digest.ts';
import { digestPages } from './digest-pages.ts';
import { digestStaff } from './digest-staff.ts';
import { subscription } from './subscription.ts';

/** English, one section a noun. */
export const en = {
  digest,
  digestPages,
  digestStaff,
  subscription,
};
