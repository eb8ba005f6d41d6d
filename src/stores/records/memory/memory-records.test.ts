import { recordLaws } from '../laws/record-laws.ts';
import { memoryRecords } from './memory-records.ts';

recordLaws('memory', async () => memoryRecords());
