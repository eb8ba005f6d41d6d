import { useEffect, useMemo, type ChangeEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileSize } from '../../app/number-words.ts';
import './photo-pick.css';

const kinds = ['image/jpeg', 'image/png'];

type Given = { readonly id: string; readonly photos: readonly File[]; readonly most: number; readonly onChange: (photos: readonly File[]) => void; readonly onRefused: (says: string) => void };

/** Photographs that a citizen chooses, seen before they are sent. */
export function PhotoPick({ id, photos, most, onChange, onRefused }: Given): ReactNode {
  const { t } = useTranslation('publicSite');
  const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const chosen = [...target.files ?? []];
    target.value = '';
    const fit = chosen.filter(({ type }) => kinds.includes(type));
    onChange([...photos, ...fit].slice(0, most));
    if (fit.length < chosen.length) onRefused(t('photo-kind'));
    else if (photos.length + fit.length > most) onRefused(t('photo-most', { most }));
  };
  return (
    <div className="photo-pick">
      {photos.map((photo, at) => <Chosen key={`${photo.name} ${photo.lastModified} ${photo.size}`} photo={photo} onDrop={() => onChange(photos.filter((_, other) => other !== at))} />)}
      {photos.length >= most ? null : (
        <label className="photo-add" htmlFor={id}>
          <span>{t('photo-add')}</span><small>{t('photo-add-says', { most })}</small>
          <input id={id} type="file" accept={kinds.join(',')} multiple onChange={choose} />
        </label>
      )}
    </div>
  );
}

function Chosen({ photo, onDrop }: { readonly photo: File; readonly onDrop: () => void }): ReactNode {
  const { t } = useTranslation('publicSite');
  const address = useMemo(() => URL.createObjectURL(photo), [photo]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <figure>
      <img src={address} alt={photo.name} />
      <figcaption>{fileSize(photo.size)} <button type="button" onClick={onDrop} aria-label={t('photo-drop', { name: photo.name })}>{t('photo-drop-short')}</button></figcaption>
    </figure>
  );
}
