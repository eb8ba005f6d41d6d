import type { Words } from '../../model/words.ts';

const words = (zh: string, en: string): Words => ({ zh, en });

/** Words of the causes behind a problem. */
export const causeWords = {
  title: words('原因', 'Causes'), none: words('尚未认定原因。', 'No cause has been established yet.'), likely: words('可能的原因(按文字相似推荐,由人认定)', 'Likely causes, by likeness of words; a person decides'),
  passages: words('相同表述', 'the same words'), terms: words('相同行业词', 'words of the trade'), like: words('与已关联问题相似', 'reads like its problem'), alike: words('相似度', 'alike'),
  link: words('关联', 'link'), why: words('认定依据(必填)', 'why it is the cause (required)'), cancel: words('取消', 'cancel'),
} as const;
