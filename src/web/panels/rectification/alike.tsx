import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { alikeCases } from '../../../contract/case.ts';
import { useCaseType } from '../../app/programmes.ts';
import { useRead } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { useSay } from '../../app/words/pick.ts';
import { caseOf } from '../../casework/case-view.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import type { PanelProps } from '../panel-props.ts';
import { alikeWords as words } from './words.ts';

type Row = Static<typeof alikeCases.reply>['rows'][number];

/** 同类问题: other items that read alike or agree in traits, each with why; from here a sweep for the rest of the province begins. */
export function Alike({ view }: Pick<PanelProps, 'view'>): ReactNode {
  const say = useSay();
  const session = useSession();
  const sweep = useCaseType('rectification/sweep');
  const [asked, setAsked] = useState(false);
  const answer = useRead(alikeCases, { params: { id: view.row.id } }, { enabled: asked });
  if (answer.data === undefined) {
    return (
      <section className="sheet case-block no-print">
        <h2>{say(words.title)}</h2>
        <p className="quiet">{say(answer.isError ? words.failed : words.says)}</p>
        <Button loading={asked && answer.isFetching} onClick={() => { setAsked(true); if (answer.isError) void answer.refetch(); }}>{say(words.look)}</Button>
      </section>
    );
  }
  const { rows, basis } = answer.data;
  const begins = sweep !== undefined && session !== null && sweep.openedBy.includes(session.acting.role);
  const pattern = caseOf(view).fields?.['problem'];
  return (
    <section className="sheet case-block">
      <h2>{say(words.title)}</h2>
      {rows.length === 0 ? <p className="quiet">{say(words.none)}</p> : <ul className="plain-list">{rows.map((row) => <One key={row.case.id} row={row} />)}</ul>}
      <BasisLine basis={basis} />
      {begins ? (
        <p className="no-print">
          <Link to="/new/$programme/$noun" params={{ programme: 'rectification', noun: 'sweep' }} search={{ pattern: typeof pattern === 'string' ? pattern.slice(0, 1000) : '', sourceItem: view.row.number }}>{say(words.sweep)}</Link>
        </p>
      ) : null}
    </section>
  );
}

function One({ row }: { readonly row: Row }): ReactNode {
  const say = useSay();
  const traits = row.traits.map(({ id, share }) => `${say(words.traits[id])}${share === 1 ? '' : ` ${(share * 100).toFixed(0)}%`}`);
  return (
    <li>
      <Link to="/case/$id" params={{ id: row.case.id }}>{say(row.case.title)}</Link> <StatusTag tone={toneOf(row.case.tone)}>{say(row.case.stateTitle)}</StatusTag>
      <br /><span className="faint">{row.case.number} · {say(row.case.region.name)} · {say(words.share)} {(row.share * 100).toFixed(0)}%</span>
      {row.words.length === 0 ? null : <><br /><span className="quiet">{say(words.words)} {row.words.join('、')}</span></>}
      {row.passages.length === 0 ? null : <><br /><span className="quiet">{say(words.passages)} {row.passages.map((text) => `「${text}」`).join('')}</span></>}
      {traits.length === 0 ? null : <><br /><span className="quiet">{say(words.agree)} {traits.join(' · ')}</span></>}
    </li>
  );
}
