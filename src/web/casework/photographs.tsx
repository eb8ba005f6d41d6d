import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readFile } from '../../contract/case.ts';
import type { EvidenceFile } from '../../model/case.ts';
import { pathOf } from '../app/client.ts';
import { count, fileSize } from '../app/number-words.ts';
import { usePreferences } from '../app/preferences.ts';
import { shortMoment } from '../app/time-words.ts';
import { useSay } from '../app/words/pick.ts';
import { StatusTag } from '../kit/status-tag.tsx';
import type { View } from './case-view.ts';
import { ScanSaid } from './scan-said.tsx';
import { Lightbox } from './lightbox.tsx';
import './photographs.css';

type PhotographsProps = { readonly id: string; readonly title: string; readonly files: readonly EvidenceFile[]; readonly photos: View['photos']; readonly scans: View['scans'] };

/** The photographs of one line of the checklist, each with what its camera wrote and what is to be known of it. A click enlarges. */
export function Photographs({ id, title, files, photos, scans }: PhotographsProps): ReactNode {
  const { t } = useTranslation('photographs');
  const [open, setOpen] = useState<number | undefined>(undefined);
  return (
    <>
      <ul className="photos" aria-label={t('gallery', { item: title })}>
        {files.map((file, at) => <Photograph key={file.hash} id={id} file={file} photo={photos.find(({ hash }) => hash === file.hash)} scans={scans} onOpen={() => setOpen(at)} />)}
      </ul>
      {open === undefined ? null : <Lightbox id={id} files={files} at={open} onMove={setOpen} onClose={() => setOpen(undefined)} />}
    </>
  );
}

type PhotographProps = { readonly id: string; readonly file: EvidenceFile; readonly photo: View['photos'][number] | undefined; readonly scans: View['scans']; readonly onOpen: () => void };

function Photograph({ id, file, photo, scans, onOpen }: PhotographProps): ReactNode {
  const { t } = useTranslation('photographs');
  const say = useSay();
  const lines = usePhotoLines();
  const [failed, setFailed] = useState(false);
  const original = pathOf(readFile.path, { id, hash: file.hash });
  return (
    <li>
      {failed ? <p className="photo-none">{t('no-picture')}</p> : (
        <button type="button" className="photo-thumb" aria-label={t('open', { name: file.name })} onClick={onOpen}>
          <img src={pathOf(readFile.path, { id, hash: file.hash }, { size: 'thumb' })} alt="" loading="lazy" decoding="async" onError={() => setFailed(true)} />
        </button>
      )}
      <div className="photo-said">
        <a href={original} download={file.name} title={t('download')}>{file.name}</a> <span className="faint">{fileSize(file.size)}</span> <ScanSaid hash={file.hash} scans={scans} />
        <ul className="photo-facts">{lines(file, photo).map((line) => <li key={line}>{line}</li>)}</ul>
        {photo === undefined || photo.marks.length === 0 ? null : (
          <ul className="photo-marks" aria-label={t('marks')}>{photo.marks.map(({ mark,
            says }) => <li key={mark} data-mark={mark}><StatusTag tone={mark === 'used-elsewhere' ? 'late' : 'due'}>{say(says)}</StatusTag></li>)}</ul>
        )}
      </div>
    </li>
  );
}

/**
 * Time, place, distance, direction and device of a photograph in lines of words, as its camera wrote them; then what was said of it in
 * the field, by the phone and by whoever held it.
 */
export function usePhotoLines(): (file: EvidenceFile, photo: View['photos'][number] | undefined) => readonly string[] {
  const { t } = useTranslation('photographs');
  const { language } = usePreferences();
  const say = useSay();
  const far = (metres: number): string => (metres < 1000 ? t('metres', { value: metres }) : t('kilometres',
    { value: (metres / 1000).toFixed(1) }));
  const saidInField = ({ captured }: EvidenceFile): readonly (string | undefined)[] => (captured === undefined ? [] : [
    t('captured', { at: shortMoment(captured.at, language) }),
    captured.lon === undefined || captured.lat === undefined ? undefined
      : t('captured-place', { lat: captured.lat.toFixed(5), lon: captured.lon.toFixed(5), within: count(Math.round(captured.within ?? 0), language) }),
    captured.note === undefined ? undefined : t('captured-note', { note: captured.note }),
  ]);
  return (file, photo) => {
    const { takenAt, lon, lat, direction, device } = file.photo ?? {};
    return [
      takenAt === undefined ? undefined : t('taken', { at: shortMoment(takenAt, language) }),
      lon === undefined || lat === undefined ? undefined : t('place', { lat: lat.toFixed(5), lon: lon.toFixed(5) }),
      photo?.nearest === undefined ? undefined : t('distance', { name: say(photo.nearest.name), far: far(photo.nearest.metres) }),
      direction === undefined ? undefined : t('direction', { degrees: direction }),
      device === undefined ? undefined : t('device', { device }),
      ...saidInField(file),
      t('handed', { at: shortMoment(file.at, language) }),
    ].filter((line) => line !== undefined);
  };
}
