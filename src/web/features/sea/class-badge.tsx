import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inkOn } from '../../kit/ink-on.ts';
import { seaColours } from './sea.ts';

/** A class of sea water in words on its colour; without one it says so. */
export function SeaClass({ of }: { readonly of: number | undefined }): ReactNode {
  const { t } = useTranslation('sea');
  const ground = of === undefined ? undefined : seaColours[of];
  if (of === undefined || ground === undefined) return <span className="sea-class none">{t('no-class')}</span>;
  return <span className="sea-class" style={{ background: ground, color: inkOn(ground) }}>{t(classWord(of))}</span>;
}

const words = ['class-1', 'class-2', 'class-3', 'class-4', 'class-5'] as const;
export const classWord = (of: number): (typeof words)[number] => words[of - 1] ?? 'class-5';
