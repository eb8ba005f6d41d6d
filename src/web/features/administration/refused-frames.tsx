import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { refusedFrames } from '../../../contract/admin.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';

const shown = 100;

/** Refused messages one by one, newest first, with their bytes. */
export function RefusedFrames({ mn }: { readonly mn: string | undefined }): ReactNode {
  const { t } = useTranslation('administration');
  const { language } = usePreferences();
  const say = useSay();
  const place = useRef<HTMLElement>(null);
  const answer = useRead(refusedFrames, { query: { limit: shown, ...(mn === undefined ? {} : { mn }) } });
  useEffect(() => place.current?.scrollIntoView({ block: 'start' }), [mn]);
  return (
    <section className="sheet admin-part" ref={place}>
      <header><h2>{mn === undefined ? t('refused-frames') : t('refused-of', { mn })}</h2>{answer.data?.next === undefined ? null : <p className="quiet">{t('more-exist', { count: shown })}</p>}</header>
      {answer.isPending ? <Waiting rows={6} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : (
        <DataTable
          label={t('refused-frames')} rows={answer.data.rows} rowKey={({ number }) => number} empty={t('frames-none')}
          columns={[
            { id: 'time', title: t('time'), names: true, width: 130, cell: ({ at }) => shortMoment(at, language), value: ({ at }) => shortMoment(at, language) },
            { id: 'mn', title: t('mn'), width: 190, cell: (row) => <span className="mono">{row.mn || t('mn-unknown')}</span>, value: (row) => row.mn },
            { id: 'fault', title: t('fault'), width: '18%', cell: ({ message, detail }) => <>{say(message)}<br /><span className="faint">{detail}</span></>, value: ({ message, detail }) => `${say(message)} ${detail}` },
            { id: 'peer', title: t('peer'), width: 150, cell: ({ peer }) => <span className="mono">{peer}</span>, value: ({ peer }) => peer },
            { id: 'text', title: t('bytes'), cell: ({ text }) => <code className="frame-bytes">{text}</code>, value: ({ text }) => text },
          ]}
        />
      )}
    </section>
  );
}
