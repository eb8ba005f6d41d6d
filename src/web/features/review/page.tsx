import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { completeness, listCheckRules, listReview } from '../../../contract/review.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { CompletenessPart } from './completeness-part.tsx';
import type { Go, ReviewSearch } from './review-search.ts';
import { RulesPart } from './rules-part.tsx';
import { SpanList } from './span-list.tsx';
import { useWords } from './use-words.ts';
import './page.css';

const tabs = [
  { id: 'list', word: 'tab-list', needs: listReview }, { id: 'complete', word: 'tab-complete', needs: completeness }, { id: 'rules',
    word: 'tab-rules', needs: listCheckRules },
] as const;

/** 数据审核: what is doubtful, how complete data are, by which rules. Each office sees what it may call. */
export function ReviewPage(): ReactNode {
  const t = useWords();
  const session = useSession();
  const navigate = useNavigate();
  const search: ReviewSearch = useSearch({ strict: false });
  const open = tabs.filter(({ needs }) => mayCall(needs, session));
  const tab = open.find(({ id }) => id === search.tab) ?? open[0];
  const go: Go = (change) => void navigate({
    to: '/review', replace: true, search: Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) =>
      value !== undefined && value !== '')),
  });
  return (
    <>
      <header className="page-head">
        <div><h1>{t('title')}</h1><p>{t('says')}</p></div>
        {open.length > 1 && tab !== undefined
          ? <Segmented aria-label={t('title')} value={tab.id} onChange={(next) => go({ tab: next })} options={open.map(({ id, word }) =>
            ({ value: id, label: t(word) }))} />
          : null}
      </header>
      {tab?.id === 'list' ? <SpanList search={search} go={go} /> : null}
      {tab?.id === 'complete' ? <CompletenessPart search={search} go={go} /> : null}
      {tab?.id === 'rules' ? <RulesPart /> : null}
    </>
  );
}
