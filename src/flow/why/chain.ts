import type { ExplainStep } from '../../model/finding.ts';
import type { Words } from '../../model/words.ts';

/** One link of the answer to "why?", from the thing asked about down to the raw bytes. */
export type ChainLink = {
  readonly kind: 'frame' | 'reading' | 'detection' | 'determination' | 'assessment' | 'finding' | 'lead' | 'item' | 'signature' | 'publication';
  readonly id: string;
  readonly title: Words;
  readonly at?: number;
  readonly steps: ExplainStep[];
  readonly cite?: { readonly standard: string; readonly clause: string; readonly effectiveFrom: string; readonly confidence: string };
  readonly raw?: { readonly text: string; readonly hex: string; readonly sha256: string };
  readonly versions: Record<string, string>;
};

export const step = (name: string, zh: string, en: string, value?: string): ExplainStep => ({ name, zh, en, ...(value === undefined ? {} : { value }) });
