/** Faults of the installation itself: disk, folder, engines, limits. */
export const systemFaults = {
  'system.data-folder-in-use': { http: 503, zh: '数据目录正被另一进程使用', en: 'the data folder is in use by another process' },
  'system.already-running': { http: 503, zh: '另一进程已担任此角色', en: 'another process holds this role on these engines' },
  'system.no-data-folder': { http: 404, zh: '不是任何安装的数据目录', en: 'not the data folder of any installation' },
  'system.wrong-mode': { http: 409, zh: '数据目录的模式(演练/正式)不符', en: 'the data folder belongs to the other mode (drill or real)' },
  'system.disk-full': { http: 507, zh: '磁盘已满,停止应答以免丢失数据', en: 'the disk is full; acknowledgements stop so that nothing is lost' },
  'system.too-many-files': { http: 503, zh: '文件句柄用尽', en: 'no more file handles' },
  'system.engine-missing': { http: 503, zh: '缺少所需的存储引擎', en: 'a storage engine is missing' },
  'system.engine-unreachable': { http: 503, zh: '存储引擎无法连接', en: 'a storage engine cannot be reached' },
  'system.folder-not-passable': { http: 503, zh: '数据库用户无法进入所在目录', en: 'the database user cannot pass through a parent folder' },
  'system.folder-not-writable': { http: 503, zh: '数据目录无法写入', en: 'the data folder cannot be written' },
  'system.not-running': { http: 503, zh: '服务未运行', en: 'the server is not running' },
  'system.bad-option': { http: 400, zh: '命令行选项有误', en: 'a command-line option is wrong' },
  'system.calendar-ended': { http: 409, zh: '已公布的工作日历到期,时钟停止', en: 'the published working-day calendar ends here; the clock has stopped' },
  'system.internal': { http: 500, zh: '系统内部错误,已记录', en: 'an internal error; it has been recorded' },
} as const;
