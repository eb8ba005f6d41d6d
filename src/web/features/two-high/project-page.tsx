import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { putTwoHigh, readTwoHigh, type TwoHighRow } from '../../../contract/two-high.ts';
import { useCaseType } from '../../app/programmes.ts';
import { useRead } from '../../app/query.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import { PrintButton } from '../../kit/paper.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { Changes } from './changes.tsx';
import { ProjectForm } from './project-form.tsx';
import { paperText } from './project-table.tsx';
import { useNumber } from './sums.tsx';
import './page.css';

type Row = Static<typeof TwoHighRow>;
type Said = 'whose' | 'region' | 'industry' | 'capacity' | 'startedOn' | 'energy' | 'carbon' | 'eia' | 'energyReview' | 'coal' | 'offset' | 'checkedOn'
  | 'note' | 'offList';

/** One project: its papers, what is to be checked and why, and who changed what. */
export function TwoHighProjectPage(): ReactNode {
  const { t } = useTranslation('twoHigh');
  const say = useSay();
  const session = useSession();
  const { id } = useParams({ from: '/workbench/two-high/$id' });
  const [editing, setEditing] = useState(false);
  const answer = useRead(readTwoHigh, { params: { id } });
  if (answer.isPending) return <Waiting rows={10} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { row, changes, basis } = answer.data;
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say(row.project.name)}</h1>
          <p>{id} · {t(`status-${row.project.status}`)} · <Link to="/two-high">{t('title')}</Link></p>
        </div>
        {mayCall(putTwoHigh, session) ? <Button className="no-print" onClick={() => setEditing(true)}>{t('change')}</Button> : null}
        {row.flags.length === 0 ? null : <PlanVisit row={row} />}
        <PrintButton />
      </header>
      <section className="sheet two-high-block"><h2>{t('flags')}</h2><Flags row={row} /></section>
      <section className="sheet two-high-block"><h2>{t('record')}</h2><Papers row={row} /><BasisLine basis={basis} /></section>
      <section className="sheet two-high-block"><h2>{t('changes')}</h2><Changes changes={changes} /></section>
      {editing ? <ProjectForm row={row} onClose={() => setEditing(false)}
        onSaved={() => { setEditing(false); void answer.refetch(); }} /> : null}
    </>
  );
}

/** A mission to it, for whoever may open one: its form begins with the project's number. */
function PlanVisit({ row: { project } }: { readonly row: Row }): ReactNode {
  const { t } = useTranslation('twoHigh');
  const navigate = useNavigate();
  const session = useSession();
  const type = useCaseType('rectification/mission');
  if (session === null || type?.openedBy.includes(session.acting.role) !== true) return null;
  const search = { twoHighProject: project.id };
  return (
    <Button
      type="primary" className="no-print"
      onClick={() => void navigate({ to: '/new/$programme/$noun', params: { programme: 'rectification', noun: 'mission' }, search })}
    >{t('plan-visit')}</Button>
  );
}

function Flags({ row: { flags } }: { readonly row: Row }): ReactNode {
  const { t } = useTranslation('twoHigh');
  const say = useSay();
  if (flags.length === 0) return <p>{t('no-flags-says')}</p>;
  return (
    <>
      <p className="quiet">{t('flags-say')}</p>
      <ul className="two-high-why">
        {flags.map(({ rule, says, clause, confidence, from }) => (
          <li key={rule}><StatusTag tone="due">{say(says)}</StatusTag>
            <small>{t('ground', { clause: say(clause), from, confidence: t(`confidence-${confidence}`) })}</small></li>
        ))}
      </ul>
    </>
  );
}

function Papers({ row: { project, firm, place, industryName } }: { readonly row: Row }): ReactNode {
  const { t } = useTranslation('twoHigh');
  const say = useSay();
  const number = useNumber();
  const { energy, carbon, capacity, startedOn, checkedOn, checkedBy, note, offList } = project;
  const said: readonly (readonly [Said, ReactNode])[] = [
    ['whose', firm === undefined ? project.proponent : <Link to="/enterprises/$unit" params={{ unit: firm.id }}>{say(firm.name)}</Link>],
    ['region', say(place.name)], ['industry', `${project.industry} ${say(industryName)}`], ['capacity', capacity], ['startedOn', startedOn],
    ['energy', energy === undefined ? undefined : `${number(energy)} tce/a`],
    ['carbon', carbon === undefined ? undefined : `${number(carbon)} t CO2/a`],
    ['eia', paperText(project.eia, t)], ['energyReview', paperText(project.energyReview, t)],
    ['coal', paperText(project.coal, t)], ['offset', paperText(project.offset, t)],
    ['checkedOn', checkedOn === undefined ? undefined : [checkedOn, checkedBy].filter((part) => part !== undefined).join(' · ')],
    ['note', note],
    ...(offList === undefined ? [] : [['offList', offList] as const]),
  ];
  return (
    <dl className="two-high-papers">
      {said.map(([word, value]) => <div key={word}><dt>{t(word)}</dt>
        <dd>{value ?? <span className="faint">{t('not-said')}</span>}</dd></div>)}
    </dl>
  );
}
