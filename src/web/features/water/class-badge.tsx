import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { inkOn } from '../../kit/ink-on.ts';
import { classColours, classWords } from '../../kit/water-class.ts';

/** A class in words on its colour; without one it says so. */
export function ClassBadge({ of }: { readonly of: string | undefined }): ReactNode {
  const { t } = useTranslation('water');
  const { language } = usePreferences();
  const ground = of === undefined ? undefined : classColours[of];
  if (of === undefined || of === '' || ground === undefined) return <span className="class-badge none">{t('no-class')}</span>;
  return <span className="class-badge" style={{ background: ground, color: inkOn(ground) }}>{classWords(of, language)}</span>;
}
