import { CameraOutlined, EnvironmentOutlined, PictureOutlined } from '@ant-design/icons';
import { App, Button, Input, Select } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sha256Bytes } from '../../../basis/hash.ts';
import { useSay } from '../../app/words/pick.ts';
import { troubleOf } from '../../kit/file-check.ts';
import { captureId, type Place } from './capture.ts';
import type { Taken } from './field-cases.ts';
import { keepCapture, sendNow } from './outbox.ts';

/** For which item and line, a note and a place if wanted, then the camera: each photograph is kept the moment it is taken. */
export function CaptureForm({ taken }: { readonly taken: Taken }): ReactNode {
  const { t } = useTranslation('field');
  const { t: kit } = useTranslation('kit');
  const { message } = App.useApp();
  const say = useSay();
  const [[caseId, itemId], choose] = useState<readonly [of?: string | undefined, item?: string | undefined]>([]);
  const [note, setNote] = useState('');
  const [place, setPlace] = useState<Place | undefined>(undefined);
  const of = taken.cases.find(({ id }) => id === caseId);
  const item = of?.items.find(({ id }) => id === itemId) ?? of?.items[0];

  const take = async (file: File): Promise<void> => {
    if (of === undefined || item === undefined) return;
    const trouble = troubleOf(file);
    if (trouble !== undefined) return void message.error(kit(trouble, { name: file.name }));
    if (!file.type.startsWith('image/')) return void message.error(t('not-picture'));
    try {
      const bytes = await file.arrayBuffer();
      const named = { case: of.id, item: item.id, hash: sha256Bytes(new Uint8Array(bytes)) };
      void navigator.storage?.persist?.();
      const kept = await keepCapture({
        ...named, id: captureId(named), by: taken.by, office: taken.office, number: of.number, title: of.title, itemTitle: item.title,
        name: file.name, type: file.type, size: file.size, note: note.trim(), ...(place === undefined ? {} : { place }),
      }, bytes);
      message.success(t(kept ? 'kept' : 'kept-before'));
    } catch {
      message.error(t('not-kept'), 8);
      return;
    }
    if (navigator.onLine) await sendNow();
  };
  const ready = of !== undefined && item !== undefined;
  return (
    <section className="sheet field-form">
      <label htmlFor="field-case">{t('case')}</label>
      <Select id="field-case" size="large" showSearch={{ optionFilterProp: 'label' }} placeholder={t('case-pick')} value={caseId ?? null} onChange={(id: string) => choose([id])}
        options={taken.cases.map(({ id, number, title }) => ({ value: id, label: `${say(title)} ${number}` }))} />
      <label htmlFor="field-item">{t('item')}</label>
      <Select id="field-item" size="large" disabled={of === undefined} value={item?.id ?? null} onChange={(id: string) => choose([caseId, id])}
        options={(of?.items ?? []).map(({ id, title }) => ({ value: id, label: say(title) }))} />
      <label htmlFor="field-note">{t('note')}</label>
      <Input.TextArea id="field-note" rows={2} maxLength={500} placeholder={t('note-hint')} value={note} onChange={({ target }) => setNote(target.value)} />
      <PlaceField place={place} onChange={setPlace} />
      <div className="field-shoot">
        <PhotoButton camera ready={ready} take={take} />
        <PhotoButton ready={ready} take={take} />
      </div>
    </section>
  );
}

type PhotoButtonProps = { readonly camera?: true; readonly ready: boolean; readonly take: (file: File) => Promise<void> };

function PhotoButton({ camera, ready, take }: PhotoButtonProps): ReactNode {
  const { t } = useTranslation('field');
  const chooser = useRef<HTMLInputElement>(null);
  const word = t(camera === true ? 'shoot' : 'album');
  const all = async (files: readonly File[]): Promise<void> => { for (const file of files) await take(file); };
  return (
    <>
      <input
        ref={chooser} type="file" accept="image/*" className="visually-hidden" tabIndex={-1} aria-label={word}
        {...(camera === true ? { capture: 'environment' as const } : { multiple: true })}
        onChange={({ target }) => {
          void all([...target.files ?? []]);
          Object.assign(target, { value: '' });
        }}
      />
      <Button size="large" type={camera === true ? 'primary' : 'default'} disabled={!ready} icon={camera === true ? <CameraOutlined /> : <PictureOutlined />}
        onClick={() => chooser.current?.click()}>{word}</Button>
    </>
  );
}

/** Asked of the phone only after a press; shown before it is sent; never demanded. */
function PlaceField({ place, onChange }: { readonly place: Place | undefined; readonly onChange: (place: Place | undefined) => void }): ReactNode {
  const { t } = useTranslation('field');
  const [state, setState] = useState<'idle' | 'asking' | 'none'>('idle');
  const ask = (): void => {
    setState('asking');
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      setState('idle');
      onChange({ lon: coords.longitude, lat: coords.latitude, within: Math.min(999_999, Math.round(coords.accuracy)) });
    }, () => setState('none'), { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 });
  };
  if (place !== undefined) {
    const said = { lat: place.lat.toFixed(5), lon: place.lon.toFixed(5), within: place.within };
    return <p className="field-place"><EnvironmentOutlined /> {t('place-at', said)} <Button size="small" onClick={() => onChange(undefined)}>{t('place-drop')}</Button></p>;
  }
  return (
    <p className="field-place">
      <Button icon={<EnvironmentOutlined />} loading={state === 'asking'} onClick={ask}>{t('place')}</Button>
      <span className="faint">{t(state === 'none' ? 'place-none' : 'place-says')}</span>
    </p>
  );
}
