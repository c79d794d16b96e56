// What the inspector says about the findings of a post: one entry for each kind and wording.
import type { Finding, PostView } from '../../backend/types';
import { quote } from '../../parts/spans';

export type Confidence = 'sure' | 'likely' | 'check';

export interface Detail {
  key: string;
  finding: Finding;
  quote: string;
  /** How often the same words stand in the post. */
  times: number;
  confidence: Confidence;
}

export function confidenceOf(confidence: number): Confidence {
  return confidence >= 0.9 ? 'sure' : confidence >= 0.6 ? 'likely' : 'check';
}

export function detailsOf(post: PostView): Detail[] {
  const byKey = new Map<string, Detail>();
  for (const finding of post.findings) {
    const text = finding.part === 0 ? post.text : (post.media[finding.part - 1]?.caption ?? '');
    const words = quote(text, finding);
    const key = `${finding.kind} ${words.toLowerCase()}`;
    const known = byKey.get(key);
    if (known) known.times += 1;
    else
      byKey.set(key, { key, finding, quote: words, times: 1, confidence: confidenceOf(finding.confidence) });
  }
  return [...byKey.values()];
}
