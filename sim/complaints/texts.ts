/** What one letter or call says, and which of it names a private person. `places`: the town that it is about. */
export type Told = { readonly text: string; readonly personal: readonly string[] };
export type Subject = {
  readonly pollution: readonly string[];
  readonly text: (place: string, at: number) => string;
  readonly found: string;
  readonly done: string;
};

/** One line a kind of complaint: types as the table names them, the text, what officers find and do. */
export const subjects: readonly Subject[] = [
  {
    pollution: ['噪声'],
    text: (place, at) => `${place}第${at}标段工地夜间连续施工,混凝土罐车进出噪声扰民,多次反映未见改善。`,
    found: '夜间施工未办理夜间作业手续',
    done: '责令停止夜间施工,限期补办手续',
  },
  {
    pollution: ['水'],
    text: (place, at) => `${place}第${at}号排水口雨后有黑色污水流入河道,水面有油花,气味刺鼻。`,
    found: '雨污管网错接,少量生活污水入河',
    done: '封堵错接口,清理河面',
  },
  {
    pollution: ['大气', '噪声'],
    text: (place, at) => `${place}第${at}家家具作坊无证喷漆,傍晚气味很大,切割声不断。`,
    found: '喷漆未在密闭空间进行',
    done: '责令停产整改,立案处罚',
  },
  {
    pollution: ['固废'],
    text: (place, at) => `${place}老砖窑西侧第${at}处空地长期堆放建筑垃圾和生活垃圾,无人清理。`,
    found: '堆放建筑垃圾约三百立方米',
    done: '清运完毕并复绿',
  },
  {
    pollution: ['大气'],
    text: (place, at) => `${place}第${at}家饭店油烟直排,楼上开不了窗。`,
    found: '油烟净化器未正常使用',
    done: '清洗并恢复净化器,纳入日常检查',
  },
  {
    pollution: ['水', '固废'],
    text: (place, at) => `${place}第${at}个养殖场粪水漫到沟渠,夏天蚊蝇成群。`,
    found: '粪污储存池容量不足',
    done: '扩建储存池,粪肥还田',
  },
  {
    pollution: ['生态'],
    text: (place, at) => `${place}后山第${at}处采石后没有复绿,下雨就有泥石冲下来。`,
    found: '历史采石点未治理',
    done: '编制治理方案,年内完成修复',
  },
  {
    pollution: ['土壤'],
    text: (place, at) => `${place}原电镀小厂第${at}车间拆除后地面发黑,担心渗到菜地。`,
    found: '地块未做调查',
    done: '启动土壤污染状况调查',
  },
  {
    pollution: ['其他'],
    text: (place, at) => `${place}第${at}处加油站距离民房太近,反映多次没有答复。`,
    found: '加油站手续齐全,距离符合规定',
    done: '已向群众当面说明',
  },
  {
    pollution: ['辐射'],
    text: (place, at) => `${place}第${at}座新建通信基站离学校很近,家长担心。`,
    found: '检测值低于公众曝露限值',
    done: '公开检测结果并答疑',
  },
];

/** Private things that people write into a complaint, and the whole passage around them. */
export const privately: readonly ((name: string, at: number) => Told)[] = [
  () => ({ text: '', personal: [] }),
  () => ({ text: '', personal: [] }),
  (name) => ({ text: `我是村民${name},家就在旁边。`, personal: [name] }),
  (_name, at) => ({
    text: `请回电139${String(10_000_000 + at * 7_919).slice(-8)}。`,
    personal: [`139${String(10_000_000 + at * 7_919).slice(-8)}`],
  }),
  (name, at) => ({ text: `举报人${name},住3号楼2单元${101 + (at % 5) * 100}室。`, personal: [name, `2单元${101 + (at % 5) * 100}室`] }),
  (_name, at) => ({
    text: `白天可打座机0577-8${String(1_000_000 + at * 131).slice(-7)}。`,
    personal: [`0577-8${String(1_000_000 + at * 131).slice(-7)}`],
  }),
];
