/** Why a file of readings is not made. */
export const exportFaults = {
  'export.future-day': { http: 422, zh: '该日尚未开始', en: 'that day has not begun yet' },
  'export.no-points': { http: 404, zh: '没有您可查看的此类点位', en: 'there is no point of this kind that you may see' },
  'export.too-many-points': { http: 422, zh: '点位过多,请按行政区分批导出', en: 'too many points for one file; ask region by region' },
  'export.no-parquet': { http: 501, zh: '此库不能输出 Parquet,请改用 CSV', en: 'this store prints no Parquet; ask for CSV' },
  'export.busy': { http: 503, zh: '正在生成其他导出文件,请稍后重试', en: 'other files are being made; try again in a moment' },
} as const;
