import { faults, isFaultCode } from '../../basis/fault.ts';
import type { Words } from '../../model/words.ts';

/** A stored code in words; one that is known no more stands as it is. */
export const faultWords = (fault: string): Words => (isFaultCode(fault) ? { zh: faults[fault].zh, en: faults[fault].en }
  : { zh: fault, en: fault });
