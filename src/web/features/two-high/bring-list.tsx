import { App, Button, Drawer, Input, Select } from 'antd';
import type { Static } from 'typebox';
import { useState, type ChangeEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { importTwoHigh, type TwoHighRow } from '../../../contract/two-high.ts';
import { listParts as parts, neededParts as needed, type ListPart as Part } from '../../../model/two-high-columns.ts';
import { valuesOf } from '../../../model/two-high-form.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { queryClient } from '../../app/query.ts';
import { sent } from '../../app/upload.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';

type Report = Static<typeof importTwoHigh.reply>;
type Line = Report['lines'][number];
type Row = Static<typeof TwoHighRow>;
type Given = { readonly file: File; readonly from: string; readonly why: string };

/** 导入清单: the file is tried first, what each column is for may be put right, and only then it is stored, from a day on and for a reason. */
export function BringList({ rows, today, onClose }: { readonly rows: readonly Row[]; readonly today: string; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('twoHigh');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [file, setFile] = useState<File | undefined>(undefined);
  const [from, setFrom] = useState(today);
  const [why, setWhy] = useState('');
  const [report, setReport] = useState<Report | undefined>(undefined);
  const [stored, setStored] = useState(false);
  const [busy, setBusy] = useState(false);
  const send = async (given: Given, mode: 'dry-run' | 'store', mapping?: Report['mapping']): Promise<void> => {
    setBusy(true);
    try {
      setReport(await bring(given, mode, mapping));
      setStored(mode === 'store');
      if (mode === 'store') await queryClient.invalidateQueries();
    } catch (error) {
      message.error(faultWords(error, language), 6);
    } finally {
      setBusy(false);
    }
  };
  const saveSheet = useOwnSheet();
  const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const given = target.files?.[0];
    setFile(given);
    setReport(undefined);
    if (given !== undefined) void send({ file: given, from, why }, 'dry-run');
  };
  const complete = report !== undefined && needed.every((id) => report.mapping[id] !== undefined);
  return (
    <Drawer open onClose={onClose} title={t('bring')} size="large" destroyOnHidden>
      <div aria-busy={busy} className="two-high-bring">
        <p className="quiet">{t('bring-says')} <Button size="small" onClick={() => void saveSheet(rows)}>{t('bring-own')}</Button></p>
        <label>{t('from')}<Input type="date" value={from} onChange={({ target }) => setFrom(target.value)} /></label>
        <label>{t('why')} *<Input value={why} maxLength={500} onChange={({ target }) => setWhy(target.value)} /></label>
        <label className="wide">{t('bring-file')}<input type="file" accept=".xlsx,.csv" disabled={busy} onChange={choose} /></label>
        {report === undefined || file === undefined ? null : (
          <>
            <Mapping report={report} put={(mapping) => void send({ file, from, why }, 'dry-run', mapping)} />
            <p role="status" className="wide">{complete ? t(stored ? 'bring-stored' : 'bring-tried', report) : t('bring-columns')}</p>
            {report.lines.length === 0 ? null : <Refusals lines={report.lines} total={report.refused} />}
            {stored ? null : (
              <Button type="primary" disabled={busy || !complete || report.stored === 0 || why.trim() === ''} onClick={() => void send({ file, from, why }, 'store', report.mapping)}>
                {t('bring-store', { count: report.stored })}
              </Button>
            )}
          </>
        )}
      </div>
    </Drawer>
  );
}

/** The list as it stands, one part a column, in a sheet that comes in again: without a line above its header. */
function useOwnSheet(): (rows: readonly Row[]) => Promise<void> {
  const { t } = useTranslation('twoHigh');
  const say = useSay();
  const shown = parts.filter((id) => !inOneCell.includes(id));
  const said = (id: Part, { project, place, firm }: Row): string => {
    const values: Readonly<Partial<Record<string, string>>> = valuesOf(project);
    if (id === 'region') return say(place.name);
    if (id === 'whose') return firm === undefined ? project.proponent ?? '' : say(firm.name);
    if (id === 'status') return t(`status-${project.status}`);
    const value = values[id] ?? '';
    return (id === 'coalRequired' || id === 'offsetRequired') && (value === 'yes' || value === 'no') ? t(`required-${value}`) : value;
  };
  return async (rows) => {
    const { saveSheet } = await import('../../kit/excel.ts');
    await saveSheet({ name: t('title'), header: shown.map((id) => t(id)), rows: rows.map((row) => shown.map((id) => said(id, row))) });
  };
}

const inOneCell: readonly Part[] = ['eia', 'energyReview', 'coal', 'offset'];

function bring({ file, from, why }: Given, mode: 'dry-run' | 'store', mapping?: Report['mapping']): Promise<Report> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ mode, from, why })) form.set(name, value);
  if (mapping !== undefined) form.set('mapping', JSON.stringify(mapping));
  return sent(importTwoHigh.path, form, file);
}

function Mapping({ report, put }: { readonly report: Report; readonly put: (mapping: Report['mapping']) => void }): ReactNode {
  const { t } = useTranslation('twoHigh');
  const changed = (id: Part, name: string | undefined): Report['mapping'] =>
    Object.fromEntries(Object.entries({ ...report.mapping, [id]: name }).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return (
    <details className="wide" open={!needed.every((id) => report.mapping[id] !== undefined)}>
      <summary>{t(report.remembered ? 'bring-remembered' : 'bring-guessed', { count: Object.keys(report.mapping).length })}</summary>
      <div className="two-high-bring">
        {parts.map((id) => (
          <label key={id}>
            {t(id)}{needed.includes(id) ? ' *' : ''}
            <Select
              allowClear value={report.mapping[id] ?? null} placeholder={t('bring-none')} options={report.columns.map((name) => ({ value: name, label: name }))}
              onChange={(name?: string) => put(changed(id, name))}
            />
          </label>
        ))}
      </div>
    </details>
  );
}

function Refusals({ lines, total }: { readonly lines: readonly Line[]; readonly total: number }): ReactNode {
  const { t } = useTranslation('twoHigh');
  const say = useSay();
  const columns: readonly Column<Line>[] = [
    { id: 'line', title: t('bring-line'), number: true, names: true, width: 64, cell: ({ line }) => line, value: ({ line }) => line },
    { id: 'why', title: t('bring-why'), cell: ({ message }) => say(message), value: ({ message }) => say(message) },
    { id: 'detail', title: t('bring-detail'), cell: ({ detail }) => detail, value: ({ detail }) => detail },
    { id: 'row', title: t('bring-row'), fileOnly: true, cell: () => null, value: ({ row }) => row },
  ];
  const label = t('bring-refused', { count: total });
  return <section className="wide"><h3>{label}</h3><DataTable label={label} columns={columns} rows={lines} rowKey={({ line }) => String(line)} /></section>;
}
