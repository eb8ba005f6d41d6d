import type { Pictures } from '../../flow/ports/pictures.ts';
import { exifFacts } from './exif.ts';
import { oneByOne, scaled } from './scale.ts';

/** 图片 of this process. */
export const pictures: Pictures = { facts: exifFacts, scaled: oneByOne(scaled) };
