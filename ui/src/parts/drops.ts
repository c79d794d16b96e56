// Who takes files that are dropped on the window: the view that asked for them last, or nobody.
import type { Choice } from '../backend/types';

type Take = (choices: Choice[]) => void;
const takers: Take[] = [];

export const drops = {
  /** From now on dropped files go here; call what comes back to let go. */
  claim(take: Take): () => void {
    takers.push(take);
    return () => {
      const at = takers.indexOf(take);
      if (at >= 0) takers.splice(at, 1);
    };
  },
  /** Gives dropped files to the one who claimed them; `false` where nobody did. */
  give(choices: Choice[]): boolean {
    const take = takers.at(-1);
    take?.(choices);
    return take !== undefined;
  },
};
