import { Button, Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { lookAtTexts } from '../../contract/reporter.ts';
import { call } from '../app/client.ts';
import { mayCall, useSession } from '../app/session.ts';
import { useSay } from '../app/words/pick.ts';
import { BehindReason } from './behind-reason.tsx';
import type { View } from './case-view.ts';
import { reporterWords as words } from './reporter-words.ts';

/** What is covered in the texts of this case, and for whoever may know who spoke the texts as they were written, behind a reason. */
export function Uncovered({ view }: { readonly view: View }): ReactNode {
  const say = useSay();
  const session = useSession();
  const [open, setOpen] = useState(false);
  if (view.covered === undefined) return null;
  const counts = view.covered.flatMap((one) => Object.entries(one.counts));
  const kinds = counts.map(([id, count]) => `${say(words.kinds[id as keyof typeof words.kinds] ?? { zh: id, en: id })} ${count}`);
  return (
    <section className="sheet case-block no-print">
      <h2>{say(words.covered)}</h2>
      <p className="quiet">{say(words.coveredSays)} {kinds.join(say(words.comma))}</p>
      {mayCall(lookAtTexts, session) ? <Button onClick={() => setOpen(true)}>{say(words.uncover)}</Button> : null}
      <Drawer open={open} onClose={() => setOpen(false)} title={say(words.uncover)} size="default" destroyOnHidden><Look id={view.row.id} /></Drawer>
    </section>
  );
}

function Look({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  return (
    <BehindReason
      before={<p className="quiet">{say(words.apart)}</p>} ask={(why) => call(lookAtTexts, { params: { id }, body: { why } })}
      shown={(seen) => seen.map(({ field, title, text }) => (
        <figure key={field} className="case-verbatim"><figcaption>{say(title)}</figcaption><blockquote>{text}</blockquote></figure>
      ))}
    />
  );
}
