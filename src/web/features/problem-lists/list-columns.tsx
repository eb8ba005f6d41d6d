import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { problemLists } from '../../../contract/problem-list.ts';
import { share } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import type { Go, ListSearch } from './search.ts';

export type Reply = Static<typeof problemLists.reply>;
type Figures = Reply['lists'][number];

/** One column a list, all of them together first; a column opens its problems. */
export function ListColumns({ reply, search, go }: { readonly reply: Reply; readonly search: ListSearch; readonly go: Go }): ReactNode {
  const { t } = useTranslation('problemLists');
  const [all, ...lists] = reply.lists;
  return (
    <section aria-label={t('columns')}>
      {all === undefined ? null : <Sentence all={all} />}
      <ol className="lists-columns">
        {reply.lists.map((one) => <Column key={one.list} figures={one} chosen={(search.list ?? '') === one.list && search.part === undefined} open={() => go({ list: one.list, part: undefined, side: undefined, state: undefined, origin: undefined })} />)}
      </ol>
      <BasisLine basis={reply.basis} />
      <p className="faint lists-cite">{t('names-cite', { count: lists.length, cite: reply.names.cite })}</p>
    </section>
  );
}

function Sentence({ all }: { readonly all: Figures }): ReactNode {
  const { t } = useTranslation('problemLists');
  const { language } = usePreferences();
  if (all.total === 0) return <p className="lists-says" role="status">{t('says-none')}</p>;
  return <p className="lists-says" role="status">{t('says-all', { total: all.total, solved: all.solved, rate: share(all.solved, all.total, language), overdue: all.overdue, own: all.selfFound })}</p>;
}

function Column({ figures, chosen, open }: { readonly figures: Figures; readonly chosen: boolean; readonly open: () => void }): ReactNode {
  const { t } = useTranslation('problemLists');
  const { language } = usePreferences();
  const say = useSay();
  const { total, solved, overdue, selfFound, byReference, title } = figures;
  return (
    <li className={chosen ? 'chosen' : undefined}>
      <button type="button" aria-pressed={chosen} onClick={open}>
        <span className="lists-name">{say(title)}</span>
        <b className={total === 0 ? 'faint' : undefined}>{total}</b>
        <span>{t('solved')} <i>{solved}</i></span>
        <span>{t('rate')} <i>{total === 0 ? t('no-figure') : share(solved, total, language)}</i></span>
        <span className={overdue > 0 ? 'late' : undefined}>{t('overdue')} <i>{overdue}</i></span>
        <span>{t('self-found')} <i>{selfFound}</i></span>
        <small>{byReference === 0 ? '\u00a0' : t('by-reference', { count: byReference })}</small>
      </button>
    </li>
  );
}
