import type { Programme } from '../../model/programme.ts';
import { words } from '../declare.ts';
import { batchType } from './batch.ts';
import { complaintLead } from './lead.ts';
import { passedOnComplaint } from './passed-on-complaint.ts';

/** 督察信访转办与边督边改 (M80): batches of a day, clocks that run overnight, one public table that is published again when it changes. */
export const complaints: Programme = {
  id: 'complaints',
  title: words('督察信访转办与边督边改', 'Complaints passed on by an inspection'),
  says: words(
    '督察期间按日分批交办:转办、签收、现场、报送、审核、公开,公开后有变化的再次公开',
    'Handed over in daily batches during an inspection: passed on, acknowledged, inspected, reported, reviewed, published, and published again on change',
  ),
  mechanisms: ['M80'],
  cases: [passedOnComplaint, batchType, complaintLead],
  rules: [],
  rankings: [],
  words: {
    'passed-on': words('转办', 'pass on'),
    'passed-on-complaint': words('转办件', 'passed-on complaint'),
    batch: words('批次', 'batch'),
    'acceptance-number': words('受理编号', 'acceptance number'),
    starred: words('重点关注', 'of special concern'),
    completed: words('已办结', 'completed'),
    stage: words('阶段性办结', 'completed for the stage'),
    open: words('未办结', 'not completed'),
    verdict: words('是否属实', 'substantiated or not'),
    'rectify-during': words('边督边改', 'rectified during the inspection'),
    reporter: words('举报人', 'reporter'),
  },
};
