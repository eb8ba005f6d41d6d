import { hourMs } from '../basis/time.ts';
import type { EvidenceFile } from '../model/case.ts';
import type { NearestPlace } from '../model/photo-facts.ts';
import type { Words } from '../model/words.ts';

/** What a checker should know of a photograph before it is taken for a proof. A mark refuses nothing. */
export type PhotoMark = { readonly mark: PhotoMarkId; readonly says: Words };
export type PhotoMarkId = 'not-read' | 'no-time' | 'no-place' | 'far' | 'before-opening' | 'clock-ahead' | 'taken-earlier' | 'used-elsewhere' | 'edited';

export type PhotoScene = {
  readonly openedAt: number;
  readonly nearest?: NearestPlace;
  /** Metres and hours from which it is said; undefined where the line of the checklist names none. */
  readonly distanceMost?: number;
  readonly clockHours?: number;
  /** Other cases that hold the same bytes: the numbers of those that the viewer sees, and how many they are in all. */
  readonly elsewhere: { readonly numbers: readonly string[]; readonly count: number };
};

/** Programs that change pictures, by a part of the name that they write; a telephone writes its system there. */
const editors = [
  'photoshop', 'lightroom', 'gimp', 'snapseed', 'picsart', 'pixelmator', 'affinity', 'paint.net', 'meitu', '美图', '醒图', 'acdsee', 'picasa',
    'photoscape', 'canva',
] as const;

const mark = (id: PhotoMarkId, zh: string, en: string): PhotoMark => ({ mark: id, says: { zh, en } });

export function photoMarks(file: EvidenceFile, scene: PhotoScene): readonly PhotoMark[] {
  return [...(file.photo === undefined ? [mark('not-read', '上传时未读取拍摄信息',
    'what the camera wrote was not read when it was handed in')] : factMarks(file, scene)), ...elsewhereMarks(scene)];
}

function factMarks({ at, photo = {} }: EvidenceFile, { openedAt, nearest, distanceMost = Infinity,
  clockHours = Infinity }: PhotoScene): readonly PhotoMark[] {
  const marks: PhotoMark[] = [];
  const { takenAt, lon, software } = photo;
  if (takenAt === undefined) marks.push(mark('no-time', '照片中没有拍摄时间', 'no time in the photo'));
  if (lon === undefined) marks.push(mark('no-place', '照片中没有拍摄地点', 'no place in the photo'));
  if (nearest !== undefined && nearest.metres > distanceMost) {
    marks.push(mark('far', `拍摄地点距${nearest.name.zh}${metres(nearest.metres).zh}`,
      `taken ${metres(nearest.metres).en} from ${nearest.name.en}`));
  }
  if (takenAt !== undefined && takenAt < openedAt) marks.push(mark('before-opening', '拍摄于事项登记之前', 'taken before the item was opened'));
  const hours = takenAt === undefined ? 0 : Math.floor(Math.abs(takenAt - at) / hourMs);
  if (takenAt !== undefined && hours >= clockHours) {
    marks.push(takenAt > at ? mark('clock-ahead', `相机时钟比上传时间快${hours}小时`, `taken by a clock that is ${hours} hours ahead of the upload`)
      : mark('taken-earlier', `按相机时钟,上传前${hours}小时拍摄`, `by the camera’s clock taken ${hours} hours before the upload`));
  }
  const named = software?.toLowerCase() ?? '';
  if (editors.some((editor) => named.includes(editor))) marks.push(mark('edited', `文件写明经图像软件处理:${software}`,
    `the file names a program that changes pictures: ${software}`));
  return marks;
}

function elsewhereMarks({ elsewhere: { count, numbers } }: PhotoScene): readonly PhotoMark[] {
  if (count === 0) return [];
  const hidden = count - numbers.length;
  const zh = [...numbers, ...(hidden > 0 ? [`另有${hidden}件不在本单位权限内`] : [])].join('、');
  const en = [...numbers, ...(hidden > 0 ? [`${hidden} that this office may not see`] : [])].join(', ');
  return [mark('used-elsewhere', `同一文件也用于:${zh}`, `the same file is used in: ${en}`)];
}

/** 「320 m」, 「12.4 km」. */
export function metres(of: number): Words {
  const [zh, en] = of < 1000 ? [`${of}米`, `${of} m`] : [`${(of / 1000).toFixed(1)}公里`, `${(of / 1000).toFixed(1)} km`];
  return { zh, en };
}
