import { Button } from 'antd';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { uploadReportPhoto } from '../../app/upload.ts';
import { StatusTag } from '../../kit/status-tag.tsx';

type State = 'waiting' | 'sending' | 'sent' | { readonly fault: string };

/** The photographs of a report that stands already, sent one after another; one that failed is sent again by a click. */
export function PhotoSending({ receipt, photos }: { readonly receipt: string; readonly photos: readonly File[] }): ReactNode {
  const { t } = useTranslation('publicSite');
  const { language } = usePreferences();
  const [states, setStates] = useState<readonly State[]>(() => photos.map(() => 'waiting'));
  const begun = useRef(false);
  const put = useCallback((at: number, state: State) => setStates((now) => now.map((one, other) => (other === at ? state : one))), []);
  const send = useCallback(async (at: number): Promise<void> => {
    const photo = photos[at];
    if (photo === undefined) return;
    put(at, 'sending');
    await uploadReportPhoto(receipt, photo).then(() => put(at, 'sent'), (error: unknown) => put(at, { fault: faultWords(error, language) }));
  }, [photos, receipt, language, put]);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void photos.reduce((before, _, at) => before.then(() => send(at)), Promise.resolve());
  }, [photos, send]);
  return (
    <ul className="photo-sending" aria-live="polite">
      {photos.map((photo, at) => {
        const state = states[at] ?? 'waiting';
        const failed = typeof state === 'object';
        return (
          <li key={`${photo.name} ${photo.lastModified} ${photo.size}`}>
            <StatusTag tone={failed ? 'late' : state === 'sent' ? 'ok' : 'review'}>{t(failed ? 'photo-not-sent' : `photo-${state}`)}</StatusTag>
            <span>{photo.name}</span>
            {failed ? <><span>{state.fault}</span><Button size="small" onClick={() => void send(at)}>{t('photo-again')}</Button></> : null}
          </li>
        );
      })}
    </ul>
  );
}
