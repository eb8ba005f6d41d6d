import exifReader, { type ExpandedTags } from 'exifreader';
import type { PhotoFacts } from '../../model/photo-facts.ts';

const photographs: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/heic']);
const read = {
  exif: ['DateTimeOriginal', 'OffsetTimeOriginal', 'Make', 'Model', 'Software', 'GPSLatitude', 'GPSLatitudeRef', 'GPSLongitude',
    'GPSLongitudeRef', 'GPSImgDirection'],
  gps: true,
} as const;

/** Facts of a photograph by its Exif; bytes that make the reader stumble say nothing. */
export function exifFacts(type: string, bytes: Uint8Array): PhotoFacts | undefined {
  if (!photographs.has(type)) return undefined;
  const tags = tagsOf(bytes);
  return { ...timeOf(tags), ...placeOf(tags), ...directionOf(tags), ...deviceOf(tags) };
}

function tagsOf(bytes: Uint8Array): ExpandedTags {
  try {
    return exifReader.loadView(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { expanded: true, includeTags: { exif: [...read.exif], gps: read.gps } });
  } catch {
    return {};
  }
}

/** In a damaged file a tag of text may hold numbers. */
type Tag = { readonly description: unknown } | undefined;
const textMost = 60;

/** One line of printable text, cut; undefined for none. */
function textOf(tag: Tag): string | undefined {
  const clean = [...String(tag?.description ?? '')].filter((char) => char >= ' ' && char !== '\u007f').join('').toWellFormed().trim().slice(0,
    textMost);
  return clean === '' ? undefined : clean;
}

function timeOf({ exif }: ExpandedTags): Pick<PhotoFacts, 'takenOn' | 'offset' | 'takenAt'> {
  const said = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(textOf(exif?.DateTimeOriginal) ?? '');
  if (said === null) return {};
  const [, year, month, dayOfMonth, hour, minute, second] = said;
  const takenOn = `${year}-${month}-${dayOfMonth}T${hour}:${minute}:${second}`;
  const asUtc = Date.parse(`${takenOn}Z`);
  // A day that no calendar has (30 February) rolls over; a camera that was never set says year 0.
  if (Number.isNaN(asUtc) || asUtc < 0 || !new Date(asUtc).toISOString().startsWith(takenOn)) return {};
  const offset = /^[+-](?:0\d|1[0-4]):[0-5]\d$/.exec(textOf(exif?.OffsetTimeOriginal) ?? '')?.[0];
  return { takenOn, ...(offset !== undefined && { offset }), takenAt: Date.parse(`${takenOn}${offset ?? '+08:00'}`) };
}

const sixDecimals = (value: number): number => Math.round(value * 1e6) / 1e6;

/** 0°, 0° is what a receiver without a fix writes: no place. */
function placeOf({ gps }: ExpandedTags): Pick<PhotoFacts, 'lon' | 'lat'> {
  const { Longitude: lon, Latitude: lat } = gps ?? {};
  if (lon === undefined || lat === undefined || !(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90) || (lon === 0 && lat === 0)) return {};
  return { lon: sixDecimals(lon), lat: sixDecimals(lat) };
}

function directionOf({ exif }: ExpandedTags): Pick<PhotoFacts, 'direction'> {
  const value: unknown = exif?.GPSImgDirection?.value;
  const degrees = Array.isArray(value) ? Number(value[0]) / Number(value[1]) : NaN;
  return degrees >= 0 && degrees <= 360 ? { direction: Math.round(degrees) % 360 } : {};
}

function deviceOf({ exif }: ExpandedTags): Pick<PhotoFacts, 'device' | 'software'> {
  const [make, model, software] = [textOf(exif?.Make), textOf(exif?.Model), textOf(exif?.Software)];
  const device = make !== undefined && model !== undefined && !model.startsWith(make) ? `${make} ${model}` : model ?? make;
  return { ...(device !== undefined && { device }), ...(software !== undefined && { software }) };
}
