import type { Pictures } from '../../flow/ports/pictures.ts';
import { exifFacts } from './exif.ts';

/** 图片 of this process. */
export const pictures: Pictures = { facts: exifFacts };
