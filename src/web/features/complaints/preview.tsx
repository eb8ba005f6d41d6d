import { App, Button, Modal } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { previewTable, publishTable } from '../../../contract/complaint.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { queryClient, useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { TableView } from './table-view.tsx';

type Out = Static<typeof previewTable.reply>['redacted'][number];

/** 公开预览: exactly what would go out, what changed, what was taken out; the button publishes that and nothing else. */
export function Preview({ batch }: { readonly batch: string }): ReactNode {
  const { t } = useTranslation('complaints');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const answer = useRead(previewTable, { params: { id: batch } });
  if (answer.isPending) return <Waiting rows={8} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { columns, rows, hash, fresh, version, nextVersion, redacted } = answer.data;
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      const done = await call(publishTable, { params: { id: batch }, body: { hash } });
      message.success(t('published', done), 6);
      await queryClient.invalidateQueries();
    } catch (error) {
      message.error(faultWords(error, language), 6);
      await answer.refetch();
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };
  return (
    <section className="sheet">
      <h2>{t('preview-title', { version: nextVersion })}</h2>
      <p className="quiet">
        {t('preview-says', {
          fresh,
          rows: rows.length,
          changed: rows.filter(({ change }) => change?.kind === 'changed').length,
          version: version ?? 0,
        })}
      </p>
      <div className="complaint-filters no-print">
        <Button type="primary" disabled={busy || fresh === 0} onClick={() => setAsking(true)}>
          {t('publish', { version: nextVersion })}
        </Button>
        {fresh === 0 ? <span className="quiet">{t('nothing-ready')}</span> : null}
      </div>
      <Redactions redacted={redacted} />
      <TableView label={t('table')} columns={columns} rows={rows} />
      <Modal
        open={asking}
        title={t('publish-ask', { version: nextVersion })}
        okText={t('publish', { version: nextVersion })}
        cancelText={t('cancel')}
        confirmLoading={busy}
        onOk={() => void send()}
        onCancel={() => setAsking(false)}
      >
        <p>{t('publish-says', { rows: rows.length, fresh, out: redacted.length })}</p>
      </Modal>
    </section>
  );
}

/** What the public will not read: seen here before publication, kept nowhere in the table. */
function Redactions({ redacted }: { readonly redacted: readonly Out[] }): ReactNode {
  const { t } = useTranslation('complaints');
  const say = useSay();
  if (redacted.length === 0) return <p className="quiet">{t('nothing-out')}</p>;
  const columns: readonly Column<Out>[] = [
    { id: 'number', title: t('number'), names: true, width: 200, cell: ({ number }) => number },
    {
      id: 'out',
      title: t('taken-out'),
      cell: ({ out }) => (
        <ul className="complaint-out">
          {out.map((one) => (
            <li key={`${one.column.en} ${one.rule.en} ${one.text}`}>
              {say(one.column)}:{say(one.rule)} 「{one.text}」
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <details>
      <summary>{t('out-title', { count: redacted.length })}</summary>
      <DataTable label={t('taken-out')} columns={columns} rows={redacted} rowKey={({ number }) => number} exports={false} />
    </details>
  );
}
