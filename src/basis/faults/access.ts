/** Faults of who may do what, and of requests as such. */
export const accessFaults = {
  'access.sign-in-needed': { http: 401, zh: '请先登录', en: 'please sign in' },
  'access.sign-in-failed': { http: 401, zh: '账号或密码不正确', en: 'wrong account or password' },
  'access.no-appointment': {
    http: 403, zh: '今日没有在任的这一职务(尚未到任,或任期、代理期限已满),不能办理;任职有变的,请系统管理员更新任职登记',
    en: 'this office is not held today (not yet begun, or term or deputy’s days are over); '
      + 'the system administrator updates the register of offices',
  },
  'access.deputy-unfit': { http: 422, zh: 'AB岗须是本单位当日在任的其他人员,起止日期有效,且代行的职务不能再转托', en: 'a deputy is another person in office in this unit, from a day to a day; an office held as a deputy cannot be passed on' },
  'access.no-right': { http: 403, zh: '没有权限', en: 'you have no right to do this' },
  'access.foreign-region': { http: 403, zh: '不属于本单位或本地区', en: 'this belongs to another unit or region' },
  'access.too-many-requests': { http: 429, zh: '请求过于频繁,请稍后再试', en: 'too many requests; please wait' },
  'access.not-set-up': { http: 409, zh: '尚未设置首位管理员', en: 'the first administrator has not been set up' },
  'access.already-set-up': { http: 409, zh: '首位管理员已经设置', en: 'the first administrator is already set up' },
  'request.invalid': { http: 400, zh: '请求内容不符合要求', en: 'the request does not fit its schema' },
  'request.outside-record': { http: 422, zh: '该时刻早于最早的记录,或晚于当前时刻', en: 'that moment is before the first record or after now' },
  'request.too-large': { http: 413, zh: '内容超过大小限制', en: 'the content is too large' },
  'request.not-found': { http: 404, zh: '未找到', en: 'not found' },
  'request.conflict': { http: 409, zh: '记录已被他人更新,请刷新后重试', en: 'somebody changed this record; reload and try again' },
  'request.unsupported-type': { http: 415, zh: '不支持的内容类型', en: 'this content type is not accepted' },
  'file.type-refused': { http: 415, zh: '文件类型不允许', en: 'this file type is not accepted' },
  'file.name-refused': { http: 400, zh: '文件名不合规', en: 'the file name is not accepted' },
  'file.content-mismatch': { http: 415, zh: '文件内容与扩展名不符', en: 'the content does not match the file name' },
  'file.empty': { http: 400, zh: '文件为空', en: 'the file is empty' },
  'file.time-missing': { http: 422, zh: '该项要求照片带拍摄时间,此文件没有:请上传手机或相机的原图',
    en: 'this line asks for the time in the photo, and there is none: hand in the original of the phone or camera' },
  'file.place-missing': { http: 422, zh: '该项要求照片带拍摄地点,此文件没有:请打开相机的定位后重拍,或上传原图',
    en: 'this line asks for the place in the photo, and there is none: let the camera use the location, or hand in the original' },
  'file.taken-elsewhere': { http: 422, zh: '拍摄地点离事项的点位太远', en: 'the photo was taken too far from the places of the item' },
  'file.no-picture': { http: 404, zh: '无法生成缩略图,请下载原文件', en: 'no scaled picture can be made of this file: download it as it is' },
  'file.infected': { http: 422, zh: '查毒发现恶意代码,文件已隔离,不予接收和下载', en: 'the scanner found malicious code: the file is in quarantine, neither taken nor served' },
  'file.damaged': {
    http: 500, zh: '该文件在存储中已被改动或损坏,内容与登记的哈希不符,不予提供;请系统管理员从备份恢复原文件',
    en: 'the stored file was changed or damaged: its bytes no longer have the recorded hash, so it is not handed out; '
      + 'the system administrator restores the original from a backup',
  },
  'file.missing': { http: 404, zh: '文件不存在', en: 'the file is missing' },
} as const;
