import { App, Button, Drawer, Input } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { lookAtTexts, reporterLooks } from '../../contract/reporter.ts';
import { call } from '../app/client.ts';
import { faultWords } from '../app/fault-words.ts';
import { usePreferences } from '../app/preferences.ts';
import { queryClient } from '../app/query.ts';
import { mayCall, useSession } from '../app/session.ts';
import { useSay } from '../app/words/pick.ts';
import type { View } from './case-view.ts';
import { reporterWords as words } from './reporter-words.ts';

type Texts = Static<typeof lookAtTexts.reply>;

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
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [why, setWhy] = useState('');
  const [seen, setSeen] = useState<Texts | undefined>(undefined);
  const look = async (): Promise<void> => {
    try {
      setSeen(await call(lookAtTexts, { params: { id }, body: { why } }));
      await queryClient.invalidateQueries({ queryKey: [reporterLooks.id] });
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  if (seen !== undefined) {
    return seen.map(({ field, title, text }) => (
      <figure key={field} className="case-verbatim"><figcaption>{say(title)}</figcaption><blockquote>{text}</blockquote></figure>
    ));
  }
  return (
    <>
      <p className="quiet">{say(words.apart)}</p>
      <Input.TextArea rows={2} value={why} placeholder={say(words.why)} aria-label={say(words.why)} onChange={({ target }) => setWhy(target.value)} />
      <p><Button type="primary" disabled={[...why.trim()].length < 4} onClick={() => void look()}>{say(words.show)}</Button></p>
    </>
  );
}
