import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readStandard } from '../../../contract/standard.ts';
import { useDoor } from '../../app/door.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { useStandardWords } from '../../app/words/standard-words.ts';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { kindWords } from './field-words.ts';
import { DayInput, useDay } from './parts.tsx';
import { RowTable } from './row-table.tsx';
import { holds, shownRow, tablesOf, written, type Standard } from './rows.ts';
import './page.css';

/** One standard: its rows of the chosen day as tables, a search over them, its notes and sources. */
export function StandardPage(): ReactNode {
  const { t } = useTranslation('standards');
  const door = useDoor();
  const navigate = useNavigate();
  const { name = '' } = useParams({ strict: false });
  const day = useDay(useSearch({ strict: false }).on);
  const answer = useRead(readStandard, { params: { name }, query: { on: day ?? '' } }, { enabled: day !== undefined });
  return (
    <>
      <header className="page-head">
        <div><Link to={`${door}/standards`} search={day === undefined ? {} : { on: day }} className="back-link">{t('all')}</Link><h1>{answer.data?.standard ?? name}</h1></div>
        <DayInput label={t('on')} day={day} onDay={(on) =>
          void navigate({ to: `${door}/standards/$name`, params: { name }, search: { on }, replace: true })} />
      </header>
      {answer.isPending ? <Waiting rows={12} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : <Shown standard={answer.data} />}
    </>
  );
}

function Shown({ standard }: { readonly standard: Standard }): ReactNode {
  const { t } = useTranslation('standards');
  const say = useSay();
  const write = useStandardWords();
  const [typed, setTyped] = useState('');
  const rows = useMemo(() => standard.shown.map((line) => written(shownRow(line), write)), [standard, write]);
  const tables = useMemo(() => tablesOf(rows.filter((row) => holds(row, typed.trim()))), [rows, typed]);
  return (
    <>
      <Head standard={standard} />
      <div className="standards-filter">
        <Input.Search allowClear aria-label={t('search')} placeholder={t('search')} onChange={({ target }) =>
          setTyped(target.value)} style={{ width: 280 }} />
        <span className="quiet">{t('row-count', { day: standard.on ?? '', rows: standard.rows, low: standard.low })}</span>
      </div>
      {tables.length === 0 ? <div className="sheet"><Nothing says={t('no-row')} /></div> : null}
      {tables.map(([kind, held]) => (
        <section key={kind} className="standards-part">
          <h2>{say(kindWords(kind))}</h2>
          <div className="sheet"><RowTable kind={kind} rows={held} label={`${standard.standard.replaceAll('/', '')} ${say(kindWords(kind))} ${standard.on ?? ''}`} /></div>
        </section>
      ))}
      <Said title={t('notes')} lines={standard.notes.map((line) => write(line))} />
      <Said title={t('sources')} lines={standard.sources.map((line) => write(line))} />
    </>
  );
}

function Head({ standard: { title, issued, from, to, supersedes, supersededBy, aliases } }: { readonly standard: Standard }): ReactNode {
  const { t } = useTranslation('standards');
  const say = useSay();
  const write = useStandardWords();
  const facts = [
    [t('name'), say(title)], [t('issued'), issued ?? '—'], [t('valid'), `${from} – ${to ?? t('open')}`],
    [t('supersedes'), supersedes.map((name) => write(name)).join(', ') || '—'], [t('superseded-by'), supersededBy === null ? '—' : write(supersededBy)], [t('aliases'), aliases.map((name) => write(name)).join(', ') || '—'],
  ] as const;
  return <dl className="sheet standard-facts">{facts.map(([term, said]) => <div key={term}><dt>{term}</dt><dd>{said}</dd></div>)}</dl>;
}

const Said = ({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): ReactNode =>
  (lines.length === 0 ? null : <section className="standards-part"><h2>{title}</h2><ul className="sheet standards-said">{lines.map((line) =>
    <li key={line}>{line}</li>)}</ul></section>);
