/** The drill's 督察反馈: invented, like everything here. */
export const feedback = {
  title: { zh: '第三轮督察反馈意见', en: 'Feedback of the third round of inspection' },
  fields: {
    round: '第三轮', inspectionLevel: 'central', team: '演练督察组', feedbackDay: '2026-01-15', documentNumber: '演督察〔2026〕1号',
    feedback: '督察认为,演练省生态环境保护工作取得积极进展,但环境基础设施短板、大气污染治理不实、“两高”项目管控不严等问题依然突出,须抓紧整改。',
  },
} as const;

const byDate = { deadlineType: 'by-date', deadline: '2026-06-30' } as const;

/** What it found, one an item of the province; `lead` is a trade department. */
export const provincialItems = [
  {
    title: '城镇污水管网建设滞后', lead: 'housing', weight: 2, itemNumber: '三', works: 'yes', ...byDate, target: '新建改造管网并消除混接点,污水集中收集率达到75%',
    problem: '督察发现,演练省部分市县城镇污水管网建设滞后,雨污混接突出,2025年污水集中收集率仅为61%,“十四五”管网建设任务完成不足七成。',
  },
  {
    title: '“两高”项目管控不严', lead: 'industry', weight: 1, itemNumber: '七', works: 'no', ...byDate, deadline: '2026-12-31', target: '存量“两高”项目逐项核查到位,违规项目全部整改',
    problem: '督察发现,演练省对存量“两高”项目底数不清,有的项目未落实煤炭消费减量替代即投入生产。',
  },
  {
    title: '饮用水水源地保护不力', lead: 'water', weight: 1, itemNumber: '十二', works: 'no', ...byDate, deadline: '2026-03-10', target: '一级保护区内无关设施全部清理',
    problem: '督察发现,一处湖库型水源一级保护区内仍有与供水无关的设施,整改方案多次推迟。',
  },
] as const;
