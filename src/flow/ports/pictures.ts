import type { PhotoFacts } from '../../model/photo-facts.ts';
import type { RenditionSize } from './kept-files.ts';

/** 图片: reads what a camera wrote, and makes scaled pictures. Never changes bytes. */
export interface Pictures {
  /** Undefined where the type is none of a photograph; empty where it says nothing, or nothing that can be read. */
  facts(type: string, bytes: Uint8Array): PhotoFacts | undefined;
  /** JPEG, the right side up, without anything that the camera wrote; undefined where none can be made of these bytes. */
  scaled(bytes: Uint8Array, size: RenditionSize): Promise<Uint8Array | undefined>;
}
