import type { PhotoFacts } from '../../model/photo-facts.ts';

/** 图片: reads what a camera wrote. Never changes bytes. */
export interface Pictures {
  /** Undefined where the type is none of a photograph; empty where it says nothing, or nothing that can be read. */
  facts(type: string, bytes: Uint8Array): PhotoFacts | undefined;
}
