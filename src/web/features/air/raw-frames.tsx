import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pointFrames } from '../../../contract/point.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';

/** What the logger sent, for officers who want to see it. Read only when asked for. */
export function RawFrames({ number }: { readonly number: number }): ReactNode {
  const { t } = useTranslation('air');
  const [open, setOpen] = useState(false);
  return (
    <section className="sheet raw-frames">
      <header>
        <h2>{t('frames')}</h2>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'frames-hide' : 'frames-show')}</Button>
      </header>
      {open ? <Frames number={number} /> : null}
    </section>
  );
}

function Frames({ number }: { readonly number: number }): ReactNode {
  const { t } = useTranslation('air');
  const { language } = usePreferences();
  const answer = useRead(pointFrames, { params: { number }, query: { limit: 20 } });
  if (answer.isPending) return <Waiting rows={5} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  return (
    <DataTable
      label={t('frames')} rows={answer.data} rowKey={(frame) => frame.number}
      columns={[
        { id: 'time', title: t('frame-time'), names: true, width: 130, cell: ({ dataTime }) => shortMoment(dataTime, language), value: ({ dataTime }) => shortMoment(dataTime, 'zh') },
        { id: 'received', title: t('frame-received'), width: 130, cell: ({ receivedAt }) => shortMoment(receivedAt, language), value: ({ receivedAt }) => shortMoment(receivedAt, 'zh') },
        { id: 'number', title: t('frame-number'), width: 170, cell: (frame) => <span className="mono">{frame.number}</span>, value: (frame) => frame.number },
        { id: 'text', title: t('frame-text'), cell: ({ text }) => <code className="raw-text">{text}</code>, value: ({ text }) => text },
      ]}
    />
  );
}
