import { App, Button } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { endMandate, listDeputies } from '../../../contract/session.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { MandateForm } from './mandate-form.tsx';
import './page.css';

type Given = Static<typeof listDeputies.reply>['given'][number];

/** AB岗: who acts for this office and when. */
export function DeputiesPage(): ReactNode {
  const { t } = useTranslation('deputies');
  const answer = useRead(listDeputies, {});
  const again = (): void => void answer.refetch();
  if (answer.isPending) return <Waiting rows={6} />;
  if (answer.isError) return <Refused error={answer.error} retry={again} />;
  const { given, colleagues, mayGive } = answer.data;
  return (
    <>
      <header className="page-head"><div><h1>{t('title')}</h1><p>{t('says')}</p></div></header>
      {mayGive ? <MandateForm colleagues={colleagues} onSaved={again} /> : <p className="quiet">{t('acting')}</p>}
      {mayGive ? <section className="sheet deputy-given"><h2>{t('given')}</h2><Mandates given={given} onEnded={again} /></section> : null}
    </>
  );
}

function Mandates({ given, onEnded }: { readonly given: readonly Given[]; readonly onEnded: () => void }): ReactNode {
  const { t } = useTranslation('deputies');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const end = async (id: string): Promise<void> => {
    try {
      await call(endMandate, { params: { id } });
      message.success(t('ended'));
      onEnded();
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  const columns: readonly Column<Given>[] = [
    { id: 'person', title: t('person'), names: true, cell: ({ person }) => say(person.name) },
    { id: 'from', title: t('from'), width: 120, cell: ({ from }) => from },
    { id: 'to', title: t('to'), width: 120, cell: ({ to }) => to },
    { id: 'state', title: t('state'), width: 110, cell: ({ running }) => <StatusTag tone={running ? 'ok' : 'neutral'}>{t(running ? 'running' : 'coming')}</StatusTag> },
    { id: 'end', title: '', width: 90, cell: ({ id, person }) => <Button size="small" danger aria-label={t('end-of', { name: say(person.name) })} onClick={() => void end(id)}>{t('end')}</Button> },
  ];
  return <DataTable label={t('given')} columns={columns} rows={given} rowKey={({ id }) => id} empty={t('none')} exports={false} />;
}
