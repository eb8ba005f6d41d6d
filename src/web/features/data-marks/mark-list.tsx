import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listDataMarks, readMarkEvidence, type DataMarkView } from '../../../contract/data-mark.ts';
import { pathOf } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment, shortMoment } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, type Tone } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { MarkAct, type Act } from './mark-act.tsx';
import en from './words.en.json';
import zh from './words.zh.json';

type Mark = Static<typeof DataMarkView>;
const tones: Readonly<Record<Mark['state'], Tone>> = { standing: 'ok', waiting: 'due', refused: 'late', withdrawn: 'neutral' };
const rowsOfPage = 50;

/** Marks, the latest span first, and what this office may do with each. */
export function MarkList({ firm, onChanged }: { readonly firm: boolean; readonly onChanged: () => void }): ReactNode {
  const { t } = useTranslation('dataMarks');
  const navigate = useNavigate();
  const search = useSearch({ from: '/workbench/data-marks' });
  const { show, enterprise } = search;
  const waiting = show === 'waiting';
  const [before, setBefore] = useState<string>();
  const [act, setAct] = useState<Act>();
  const answer = useRead(listDataMarks, {
    query: { limit: rowsOfPage, ...(waiting ? { waiting } : {}), ...(enterprise === undefined ? {} : { enterprise }),
      ...(before === undefined ? {} : { before }) },
  }, { everyMs: 15_000, keep: true });
  const next = answer.data?.next;
  const columns = useColumns(firm, setAct);
  const choose = (value: string): void => {
    setBefore(undefined);
    void navigate({ to: '/data-marks', search: { ...search, show: value }, replace: true });
  };
  return (
    <section className="sheet mark-list" aria-label={t('list')}>
      <header>
        <h2>{t('list')}</h2>
        <Segmented
          size="small" className="no-print" aria-label={t('show')} value={waiting ? 'waiting' : 'all'} onChange={choose}
          options={(['all', 'waiting'] as const).map((value) => ({ value, label: t(`show-${value}`) }))}
        />
      </header>
      {act === undefined ? null : <MarkAct key={`${act.mark.id} ${act.what}`} act={act} onEnd={(done) => { setAct(undefined); if (done) onChanged(); }} />}
      {answer.isPending ? <Waiting rows={6} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : (
        <DataTable
          label={t('list')} columns={columns} rows={answer.data.rows} rowKey={({ id }) => id} empty={t(waiting ? 'none-waiting' : 'none')} basis={{ zh: zh.basis, en: en.basis }}
        />
      )}
      <p className="mark-pages no-print">
        {before === undefined ? null : <Button size="small" onClick={() => setBefore(undefined)}>{t('newest')}</Button>}
        {next === undefined ? null : <Button size="small" onClick={() => setBefore(next)}>{t('older')}</Button>}
      </p>
    </section>
  );
}

function useColumns(firm: boolean, onAct: (act: Act) => void): readonly Column<Mark>[] {
  const { t } = useTranslation('dataMarks');
  const { language } = usePreferences();
  const say = useSay();
  const text = (id: string, title: string, of: (mark: Mark) => string): Column<Mark> => ({ id, title, cell: of, value: of });
  const factors = ({ factors: held }: Mark): string => (held.length === 0 ? t('factors-all') : listed(say,
    held.map(({ name }) => say(name))));
  const answered = ({ answer, withdrawn }: Mark): string => {
    const last = withdrawn ?? answer;
    return last === undefined ? '' : t('answered', { says: last.says, reason: last.reason });
  };
  return [
    {
      id: 'span', title: t('column-span'), names: true,
      cell: ({ from, to }) => t('span', { from: shortMoment(from, language), to: shortMoment(to, language) }),
      value: ({ from, to }) => t('span', { from: moment(from, language), to: moment(to, language) }),
    },
    ...(firm ? [] : [{
      id: 'firm', title: t('column-firm'), value: ({ point }: Mark) => (point.enterprise === undefined ? '' : say(point.enterprise.name)),
      cell: ({ point: { enterprise } }: Mark) => (enterprise === undefined ? '—' : <Link to="/enterprises/$unit" params={{ unit: enterprise.id }}>{say(enterprise.name)}</Link>),
    }]),
    {
      id: 'outlet', title: t('column-outlet'), value: ({ point }) => say(point.name),
      cell: ({ point, factors: held }) => (
        <Link to="/outlets/$number" params={{ number: String(point.number) }} search={{ days: 7,
          ...(held[0] === undefined ? {} : { factor: held[0].code }) }}>{say(point.name)}</Link>
      ),
    },
    text('factors', t('column-factors'), factors),
    text('type', t('column-type'), ({ type }) => say(type.name)),
    text('reason', t('column-reason'), ({ reason }) => reason),
    {
      id: 'state', title: t('column-state'), value: (mark) => `${t(`state-${mark.state}`)} ${answered(mark)}`.trim(),
      cell: (mark) => <><StatusTag tone={tones[mark.state]}>{t(`state-${mark.state}`)}</StatusTag>{answered(mark) === '' ? null : <small className="mark-answer">{answered(mark)}</small>}</>,
    },
    {
      id: 'by', title: t('column-by'), value: ({ says, at }) => `${says} ${moment(at, language)}`,
      cell: ({ says, at, maker }) => <>{maker === 'firm' ? says : `${t(`maker-${maker}`)} ${says}`} <small className="faint">{shortMoment(at, language)}</small></>,
    },
    {
      id: 'file', title: t('column-file'), value: ({ evidence }) => evidence,
      cell: ({ id, evidence }) => (evidence === undefined ? '—' : <a href={pathOf(readMarkEvidence.path,
        { id })} download={evidence}>{evidence}</a>),
    },
    { id: 'do', title: t('column-do'), cell: (mark) => <Acts mark={mark} onAct={onAct} /> },
  ];
}

function Acts({ mark, onAct }: { readonly mark: Mark; readonly onAct: (act: Act) => void }): ReactNode {
  const { t } = useTranslation('dataMarks');
  const may = [...(mark.mayAnswer ? ['accept', 'refuse'] as const : []), ...(mark.mayWithdraw ? ['withdraw'] as const : [])];
  if (may.length === 0) return '—';
  return <span className="mark-acts">{may.map((what) => <Button key={what} size="small" onClick={() => onAct({ mark,
    what })}>{t(what)}</Button>)}</span>;
}
