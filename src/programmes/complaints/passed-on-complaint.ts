import type { CaseType } from '../../model/case-type.ts';
import { words } from '../declare.ts';
import { cameOfIt } from './came-of-it.ts';
import { complaintClocks, complaintParameters } from './complaint-clocks.ts';
import { complaintFields } from './complaint-fields.ts';
import { complaintSteps } from './complaint-steps.ts';
import { publicTable } from './public-table.ts';

/** 转办件: one complaint under the number of the inspection team, from receipt to publication and on until it is completed. */
export const passedOnComplaint: CaseType = {
  id: 'complaints/passed-on-complaint',
  noun: words('转办件', 'passed-on complaint'),
  title: words('督察信访转办件', 'Passed-on complaints'),
  initial: 'received',
  // Only within its batch.
  openedBy: [],
  parties: {
    office: { title: words('省整改办', 'provincial rectification office'), roles: ['rectification-office'], level: 'province' },
    city: { title: words('市级生态环境部门', 'city ecology bureau'), roles: ['city'] },
    county: { title: words('责任主体:县(市、区)人民政府', 'responsible: county government'), roles: ['county'] },
    branch: { title: words('分局', 'county branch'), roles: ['branch', 'enforcement'], optional: true },
  },
  states: {
    received: { title: words('已接收待转办', 'received'), tone: 'waiting' },
    'with-city': { title: words('已转办到市', 'with the city'), tone: 'waiting' },
    'with-county': { title: words('已转办到县待签收', 'with the county, not acknowledged'), tone: 'waiting' },
    'on-site': { title: words('已签收待现场', 'acknowledged, nobody on the spot yet'), tone: 'working' },
    handling: { title: words('办理整改中', 'being handled'), tone: 'working' },
    reported: { title: words('已报送待市级审核', 'reported, city review'), tone: 'review' },
    'city-reviewed': { title: words('待省级审核', 'provincial review'), tone: 'review' },
    reviewed: { title: words('已审核待公开', 'reviewed, to be published'), tone: 'review' },
    public: { title: words('已公开未办结', 'published, not completed'), tone: 'working' },
    completed: { title: words('已办结', 'completed'), tone: 'done', end: true },
  },
  steps: complaintSteps,
  clocks: complaintClocks,
  checklist: [{ id: 'site', title: words('现场材料', 'material from the spot'), proof: 'material' }],
  fields: complaintFields,
 
  stages: ['received', 'with-city', 'with-county', 'on-site', 'handling', 'reported', 'city-reviewed', 'reviewed', 'public', 'completed'],
  parameters: complaintParameters,
  reporters: { seenBy: ['office'], covers: ['complaint'] },
  issuedNumber: { field: 'acceptanceNumber', form: 'acceptance-number' },
  publicTable,
  children: cameOfIt,
};
