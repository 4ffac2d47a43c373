import type { Text } from '../../domain/text.ts'
import type { Phone } from './phone.ts'

/** How a device gets a calendar: what to do, step by step, and the same in a line for a sheet of paper. */
export interface Steps {
  readonly title: Text
  readonly steps: readonly Text[]
  readonly short: Text
}

/** Where a phone cannot subscribe by itself. */
const otherwise: Text = {
  'zh-CN':
    '日历里没有能填网址的地方时:点“下载日历文件”,用日历打开,一次导入;以后的变动不会跟着变,要看本系统“我的接访”。想自动更新,先在电脑上的网页版 Outlook 里订阅,再在手机上装 Outlook,登录同一个账号。',
  en: 'Where no address can be typed in: download the file once and open it with the calendar; it will not follow changes, which are listed here under “Mine”. To follow them, subscribe in Outlook on the web and use the Outlook app with the same account.',
}

/** Steps by device. Names of menus differ with versions: they are what is usual, not what is certain. */
export const stepsOf: Readonly<Record<Phone, Steps>> = {
  apple: {
    title: { 'zh-CN': '苹果手机、平板和电脑', en: 'iPhone, iPad and Mac' },
    steps: [
      {
        'zh-CN': '点上面的“添加到手机日历”,再点“订阅”“添加”。',
        en: 'Tap “Add to the calendar” above, then Subscribe and Add.',
      },
      {
        'zh-CN':
          '没有反应时:点“复制地址”,打开 设置 › App › 日历 › 日历账户 › 添加账户 › 其他 › 添加已订阅的日历,粘贴。旧版本没有“App”这一层,直接是 设置 › 日历。',
        en: 'If nothing happens: copy the address, open Settings › Apps › Calendar › Calendar Accounts › Add Account › Other › Add Subscribed Calendar, and paste it. Older versions have Settings › Calendar.',
      },
      {
        'zh-CN': '要保留提醒,就在订阅时把“移除提醒”关掉。',
        en: 'To keep reminders, turn off Remove Alarms when you subscribe.',
      },
    ],
    short: {
      'zh-CN': '扫码打开网页,点“添加到手机日历”,再点“订阅”;要提醒就关掉“移除提醒”。',
      en: 'scan, tap “Add to the calendar”, then Subscribe; turn off Remove Alarms to keep reminders.',
    },
  },
  huawei: {
    title: { 'zh-CN': '华为、荣耀手机', en: 'Huawei and Honor phones' },
    steps: [
      {
        'zh-CN':
          '点“复制地址”。打开日历,点右上角的菜单 › 设置,找“订阅日历”“日历账户”一类的项目;有能填网址的地方,就粘贴进去。',
        en: 'Copy the address. In the calendar open its menu › Settings and look for subscribed calendars or calendar accounts; where an address can be typed in, paste it.',
      },
      otherwise,
    ],
    short: {
      'zh-CN': '扫码打开网页,复制地址,在 日历 › 设置 里能填网址的地方粘贴;没有就下载日历文件。',
      en: 'scan, copy the address, paste it in Calendar › Settings where an address can be typed in; else download the file.',
    },
  },
  xiaomi: {
    title: { 'zh-CN': '小米、红米手机', en: 'Xiaomi and Redmi phones' },
    steps: [
      {
        'zh-CN': '点“复制地址”。打开日历 › 右上角菜单 › 设置 › 日程导入(有的版本在“账户”里) › URL 导入,粘贴。',
        en: 'Copy the address. In the calendar open its menu › Settings › Import (in some versions under Accounts) › Import by URL, and paste it.',
      },
      {
        'zh-CN': '有的版本用 URL 只导入一次,不会跟着变:过几天请看一下,变动来不了就用下面的办法。',
        en: 'Some versions import by URL only once: look after some days, and if changes do not come, do as follows.',
      },
      otherwise,
    ],
    short: {
      'zh-CN': '扫码打开网页,复制地址,在 日历 › 设置 › 日程导入 › URL 导入 里粘贴。',
      en: 'scan, copy the address, paste it in Calendar › Settings › Import › Import by URL.',
    },
  },
  android: {
    title: { 'zh-CN': '其他安卓手机', en: 'Other Android phones' },
    steps: [
      {
        'zh-CN': '点“复制地址”。打开日历的设置,找“订阅”“添加账户”一类的项目;有能填网址的地方,就粘贴进去。',
        en: 'Copy the address. In the settings of the calendar look for subscriptions or accounts; where an address can be typed in, paste it.',
      },
      {
        'zh-CN': '用 Google 日历的:在电脑上打开它的网页版,其他日历 › 通过网址添加,粘贴。',
        en: 'With Google Calendar: on a computer open it on the web, Other calendars › From URL, and paste it.',
      },
      otherwise,
    ],
    short: {
      'zh-CN': '扫码打开网页,复制地址,在日历的设置里能填网址的地方粘贴;没有就下载日历文件。',
      en: 'scan, copy the address, paste it in the settings of the calendar; else download the file.',
    },
  },
  computer: {
    title: { 'zh-CN': '电脑和 Outlook', en: 'Computers and Outlook' },
    steps: [
      {
        'zh-CN': '网页版和新版 Outlook:日历 › 添加日历 › 从 Internet 订阅(有的版本叫“从 Web 订阅”),粘贴地址。',
        en: 'Outlook on the web and new Outlook: Calendar › Add calendar › Subscribe from web, and paste the address.',
      },
      {
        'zh-CN': '经典 Outlook:日历 › 打开日历 › 从 Internet,粘贴地址。',
        en: 'Classic Outlook: Calendar › Open Calendar › From Internet, and paste the address.',
      },
      {
        'zh-CN': 'Thunderbird:新建日历 › 在网络上,粘贴地址。',
        en: 'Thunderbird: New calendar › On the network, and paste the address.',
      },
    ],
    short: {
      'zh-CN': '网页版 Outlook:日历 › 添加日历 › 从 Internet 订阅,粘贴地址。',
      en: 'Outlook on the web: Calendar › Add calendar › Subscribe from web, and paste the address.',
    },
  },
}

