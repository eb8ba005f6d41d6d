import { App, Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { reporterLooks } from '../../contract/reporter.ts';
import { faultWords } from '../app/fault-words.ts';
import { usePreferences } from '../app/preferences.ts';
import { queryClient } from '../app/query.ts';
import { useSay } from '../app/words/pick.ts';
import { reporterWords as words } from './reporter-words.ts';

type Looking<Seen> = { readonly ask: (why: string) => Promise<Seen>; readonly before?: ReactNode; readonly shown: (seen: Seen) => ReactNode };

/** What is seen after a reason only; the look then stands in the list of looks. `before`: what is said above the reason. */
export function BehindReason<Seen>({ ask, before, shown }: Looking<Seen>): ReactNode {
  const say = useSay();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [why, setWhy] = useState('');
  const [seen, setSeen] = useState<Seen | undefined>(undefined);
  const look = async (): Promise<void> => {
    try {
      setSeen(await ask(why));
      await queryClient.invalidateQueries({ queryKey: [reporterLooks.id] });
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  if (seen !== undefined) return shown(seen);
  return (
    <>
      {before}
      <Input.TextArea rows={2} value={why} placeholder={say(words.why)} aria-label={say(words.why)} onChange={({ target }) => setWhy(target.value)} />
      <p><Button type="primary" disabled={[...why.trim()].length < 4} onClick={() => void look()}>{say(words.show)}</Button></p>
    </>
  );
}
