/** All account routes, in the order of the API's description. */

import type { Route } from '../../http/route.ts';
import { joining } from './joining.ts';
import { membership } from './membership.ts';
import { signingIn } from './signing-in.ts';

export const accountRoutes: readonly Route[] = [...joining, ...signingIn, ...membership];
