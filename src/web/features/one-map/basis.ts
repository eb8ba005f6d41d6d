import { useTranslation } from 'react-i18next';
import { dayOf, instant } from '../../../basis/time.ts';
import type { Words } from '../../../model/words.ts';
import { useWorldMinute } from '../../app/session.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { useDayWords } from './moment-words.ts';

type Shown = { readonly day: string; readonly work: { readonly at: number } };

/** 口径 of what stands on the page: what counts, as of when, and what an old moment rests on. */
export function useBasis(moments: readonly Shown[]): Words {
  const { t } = useTranslation('oneMap');
  const say = useSay();
  const dayWords = useDayWords();
  const today = dayOf(instant(Math.floor(useWorldMinute())));
  const said = t('basis', { at: listed(say, moments.map(({ day, work }) => dayWords(day, work.at))) });
  const all = moments.some(({ day }) => day < today) ? `${said}${t('basis-past')}` : said;
  return { zh: all, en: all };
}
