import type { Text } from '../domain/text.ts'

/** Why a file is not read, each with what to do about it. */
export const refusals = {
  empty: {
    'zh-CN': '这个文件是空的。请检查是否选错了文件,再上传一次。',
    en: 'This file is empty. Check that it is the right file, and upload it again.',
  },
  tooBig: {
    'zh-CN': '文件超过5MB。请删去图片和用不到的工作表,另存为 .xlsx 后再上传。',
    en: 'The file is larger than 5 MB. Take out pictures and sheets that are not needed, save it as .xlsx, and upload it again.',
  },
  tooMuch: {
    'zh-CN': '表格内容太多(一张表最多20000行、200列)。请把需要的内容复制到新的工作簿(或下载的模板)里,再上传。',
    en: 'There is too much in this workbook (a sheet may have 20,000 rows and 200 columns). Copy what is needed into a new workbook, or into the template, and upload that.',
  },
  tooSlow: {
    'zh-CN': '读取这个文件用时太久,已停止。请把需要的内容复制到新的工作簿(或下载的模板)里,再上传。',
    en: 'Reading this file took too long and was stopped. Copy what is needed into a new workbook, or into the template, and upload that.',
  },
  corrupt: {
    'zh-CN': '文件已损坏,打不开。请用 Excel 或 WPS 打开原文件,另存为 .xlsx 后再上传。',
    en: 'The file is damaged and cannot be opened. Open the original in Excel or WPS, save it as .xlsx, and upload it again.',
  },
  password: {
    'zh-CN': '文件设有打开密码。请用 Excel 或 WPS 打开,取消密码(文件→信息→保护工作簿)后另存,再上传。',
    en: 'The file is protected by a password. Open it in Excel or WPS, remove the password, save it, and upload it again.',
  },
  word: {
    'zh-CN': '这是 Word(WPS 文字)文档,不是表格。请把其中的表格复制到 Excel 或 WPS 表格里,另存为 .xlsx 后再上传。',
    en: 'This is a Word document, not a workbook. Copy its table into Excel or WPS, save it as .xlsx, and upload that.',
  },
  slides: {
    'zh-CN': '这是演示文稿,不是表格。请把其中的表格复制到 Excel 或 WPS 表格里,另存为 .xlsx 后再上传。',
    en: 'This is a presentation, not a workbook. Copy its table into Excel or WPS, save it as .xlsx, and upload that.',
  },
  picture: {
    'zh-CN': '这是图片,读不出文字。请上传表格文件(.xlsx、.xls、.ods 或 .csv)。',
    en: 'This is a picture; its words cannot be read. Upload a workbook (.xlsx, .xls, .ods or .csv).',
  },
  pdf: {
    'zh-CN': '这是 PDF 文件,不是表格。请上传制作它的原表格(.xlsx、.xls、.ods 或 .csv)。',
    en: 'This is a PDF file, not a workbook. Upload the workbook it was made from (.xlsx, .xls, .ods or .csv).',
  },
  archive: {
    'zh-CN': '这是压缩包。请先解压,再上传里面的表格文件。',
    en: 'This is an archive. Unpack it first, then upload the workbook inside.',
  },
  page: {
    'zh-CN': '这个文件其实是网页(有些系统导出的“.xls”就是这样)。请用 Excel 或 WPS 打开,另存为 .xlsx 后再上传。',
    en: 'This file is really a web page (some systems export “.xls” that way). Open it in Excel or WPS, save it as .xlsx, and upload that.',
  },
  unknown: {
    'zh-CN': '认不出这种文件。请上传 .xlsx、.xls、.ods 或 .csv 表格。',
    en: 'This kind of file is not known. Upload a workbook: .xlsx, .xls, .ods or .csv.',
  },
  encoding: {
    'zh-CN':
      '读不出这个文本文件的文字(既不是 UTF-8 也不是 GB18030 编码)。请用 Excel 或 WPS 打开,另存为 .xlsx 后再上传。',
    en: 'The text of this file cannot be read (it is neither UTF-8 nor GB18030). Open it in Excel or WPS, save it as .xlsx, and upload that.',
  },
  noTable: {
    'zh-CN': '文件里没有填写任何内容。请检查是否选错了文件。',
    en: 'Nothing is filled in anywhere in this file. Check that it is the right one.',
  },
} as const satisfies Record<string, Text>
export type Refusal = keyof typeof refusals
