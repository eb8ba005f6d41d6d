import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
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
import { AppealSaid, type Appeal } from './appeal-said.tsx';
import { useWords } from './use-words.ts';

/** 申辩 that this office sees; the branch answers those that wait. */
export function AppealsPart(): ReactNode {
  const t = useWords();
  const { language } = usePreferences();
  const say = useSay();
  const client = useQueryClient();
  const [waiting, setWaiting] = useState(false);
  const [before, setBefore] = useState<string>();
  const [act, setAct] = useState<Appeal>();
  const answer = useRead(listAppeals, { query: { ...(waiting ? { waiting } : {}), ...(before === undefined ? {} : { before }) } },
    { keep: true });
  if (answer.isPending) return <Waiting rows={8} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { rows, next } = answer.data;
  const end = (done: boolean): void => {
    setAct(undefined);
    if (done) for (const { id } of [effectivenessWhy, listEffectiveness, listAppeals]) void client.invalidateQueries({ queryKey: [id] });
  };
  const span = ({ from, to }: Appeal): string => `${shortMoment(from, language)} – ${shortMoment(to, language)}`;
  const codes = ({ factors }: Appeal): string => (factors.length === 0 ? t('every-factor') : factors.map(({ name }) => say(name)).join(language === 'zh' ? '、' : ', '));
  const columns: readonly Column<Appeal>[] = [
    { id: 'outlet', title: t('outlet'), names: true, cell: ({ point }) => say(point.name), value: ({ point }) => say(point.name) },
    { id: 'span', title: t('span'), cell: (row) => <span className="effect-time">{span(row)}</span>, value: span },
    { id: 'factors', title: t('factors'), cell: codes, value: codes },
    { id: 'reason', title: t('appeal'), value: ({ reason, state, answer: given }) => [t(`state-${state}`), reason,
      given?.reason ?? ''].filter((part) => part !== '').join('; '), cell: (row) => <AppealSaid appeal={row} /> },
    { id: 'do', title: '', cell: (row) => (row.mayAnswer ? <Button size="small" className="no-print" onClick={() => setAct(row)}>{t('answer')}</Button> : null) },
  ];
  return (
    <>
      <p className="no-print"><Checkbox checked={waiting} onChange={({ target }) => { setWaiting(target.checked); setBefore(undefined); }}>{t('only-waiting')}</Checkbox></p>
      {act === undefined ? null : <AnswerForm key={act.id} appeal={act} onEnd={end} />}
      <section className="sheet">
        <DataTable label={t('tab-appeals')} columns={columns} rows={rows} rowKey={({ id }) => id} empty={t('appeals-none')}
          actions={next === undefined ? null : <Button onClick={() => setBefore(next)}>{t('older')}</Button>} />
      </section>
    </>
  );
}
