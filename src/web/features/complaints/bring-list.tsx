import { App, Button, Select } from 'antd';
import type { Static } from 'typebox';
import { useState, type ChangeEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { importBatch } from '../../../contract/complaint.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { queryClient } from '../../app/query.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { sendComplaintList } from './send-list.ts';

type Report = Static<typeof importBatch.reply>;
type Line = Report['lines'][number];
const parts = ['number', 'complaint', 'region', 'pollution', 'starred', 'reporterName', 'reporterPhone', 'reporterAddress'] as const;
type Part = (typeof parts)[number];
const needed: readonly string[] = ['number', 'complaint', 'region', 'pollution'];

/** 导入: the file is tried first; what each column is for may be put right; only then it is stored. */
export function BringList({ batch }: { readonly batch: string }): ReactNode {
  const { t } = useTranslation('complaints');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [file, setFile] = useState<File | undefined>(undefined);
  const [report, setReport] = useState<Report | undefined>(undefined);
  const [stored, setStored] = useState(false);
  const [busy, setBusy] = useState(false);
  const send = async (given: File, mode: 'dry-run' | 'store', mapping?: Report['mapping']): Promise<void> => {
    setBusy(true);
    try {
      setReport(await sendComplaintList(batch, mode, given, mapping));
      setStored(mode === 'store');
      if (mode === 'store') await queryClient.invalidateQueries();
    } catch (error) {
      message.error(faultWords(error, language), 6);
    } finally {
      setBusy(false);
    }
  };
  const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const given = target.files?.[0];
    setFile(given);
    setReport(undefined);
    if (given !== undefined) void send(given, 'dry-run');
  };
  const complete = report !== undefined && needed.every((id) => report.mapping[id as Part] !== undefined);
  return (
    <section className="sheet no-print" aria-busy={busy}>
      <h2>{t('bring-title')}</h2>
      <p className="quiet">{t('bring-says')}</p>
      <input type="file" accept=".xlsx,.csv" aria-label={t('bring-file')} disabled={busy} onChange={choose} />
      {report === undefined || file === undefined ? null : (
        <>
          <div className="complaint-two">
            {parts.map((id) => (
              <label key={id}>
                {t(`part-${id}`)}
                {needed.includes(id) ? ' *' : ''}
                <Select
                  allowClear
                  value={report.mapping[id] ?? null}
                  placeholder={t('no-column')}
                  options={report.columns.map((name) => ({ value: name, label: name }))}
                  onChange={(name: string | undefined) => void send(file, 'dry-run', mappedTo(report.mapping, id, name))}
                />
              </label>
            ))}
          </div>
          <p role="status">{complete ? t(stored ? 'report-stored' : 'report-dry', report) : t('columns-missing')}</p>
          {report.lines.length === 0 ? null : <Refusals lines={report.lines} total={report.refused} />}
          {stored ? null : (
            <Button
              type="primary"
              disabled={busy || !complete || report.stored === 0}
              onClick={() => void send(file, 'store', report.mapping)}
            >
              {t('store', { count: report.stored })}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

/** The mapping with another column for one part, or none. */
const mappedTo = (mapping: Report['mapping'], id: Part, name: string | undefined): Report['mapping'] =>
  Object.fromEntries(Object.entries({ ...mapping, [id]: name }).filter(([, column]) => column !== undefined));

function Refusals({ lines, total }: { readonly lines: readonly Line[]; readonly total: number }): ReactNode {
  const { t } = useTranslation('complaints');
  const say = useSay();
  const columns: readonly Column<Line>[] = [
    { id: 'line', title: t('line'), number: true, names: true, width: 80, cell: ({ line }) => line, value: ({ line }) => line },
    { id: 'why', title: t('why-refused'), cell: ({ message }) => say(message), value: ({ message }) => say(message) },
    { id: 'detail', title: t('detail'), cell: ({ detail }) => detail, value: ({ detail }) => detail },
  ];
  return (
    <>
      <h3>{t('refused-rows', { count: total })}</h3>
      <DataTable label={t('refused-rows', { count: total })} columns={columns} rows={lines} rowKey={({ line }) => String(line)} />
    </>
  );
}
