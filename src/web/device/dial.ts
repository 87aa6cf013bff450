/** Reaches the server, and says why when nothing answers. */
import type { Problem } from '../../kernel/result.ts';
import type { Dial } from '../../sync/index.ts';
import { dialer } from '../../workplace/index.ts';

/** `told` hears why nothing could be reached, and undefined once something was. */
export function createDial(told: (problem: Problem | undefined) => void): Dial {
  const dial = dialer(() => ({ url: location.origin }));
  return async (receiver) => {
    if (navigator.onLine === false) {
      told({ code: 'network.unreachable' });
      return undefined;
    }
    const connection = await dial(receiver);
    if (connection === undefined) {
      // Whether it is the network, a stranger's page or the person that is in the way.
      const { accounts } = await import('../account/accounts.ts');
      const me = await accounts.me();
      told(me.ok ? { code: 'network.unreachable' } : me.problem);
      return undefined;
    }
    told(undefined);
    return connection;
  };
}
