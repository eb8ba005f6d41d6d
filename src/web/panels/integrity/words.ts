/** Words of this panel alone; they leave with it. */
export const reviewWords = {
  title: { zh: '先非现场、后现场', en: 'From the desk first, on site after' },
  mark: { zh: '企业标记与说明', en: 'The firm’s mark and explanation' },
  log: { zh: '电子运维台账', en: 'Electronic O&M log' },
  video: { zh: '视频', en: 'Video' },
  power: { zh: '用电(工况)', en: 'Electricity (operation)' },
  neighbours: { zh: '相邻点位', en: 'Neighbouring points' },
  site: { zh: '现场核查', en: 'On-site verification' },
  given: { zh: '已提交,见办理过程', en: 'given; see the history' },
  awaited: { zh: '尚未提交', en: 'not given yet' },
  unconnected: { zh: '本平台未接入,请在原系统查看', en: 'not connected here; look in its own system' },
  started: { zh: '已交办', en: 'assigned' },
  later: { zh: '前项不能解释时再交办', en: 'only where the steps above do not explain it' },
} as const;
