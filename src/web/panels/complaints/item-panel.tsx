import { App, Button, Drawer, Input } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { lookAtReporter, reporterLooks, similarComplaints, stepComplaints } from '../../../contract/complaint.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { queryClient, useRead } from '../../app/query.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { Waiting } from '../../kit/waiting.tsx';
import type { PanelProps } from '../panel-props.ts';
import { panelWords as words } from './words.ts';

type Similar = Static<typeof similarComplaints.reply>[number];

/** Beside a 转办件: who complained, behind a reason, and what reads alike. A batch has neither. */
export default function ComplaintPanel({ view, type }: PanelProps): ReactNode {
  return type.issuedNumber === undefined ? null : (
    <>
      <Reporter id={view.row.id} />
      <Alike view={view} />
    </>
  );
}

function Reporter({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const [sees, seesLog] = [mayCall(lookAtReporter, session), mayCall(reporterLooks, session)];
  return (
    <section className="sheet case-block no-print">
      <h2>{say(words.reporter)}</h2>
      <p className="quiet">{say(sees || seesLog ? words.apart : words.noRight)}</p>
      {sees || seesLog ? <Button onClick={() => setOpen(true)}>{say(sees ? words.look : words.looks)}</Button> : null}
      <Drawer open={open} onClose={() => setOpen(false)} title={say(words.reporter)} size="default" destroyOnHidden>
        {sees ? <Look id={id} /> : null}
        {seesLog ? <Looks id={id} /> : null}
      </Drawer>
    </section>
  );
}

function Look({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [why, setWhy] = useState('');
  const [seen, setSeen] = useState<Static<typeof lookAtReporter.reply> | undefined>(undefined);
  const look = async (): Promise<void> => {
    try {
      setSeen(await call(lookAtReporter, { params: { id }, body: { why } }));
      await queryClient.invalidateQueries({ queryKey: [reporterLooks.id] });
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  if (seen === undefined)
    return (
      <>
        <Input.TextArea
          rows={2}
          value={why}
          placeholder={say(words.why)}
          aria-label={say(words.why)}
          onChange={({ target }) => setWhy(target.value)}
        />
        <p>
          <Button type="primary" disabled={[...why.trim()].length < 4} onClick={() => void look()}>
            {say(words.show)}
          </Button>
        </p>
      </>
    );
  if (seen.reporter === undefined) return <p>{say(words.none)}</p>;
  const { name, phone, address } = seen.reporter;
  return (
    <dl>
      {(
        [
          [words.name, name],
          [words.phone, phone],
          [words.address, address],
        ] as const
      ).map(([title, text]) => (
        <div key={title.en}>
          <dt className="faint">{say(title)}</dt>
          <dd>{text === '' ? '–' : text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Every look, for everybody who may look: that it is seen keeps it rare. */
function Looks({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const { language } = usePreferences();
  const answer = useRead(reporterLooks, { params: { id } });
  if (answer.isPending) return <Waiting rows={3} />;
  if (answer.isError) return <p>{say(words.failed)}</p>;
  return (
    <>
      <h3>{say(words.looks)}</h3>
      {answer.data.length === 0 ? (
        <p className="quiet">{say(words.noLooks)}</p>
      ) : (
        <ul>
          {answer.data.map((one) => (
            <li key={`${one.at} ${one.says}`}>
              {one.says} · {moment(one.worldAt, language)}
              <br />
              <span className="quiet">{one.why}</span>
            </li>
          ))}
        </ul>
      )}
    </>
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
