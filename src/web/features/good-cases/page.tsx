import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { goodCases } from '../../../contract/good-case.ts';
import { useCaseType } from '../../app/programmes.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { fieldRules } from '../../casework/field-words.ts';
import { GoodCaseCard } from '../../casework/good-case-card.tsx';
import { BasisLine } from '../../kit/basis-line.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { CopyHere } from './copy-here.tsx';

export const goodCaseType = 'rectification/good-case';

/** 典型案例库: found by text and type of problem, copied with one click. */
export function GoodCasesPage(): ReactNode {
  const { t } = useTranslation('goodCases');
  const say = useSay();
  const { text, kind } = useSearch({ from: '/workbench/good-cases' });
  const navigate = useNavigate();
  const type = useCaseType(goodCaseType);
  const answer = useRead(goodCases, { query: { ...(text !== undefined && { text }), ...(kind !== undefined && { kind }) } }, { keep: true });
  const go = (change: { readonly text?: string | undefined; readonly kind?: string | undefined }): void => void navigate({ to: '/good-cases', search: { text, kind, ...change } });
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data === undefined || type === undefined) return <Waiting rows={12} />;
  const kinds = fieldRules(type).find(({ id }) => id === 'problemType')?.choices ?? [];
  return (
    <>
      <header className="page-head">
        <div><h1>{t('title')}</h1><p>{t('says')}</p></div>
        <Link className="ant-btn ant-btn-default" to="/cases/$programme/$noun" params={{ programme: 'rectification', noun: 'good-case' }}>{t('own')}</Link>
      </header>
      <div className="good-case-find no-print">
        <Input.Search aria-label={t('find')} placeholder={t('find')} allowClear defaultValue={text} maxLength={200} onSearch={(said) => go({ text: said.trim() === '' ? undefined : said.trim() })} />
        <Select aria-label={t('kind')} value={kind ?? ''} onChange={(chosen) => go({ kind: chosen === '' ? undefined : chosen })}
          options={[{ value: '', label: t('all-kinds') }, ...kinds.map(({ id, title }) => ({ value: id, label: say(title) }))]} />
      </div>
      <p className="quiet" aria-live="polite">{t('count', { count: answer.data.rows.length })}</p>
      {answer.data.rows.length === 0 ? <Nothing says={t('empty')} /> : answer.data.rows.map((row) => <GoodCaseCard key={row.id} row={row} type={type}><CopyHere row={row} /></GoodCaseCard>)}
      <BasisLine basis={answer.data.basis} />
    </>
  );
}
