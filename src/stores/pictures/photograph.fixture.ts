import sharp from 'sharp';

export type Said = {
  readonly taken?: string; readonly offset?: string; readonly lon?: number; readonly lat?: number; readonly direction?: number;
  readonly make?: string; readonly model?: string; readonly software?: string; readonly serial?: string; readonly orientation?: number;
  readonly size?: readonly [number, number]; readonly colour?: string;
};

/** A small real JPEG with what a camera would write, made by another library than the one that reads it. */
export async function photograph(said: Said = {}): Promise<Uint8Array> {
  const [width, height] = said.size ?? [48, 32];
  const drawn = sharp({ create: { width, height, channels: 3, background: said.colour ?? '#4a90a4' } });
  const made = drawn.jpeg({ quality: 60 }).withExif({
    IFD0: only({ Make: said.make, Model: said.model, Software: said.software }),
    IFD2: only({ DateTimeOriginal: said.taken, OffsetTimeOriginal: said.offset, BodySerialNumber: said.serial }),
    IFD3: only({
      ...placed('GPSLongitude', said.lon, 'E', 'W'), ...placed('GPSLatitude', said.lat, 'N', 'S'),
      GPSImgDirection: said.direction === undefined ? undefined : `${said.direction * 10}/10`,
        GPSImgDirectionRef: said.direction === undefined ? undefined : 'T',
    }),
  });
  return new Uint8Array(await (said.orientation === undefined ? made : made.withMetadata({ orientation: said.orientation })).toBuffer());
}

/** Degrees, minutes and hundredths of seconds, as phones write them. */
function placed(name: string, value: number | undefined, plus: string, minus: string): Record<string, string | undefined> {
  if (value === undefined) return {};
  const seconds = Math.round(Math.abs(value) * 360_000);
  return { [name]: `${Math.floor(seconds / 360_000)}/1 ${Math.floor(seconds / 6000) % 60}/1 ${seconds % 6000}/100`,
    [`${name}Ref`]: value < 0 ? minus : plus };
}

const only = (tags: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(tags).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
