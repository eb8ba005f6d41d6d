import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { effectivenessWhy, listAppeals, listEffectiveness } from '../../../contract/effectiveness.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AppealForm } from './appeal-form.tsx';
import { AppealSaid } from './appeal-said.tsx';
import { useWords } from './use-words.ts';

type Row = Static<typeof effectivenessWhy.reply>['rows'][number];

/** 扣减 of one outlet or factor: hours in a row, why, and the appeal; the firm appeals and the branch answers here. */
export function Deductions({ point, period,
  factor }: { readonly point: number; readonly period: string; readonly factor?: string }): ReactNode {
  const t = useWords();
  const { language } = usePreferences();
  const say = useSay();
  const client = useQueryClient();
  const [act, setAct] = useState<{ readonly what: 'appeal' | 'answer'; readonly row: Row }>();
  const answer = useRead(effectivenessWhy, { params: { point }, query: { period, ...(factor === undefined ? {} : { factor }) } });
  if (answer.isPending) return <Waiting rows={10} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { rows, mayAppeal, basis } = answer.data;
  const end = (done: boolean): void => {
    setAct(undefined);
    if (done) for (const { id } of [effectivenessWhy, listEffectiveness, listAppeals]) void client.invalidateQueries({ queryKey: [id] });
  };
  const span = ({ from, to }: Row): string => `${shortMoment(from, language)} – ${shortMoment(to, language)}`;
  const reason = ({ why, says }: Row): string => [t(`why-${why}`), say(says)].filter((part) => part !== '').join(' · ');
  const codes = (row: Row): string => row.factors.map(({ name }) => say(name)).join(language === 'zh' ? '、' : ', ');
  const columns: readonly Column<Row>[] = [
    { id: 'span', title: t('span'), names: true, cell: (row) => span(row), value: span },
    { id: 'hours', title: t('hours'), number: true, cell: ({ hours }) => hours, value: ({ hours }) => hours },
    { id: 'reason', title: t('reason'), cell: (row) => <span className={row.use === 'lost' ? '' : 'quiet'}>{reason(row)}</span>,
      value: reason },
    ...(factor === undefined ? [{ id: 'factors', title: t('factors'), cell: codes, value: codes }] : []),
    { id: 'appeal', title: t('appeal'), value: ({ appeal }) => (appeal === undefined ? '' : t(`state-${appeal.state}`)), cell: (row) => (
      <>
        {row.appeal === undefined ? null : <AppealSaid appeal={row.appeal} />}
        {row.appeal?.mayAnswer === true ? <Button size="small" className="no-print" onClick={() => setAct({ what: 'answer',
          row })}>{t('answer')}</Button> : null}
        {mayAppeal && row.use === 'lost' && (row.appeal === undefined || row.appeal.state === 'refused')
          ? <Button size="small" className="no-print" aria-label={`${t('appeal-do')} ${span(row)}`} onClick={() => setAct({ what: 'appeal', row })}>{t('appeal-do')}</Button> : null}
      </>) },
  ];
  return (
    <>
      {act?.what === 'appeal' ? <AppealForm point={point} factors={act.row.factors.map(({ code }) => code)} from={act.row.from} to={act.row.to} says={`${span(act.row)} · ${reason(act.row)}`} onEnd={end} /> : null}
      {act?.what === 'answer' && act.row.appeal !== undefined ? <AnswerForm appeal={act.row.appeal} onEnd={end} /> : null}
      <DataTable label={t('deductions')} columns={columns} rows={rows} rowKey={({ from, to, why, says,
        factors }) => `${from} ${to} ${why} ${says.en} ${factors[0]?.code ?? ''}`} basis={basis} empty={t('none-lost')} />
    </>
  );
}
