import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import { saveBytes } from '../../kit/save-bytes.ts';
import { fetchFile, type FetchedFile, type Progress } from './fetch-file.ts';

type State =
  | { readonly is: 'idle' } | { readonly is: 'coming'; readonly progress: Progress }
  | { readonly is: 'here'; readonly file: FetchedFile } | { readonly is: 'refused'; readonly says: string };

/** One file: made on the server, fetched piece by piece, checked, handed to the browser's downloads; a link for machines beside it. */
export function Download({ path, today }: { readonly path: string; readonly today: boolean }): ReactNode {
  const { t } = useTranslation('dayExport');
  const { language } = usePreferences();
  const [state, setState] = useState<State>({ is: 'idle' });
  const leaving = useRef<AbortController>(null);
  useEffect(() => () => leaving.current?.abort(), []);
  const start = async (): Promise<void> => {
    const leave = new AbortController();
    leaving.current = leave;
    setState({ is: 'coming', progress: { got: 0, total: undefined, rows: undefined } });
    try {
      const file = await fetchFile(path, (progress) => setState({ is: 'coming', progress }), leave.signal);
      setState({ is: 'here', file });
      if (file.sound !== false && file.rows !== 0) saveBytes(file.name, file.blob, file.blob.type);
    } catch (error) {
      setState(leave.signal.aborted ? { is: 'idle' } : { is: 'refused', says: faultWords(error, language) });
    }
  };
  return (
    <div className="day-export-file" aria-live="polite">
      <div className="day-export-do">
        {state.is === 'coming'
          ? <Button onClick={() => leaving.current?.abort()}>{t('stop')}</Button>
          : <Button type="primary" icon={<DownloadOutlined />} onClick={() => void start()}>{t(state.is === 'here' ? 'again' : 'start')}</Button>}
        <a href={path} download>{t('link')}</a>
      </div>
      {today ? <p className="quiet">{t('today')}</p> : null}
      {state.is === 'coming' ? <Coming progress={state.progress} /> : null}
      {state.is === 'refused' ? <p role="alert" className="day-export-trouble">{state.says}</p> : null}
      {state.is === 'here' ? <Here file={state.file} /> : null}
    </div>
  );
}

function Coming({ progress: { got, total, rows } }: { readonly progress: Progress }): ReactNode {
  const { t } = useTranslation('dayExport');
  if (total === undefined) return <p>{t('making')}</p>;
  return (
    <>
      <progress max={Math.max(1, total)} value={got} aria-label={t('coming')} />
      <p className="quiet">{t('coming-of', { got: sizeText(got), total: sizeText(total) })}{rows === undefined ? '' : ` · ${t('rows', { count: rows })}`}</p>
    </>
  );
}

function Here({ file: { name, bytes, rows, sha256, sound, basis, blob } }: { readonly file: FetchedFile }): ReactNode {
  const { t } = useTranslation('dayExport');
  if (sound === false) return <p role="alert" className="day-export-trouble">{t('unsound')}</p>;
  if (rows === 0) return <><p role="status">{t('empty')}</p><BasisLine basis={{ zh: basis, en: basis }} /></>;
  return (
    <dl className="day-export-here">
      <div><dt>{t('file')}</dt><dd>{name} <Button type="link" size="small" onClick={() => saveBytes(name, blob, blob.type)}>{t('save-again')}</Button></dd></div>
      <div><dt>{t('size')}</dt><dd>{sizeText(bytes)}{rows === undefined ? '' : ` · ${t('rows', { count: rows })}`}</dd></div>
      <div><dt>SHA-256</dt><dd><code>{sha256}</code> {t(sound === true ? 'sound' : 'unchecked')}</dd></div>
      <div><dt>{t('basis')}</dt><dd>{basis}</dd></div>
    </dl>
  );
}

const units = ['B', 'kB', 'MB', 'GB'] as const;
const thousand = 1000;

function sizeText(bytes: number): string {
  const power = Math.min(units.length - 1, bytes < thousand ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / thousand ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${units[power] ?? 'B'}`;
}
