import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { similarComplaints, stepComplaints } from '../../../contract/complaint.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { queryClient, useRead } from '../../app/query.ts';
import { useSay } from '../../app/words/pick.ts';
import { Causes } from '../../casework/causes.tsx';
import { Reporters } from '../../casework/reporters.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import { Uncovered } from '../../casework/uncovered.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import type { PanelProps } from '../panel-props.ts';
import { panelWords as words } from './words.ts';

type Similar = Static<typeof similarComplaints.reply>[number];

/** Beside a 转办件: what came of it, its causes, who complained, behind a reason, and what reads alike. A batch has neither. */
export default function ComplaintPanel({ view, type }: PanelProps): ReactNode {
  if (type.id !== 'complaints/passed-on-complaint') return null;
  return (
    <>
      <CameOfIt view={view} />
      <Causes view={view} />
      <Uncovered view={view} />
      <Reporters id={view.row.id} as="complained" />
      <Alike view={view} />
    </>
  );
}

/** 办理结果: what this complaint led to, as it stands now. */
function CameOfIt({ view }: Pick<PanelProps, 'view'>): ReactNode {
  const say = useSay();
  return view.children.length === 0 ? null : (
    <section className="sheet case-block">
      <h2>{say(words.cameOfIt)}</h2>
      <ul>
        {view.children.map(({ case: of, kind }) => (
          <li key={of.id}>
            {say(kind)} <Link to="/case/$id" params={{ id: of.id }}>{of.number}</Link> {say(of.title)}{' '}
            <StatusTag tone={toneOf(of.tone)}>{say(of.stateTitle)}</StatusTag>
          </li>
        ))}
      </ul>
      <p className="quiet">{say(words.cameOfItSays)}</p>
    </section>
  );
}

function Alike({ view }: Pick<PanelProps, 'view'>): ReactNode {
  const say = useSay();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const answer = useRead(similarComplaints, { params: { id: view.row.id } });
  const groups = view.steps.some(({ event }) => event === 'group');
  const seq = view.events.at(-1)?.seq ?? 0;
  const confirm = async (one: Similar): Promise<void> => {
    try {
      const done = await call(stepComplaints, {
        body: {
          event: 'group',
          data: { sameNumber: one.case.number, sameReason: `${words.confirmedBy.zh} ${(one.share * 100).toFixed(0)}%` },
          items: [{ id: view.row.id, seenSeq: seq }],
        },
      });
      const [refused] = done.refused;
      if (refused !== undefined) message.warning(say(refused.message));
      await queryClient.invalidateQueries();
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  return (
    <section className="sheet case-block">
      <h2>{say(words.similar)}</h2>
      <p className="quiet">{say(words.similarSays)}</p>
      {answer.isPending ? <Waiting rows={3} /> : null}
      {answer.isError ? <p>{say(words.failed)}</p> : null}
      {answer.data?.length === 0 ? <p>{say(words.noSimilar)}</p> : null}
      <ul>
        {(answer.data ?? []).map((one) => (
          <li key={one.case.id}>
            <a href={`/case/${one.case.id}`}>{one.case.number}</a> {say(one.case.stateTitle)} · {say(words.share)}{' '}
            {(one.share * 100).toFixed(0)}%{one.sameKind ? ` · ${say(words.sameKind)}` : ''}
            {one.confirmed ? ` · ${say(words.confirmed)}` : ''}
            <br />
            <span className="quiet">{one.text}</span>
            {one.passages.length === 0 ? null : (
              <>
                <br />
                <span className="faint">
                  {say(words.passages)} {one.passages.map((text) => `「${text}」`).join('')}
                </span>
              </>
            )}
            {groups && !one.confirmed ? (
              <div>
                <Button size="small" onClick={() => void confirm(one)}>
                  {say(words.confirm)}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