/** What holds for every device, and for chat programs that pages are opened in. */
export const stepWords = {
  chat: {
    'zh-CN': '现在是在微信(或企业微信、钉钉)里打开的,从这里加不进日历。请点右上角 ··· › 在浏览器打开,再往下做。',
    en: 'This is open within WeChat, from where nothing gets into a calendar. Tap ··· at the top right › Open in Browser, then go on.',
  },
  chatTitle: { 'zh-CN': '在微信里打开', en: 'Opened in WeChat' },
  chatStep: {
    'zh-CN': '在微信里扫码或点链接的,先点右上角 ··· › 在浏览器打开,再照各自手机的做法做。',
    en: 'If you scanned or tapped it in WeChat, tap ··· at the top right › Open in Browser, then do as your phone wants.',
  },
  chatShort: {
    'zh-CN': '用微信扫的,先点右上角 ··· › 在浏览器打开。',
    en: 'scanned with WeChat, tap ··· at the top right › Open in Browser first.',
  },
  versions: {
    'zh-CN': '各版本的菜单名称会有些不同。',
    en: 'Names of menus differ with versions.',
  },
  howOften: {
    'zh-CN':
      '多久更新一次由手机决定:苹果日历一般几个小时一次,Outlook 也要几个小时,Google 日历 8—24 小时。当天的临时变动日历可能来不及,以电话通知和本系统里的变动为准。',
    en: 'The device decides how often it looks for changes: Apple calendars after some hours, Outlook after several, Google after 8 to 24. A change of today may come too late this way: it comes by telephone, and stands in the list of changes here.',
  },
  intranet: {
    'zh-CN':
      '这个地址只有单位内网打得开:手机在外面(用流量或家里的网络)更新不了。请系统管理员设置外面也能访问的地址。',
    en: 'Only the intranet knows this address: a phone outside cannot reach it. Ask the administrator for an address that can be reached from outside.',
  },
} as const satisfies Record<string, Text>
