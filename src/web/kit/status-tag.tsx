import type { ReactNode } from 'react';
import './status-tag.css';

export type Tone = 'late' | 'due' | 'ok' | 'review' | 'neutral';

const tones: Readonly<Record<string, Tone>> = {
  late: 'late', due: 'due', ok: 'ok', neutral: 'neutral', review: 'review', waiting: 'due', working: 'review', done: 'ok', returned: 'late',
  meets: 'ok', exceeds: 'late', have: 'ok', missing: 'due', unfit: 'late', pass: 'ok', fail: 'late',
};

/** Tone of a declared or judged state; unknown ones stay neutral. */
export const toneOf = (name: string): Tone => tones[name] ?? 'neutral';

/** A state in words on a quiet ground; the shape beside it differs by tone, so colour never speaks alone. */
export const StatusTag = ({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode => (
  <span className={`tag tag-${tone}`}><i aria-hidden="true" />{children}</span>
);
