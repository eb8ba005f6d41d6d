import { Button, Drawer } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { lookAtReporters, reporterLooks } from '../../contract/reporter.ts';
import { call } from '../app/client.ts';
import { faultWords } from '../app/fault-words.ts';
import { usePreferences } from '../app/preferences.ts';
import { useRead } from '../app/query.ts';
import { mayCall, useSession } from '../app/session.ts';
import { moment } from '../app/time-words.ts';
import { useSay } from '../app/words/pick.ts';
import { Waiting } from '../kit/waiting.tsx';
import { BehindReason } from './behind-reason.tsx';
import { reporterWords as words, type Spoke } from './reporter-words.ts';

/** Who spoke on a case, behind a reason; beside it every look. `as`: what they are called on this type. */
export function Reporters({ id, as }: { readonly id: string; readonly as: Spoke }): ReactNode {
  const say = useSay();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const [sees, seesLog] = [mayCall(lookAtReporters, session), mayCall(reporterLooks, session)];
  return (
    <section className="sheet case-block no-print">
      <h2>{say(words.title[as])}</h2>
      <p className="quiet">{say(sees || seesLog ? words.apart : words.noRight)}</p>
      {sees || seesLog ? <Button onClick={() => setOpen(true)}>{say(sees ? words.look[as] : words.looks)}</Button> : null}
      <Drawer open={open} onClose={() => setOpen(false)} title={say(words.title[as])} size="default" destroyOnHidden>
        {sees ? <Look id={id} as={as} /> : null}
        {seesLog ? <Looks id={id} /> : null}
      </Drawer>
    </section>
  );
}

type Seen = Static<typeof lookAtReporters.reply>;

function Look({ id, as }: { readonly id: string; readonly as: Spoke }): ReactNode {
  const say = useSay();
  return (
    <BehindReason
      ask={(why) => call(lookAtReporters, { params: { id }, body: { why } })}
      shown={(seen) => (seen.length === 0 ? <p>{say(words.none[as])}</p> : <>{seen.map((one) => <One key={one.seq} one={one} />)}</>)}
    />
  );
}

function One({ one: { name, phone, address, enteredAt } }: { readonly one: Seen[number] }): ReactNode {
  const say = useSay();
  const { language } = usePreferences();
  const rows = [[words.name, name], [words.phone, phone], [words.address, address]] as const;
  return (
    <dl>
      {rows.map(([title, text]) => <div key={title.en}><dt className="faint">{say(title)}</dt><dd>{text === '' ? '–' : text}</dd></div>)}
      <div><dt className="faint">{say(words.entered)}</dt><dd>{moment(enteredAt, language)}</dd></div>
    </dl>
  );
}

/** Every look, for everybody who may look: that it is seen keeps it rare. */
function Looks({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const { language } = usePreferences();
  const answer = useRead(reporterLooks, { params: { id } });
  if (answer.isPending) return <Waiting rows={3} />;
  if (answer.isError) return <p>{faultWords(answer.error, language)}</p>;
  return (
    <>
      <h3>{say(words.looks)}</h3>
      {answer.data.length === 0 ? <p className="quiet">{say(words.noLooks)}</p> : (
        <ul>
          {answer.data.map((one) => <li key={`${one.at} ${one.says}`}>{one.says} · {moment(one.worldAt, language)}<br /><span className="quiet">{one.why}</span></li>)}
        </ul>
      )}
    </>
  );
}
