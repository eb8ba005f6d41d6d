import { Link } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { likelyCauses } from '../../contract/cause.ts';
import { stepCase } from '../../contract/case.ts';
import { call } from '../app/client.ts';
import { faultWords } from '../app/fault-words.ts';
import { usePreferences } from '../app/preferences.ts';
import { queryClient, useRead } from '../app/query.ts';
import { mayCall, useSession } from '../app/session.ts';
import { useSay } from '../app/words/pick.ts';
import { caseOf, type View } from './case-view.ts';
import { BasisLine } from '../kit/basis-line.tsx';
import { causeWords as words } from './cause-words.ts';
import './causes.css';

type Likely = Static<typeof likelyCauses.reply>['rows'][number];

/** Causes behind this problem, and those that may be: what is alike, and a button that links with the reason of a person. */
export function Causes({ view }: { readonly view: View }): ReactNode {
  const say = useSay();
  const session = useSession();
  const allowed = mayCall(likelyCauses, session);
  const answer = useRead(likelyCauses, { params: { id: view.row.id } }, { enabled: allowed });
  if (!allowed || answer.data === undefined) return null;
  const { linked, rows, basis } = answer.data;
  const links = view.steps.some(({ event }) => event === 'link-cause');
  if (linked.length === 0 && (rows.length === 0 || !links)) return null;
  return (
    <section className="sheet case-block">
      <h2>{say(words.title)}</h2>
      {linked.length === 0 ? <p className="quiet">{say(words.none)}</p> : (
        <ul className="cause-list">{linked.map((one) => <li key={one.id}><Link to="/causes/$id" params={{ id: one.id }}>{say(one.title)}</Link> <span className="faint">{one.number}</span><br /><span className="quiet">{one.evidence} ({one.by})</span></li>)}</ul>
      )}
      {rows.length === 0 || !links ? null : (
        <>
          <h3>{say(words.likely)}</h3>
          <ul className="cause-list">{rows.map((row) => <Suggestion key={row.id} row={row} view={view} />)}</ul>
          <BasisLine basis={basis} />
        </>
      )}
    </section>
  );
}

function Suggestion({ row, view }: { readonly row: Likely; readonly view: View }): ReactNode {
  const say = useSay();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [reason, setReason] = useState<string>();
  const reasons = [
    row.passages.length === 0 ? '' : `${say(words.passages)} ${row.passages.map((one) => `「${one}」`).join('')}`, row.words.length === 0 ? '' : `${say(words.terms)} ${row.words.join(', ')}`,
    row.like === undefined ? '' : `${say(words.like)} ${say(row.like.title)} ${row.like.number}`,
  ].filter(Boolean);
  const link = async (): Promise<void> => {
    try {
      await call(stepCase, { params: { id: view.row.id, event: 'link-cause' }, body: { seenSeq: caseOf(view).seq ?? 0, data: { cause: row.number, causeEvidence: reason ?? '' } } });
      await queryClient.invalidateQueries();
    } catch (error) {
      message.error(faultWords(error, language), 6);
    }
  };
  return (
    <li>
      <Link to="/causes/$id" params={{ id: row.id }}>{say(row.title)}</Link> <span className="faint">{row.number} · {say(row.class)} · {say(row.stateTitle)} · {say(words.alike)} {(row.share * 100).toFixed(0)}%</span>
      {reasons.map((one) => <span key={one} className="quiet"><br />{one}</span>)}
      <br />
      {reason === undefined ? <Button size="small" onClick={() => setReason('')}>{say(words.link)}</Button> : (
        <span className="cause-link">
          <Input size="small" aria-label={say(words.why)} placeholder={say(words.why)} value={reason} maxLength={1000} onChange={({ target }) => setReason(target.value)} />
          <Button size="small" type="primary" disabled={reason.trim() === ''} onClick={() => void link()}>{say(words.link)}</Button>
          <Button size="small" onClick={() => setReason(undefined)}>{say(words.cancel)}</Button>
        </span>
      )}
    </li>
  );
}
