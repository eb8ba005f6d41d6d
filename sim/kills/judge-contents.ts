/** One content in the store: frames with it, its readings, and do all of them name its frame? */
export type Content = {
  readonly mn: string; readonly dataTime: number; readonly frames: number; readonly readings: number; readonly own: boolean;
};
export type Wanted = { readonly mn: string; readonly acknowledged: number; dataTime(serial: number): number };

export type Verdict = {
  readonly stored: number;
  /** Acknowledged frames that are not there. */
  readonly lost: number;
  /** Frames that are there more than once. */
  readonly doubled: number;
  /** Frames whose readings are not complete, or name another frame. */
  readonly withoutReadings: number;
  /** Frames that nobody sent. */
  readonly foreign: number;
};

/** Holds what is stored against what was acknowledged: each frame exactly once, with all its readings, and nothing else. */
export function judgeContents(contents: readonly Content[], wanted: readonly Wanted[], values: number): Verdict {
  const byKey = new Map(contents.map((content) => [`${content.mn}|${content.dataTime}`, content]));
  let lost = 0;
  let found = 0;
  for (const logger of wanted) {
    for (let serial = 0; serial < logger.acknowledged; serial += 1) {
      if (byKey.has(`${logger.mn}|${logger.dataTime(serial)}`)) found += 1;
      else lost += 1;
    }
  }
  return {
    stored: contents.reduce((total, content) => total + content.frames, 0), lost,
    doubled: contents.filter((content) => content.frames !== 1).length,
    withoutReadings: contents.filter((content) => content.readings !== values || !content.own).length,
    foreign: contents.length - found,
  };
}
