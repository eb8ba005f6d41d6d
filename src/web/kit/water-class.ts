/** Colours of the classes of GB 3838 on maps and charts (环办〔2011〕22号, table 3 for rivers): I–II blue, III green, IV yellow, V orange, worse red. */
export const classColours: Readonly<Record<string, string>> = { I: '#4fa3e0', II: '#4fa3e0', III: '#4fbf67', IV: '#f5d90a', V: '#f28c28', '>V': '#d92d20' };

const roman: Readonly<Record<string, string>> = { I: 'Ⅰ', II: 'Ⅱ', III: 'Ⅲ', IV: 'Ⅳ', V: 'Ⅴ' };

/** 「Ⅲ类」 / "Class III"; 「劣Ⅴ类」 / "worse than class V". */
export function classWords(waterClass: string, language: 'zh' | 'en'): string {
  if (waterClass === '>V') return language === 'zh' ? '劣Ⅴ类' : 'worse than class V';
  return language === 'zh' ? `${roman[waterClass] ?? waterClass}类` : `Class ${waterClass}`;
}

/** 「Ⅲ」, 「劣Ⅴ」: inside a mark on the map. */
export const classMark = (waterClass: string, language: 'zh' | 'en'): string =>
  (waterClass === '>V' ? (language === 'zh' ? '劣Ⅴ' : '>V') : language === 'zh' ? (roman[waterClass] ?? waterClass) : waterClass);
