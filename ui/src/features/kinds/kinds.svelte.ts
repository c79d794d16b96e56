// What is looked for and how well it is found; which kind's page is open, and where it was opened from.
import { ask, toFault } from '../../backend/rpc';
import type { Detection, Fault, Kind, KindQuality, ModelState, Score } from '../../backend/types';

/** Fewer details than this say little. */
export const FEW = 10;

/** The score of a kind in a language, or over all; `null` where nothing was there to find. */
export function scoreOf(quality: KindQuality, language: string): Score | null {
  const score =
    language === 'all' ? quality.all : quality.languages.find((each) => each.language === language)?.score;
  return score && score.details > 0 ? score : null;
}

export class Kinds {
  detection = $state.raw<Detection | null>(null);
  fault = $state.raw<Fault | null>(null);
  /** The kind whose page is open; `null` is the list. */
  kind = $state.raw<Kind | null>(null);

  /** What to say of the model; `null` where it works, or where nobody knows yet. */
  readonly withoutModel = $derived.by<Exclude<ModelState, 'on'> | null>(() => {
    const model = this.detection?.model;
    return model === undefined || model === 'on' ? null : model;
  });

  async load(): Promise<void> {
    if (this.detection) return;
    try {
      this.detection = await ask('detection');
      this.fault = null;
    } catch (fault) {
      this.fault = toFault(fault);
    }
  }

  of(kind: Kind): KindQuality | undefined {
    return this.detection?.quality.kinds.find((each) => each.kind === kind);
  }
}
