/** What can be imported, which fields each kind has, and by which headings offices call them. */

export const importKinds = ['customers', 'vehicle-files', 'deposits', 'loans'] as const
export type ImportKind = (typeof importKinds)[number]

/** How a field's cells look, as evidence where the heading says nothing. */
export type CellShape = 'text' | 'phone' | 'day' | 'id-number' | 'credit-code' | 'plate' | 'vin' | 'tick' | 'quantity'

export type TargetField = {
  readonly key: string
  /** Without it a line cannot go in. */
  readonly isRequired?: boolean
  readonly shape: CellShape
  /** Several columns may hold it (mobile and land line). */
  readonly takesMany?: boolean
  /** Headings, as `headingKey` writes them; the first ones are the surest. */
  readonly headings: readonly string[]
}

/** The twelve documents of a new car's file (P10-C.1.0); the key is `item-<n>`. The last is asked of some customers only. */
export const vehicleDocuments = [
  { key: 'item-1', title: '绿卡', headings: ['绿卡', 'greencard'] },
  { key: 'item-2', title: '购车发票复印件', headings: ['购车发票', '发票', '购车发票复印件', '发票复印件', 'invoice', 'purchaseinvoice'] },
  { key: 'item-3', title: '销售合同原件', headings: ['销售合同', '购车合同', '合同', '销售合同原件', 'contract', 'salescontract'] },
  { key: 'item-4', title: '身份证或组织机构代码证复印件', headings: ['身份证', '身份证复印件', '证件复印件', '组织机构代码证', 'idcard', 'idcopy'] },
  { key: 'item-5', title: '交车检查表', headings: ['交车检查表', '交车检查', '交车表', 'deliverycheck'] },
  { key: 'item-6', title: '行驶证复印件', headings: ['行驶证', '行驶证复印件', '行车证', 'vehiclelicence', 'licence'] },
  { key: 'item-7', title: '保险单复印件', headings: ['保险单', '保单', '保险', '保险单复印件', 'insurance', 'insurancepolicy'] },
  { key: 'item-8', title: '衍生服务清单', headings: ['衍生服务清单', '衍生服务', '增值服务', 'derivedservices'] },
  { key: 'item-9', title: '车辆合格证复印件', headings: ['合格证', '车辆合格证', '合格证复印件', 'certificate', 'conformity'] },
  { key: 'item-10', title: '交车照片', headings: ['交车照片', '照片', '交车照', 'photo', 'deliveryphoto'] },
  { key: 'item-11', title: '新车PDI检查表', headings: ['pdi', 'pdi检查表', '新车pdi', 'pdi表'] },
  { key: 'item-12', title: '其他证明文件', headings: ['其他', '其它', '其他证明', '其它证明', 'other', 'otherproofs'] },
] as const

const phoneHeadings = ['联系电话', '电话', '手机', '手机号', '手机号码', '座机', '固定电话', '电话号码', '联系方式', '移动电话', '办公电话', '车主电话', '借阅人电话', 'phone', 'mobile', 'tel', 'telephone', 'phonenumber']
const remarkHeadings = ['备注', '说明', '附注', '备考', 'remark', 'remarks', 'note', 'notes']

const customerFields: readonly TargetField[] = [
  { key: 'name', isRequired: true, shape: 'text', headings: ['客户名称', '租户名称', '单位名称', '公司名称', '企业名称', '业主姓名', '客户姓名', '客户', '租户', '名称', '姓名', '单位', 'name', 'customer', 'customername', 'tenant', 'company'] },
  { key: 'formerNumber', shape: 'text', headings: ['客户编号', '客户编码', '客户号', '档案编号', '档号', '编号', '租户编号', 'customerno', 'customernumber', 'code', 'no'] },
  { key: 'category', shape: 'text', headings: ['类别', '客户类别', '客户类型', '客户分类', '分类', '等级', '客户等级', 'category', 'class', 'type'] },
  { key: 'creditCode', shape: 'credit-code', headings: ['统一社会信用代码', '社会信用代码', '信用代码', '税号', '纳税人识别号', '营业执照号', 'creditcode', 'uscc', 'taxno'] },
  { key: 'idNumber', shape: 'id-number', headings: ['身份证号', '身份证号码', '证件号码', '身份证', '证件号', 'idnumber', 'idno', 'idcard'] },
  { key: 'contactName', shape: 'text', headings: ['联系人', '联络人', '联系人姓名', '经办人', 'contact', 'contactname', 'contactperson'] },
  { key: 'contactPost', shape: 'text', headings: ['职务', '职位', '岗位', '联系人职务', 'post', 'position', 'title'] },
  { key: 'phone', shape: 'phone', takesMany: true, headings: phoneHeadings },
  { key: 'room', shape: 'text', headings: ['房号', '房间号', '单元', '室号', '房间', '租户房号', '单元号', '铺位', '铺号', 'room', 'roomno', 'unit'] },
  { key: 'address', shape: 'text', headings: ['地址', '联系地址', '通讯地址', '住址', '注册地址', '办公地址', 'address'] },
  { key: 'plate', shape: 'plate', headings: ['车牌', '车牌号', '车牌号码', '牌照', 'plate', 'plateno'] },
  { key: 'profession', shape: 'text', headings: ['职业', '行业', '所属行业', 'profession', 'industry'] },
  { key: 'enteredDay', shape: 'day', headings: ['入驻日期', '首次接触日期', '建档日期', '登记日期', '入住日期', '签约日期', '开户日期', '日期', 'date', 'entered', 'since', 'movein'] },
  { key: 'shelfPlace', shape: 'text', headings: ['存放位置', '档案位置', '柜号', '架位', '库位', '档案柜', 'shelf', 'place', 'location'] },
  { key: 'keeper', shape: 'text', headings: ['负责人', '业务员', '客户经理', '跟进人', '销售顾问', '管家', 'keeper', 'owner', 'salesperson'] },
  { key: 'remark', shape: 'text', headings: remarkHeadings },
]

const vehicleFields: readonly TargetField[] = [
  { key: 'name', isRequired: true, shape: 'text', headings: ['车主', '车主姓名', '客户姓名', '客户名称', '客户', '用户姓名', '姓名', 'owner', 'carowner', 'name'] },
  { key: 'vin', isRequired: true, shape: 'vin', headings: ['车架号', '车架号码', '车辆识别代号', '底盘号', 'vin', '车架号vin'] },
  { key: 'plate', shape: 'plate', headings: ['车牌', '车牌号', '车牌号码', '牌照', 'plate', 'plateno'] },
  { key: 'phone', shape: 'phone', takesMany: true, headings: phoneHeadings },
  { key: 'deliveredDay', shape: 'day', headings: ['交车日期', '提车日期', '售车日期', '交付日期', 'delivered', 'deliverydate', 'deliveryday'] },
  { key: 'handoverDay', shape: 'day', headings: ['移交日期', '交档日期', '签收日期', '接收日期', 'handover', 'handoverdate', 'handoverday'] },
  { key: 'handedBy', shape: 'text', headings: ['交档人', '移交人', '销售顾问', '交件人', 'handedby', 'deliveredby'] },
  { key: 'receivedBy', shape: 'text', headings: ['接收人', '签收人', '档案管理员', '收件人', 'receivedby', 'receiver'] },
  ...vehicleDocuments.map(({ key, headings }): TargetField => ({ key, shape: 'tick', headings })),
  { key: 'missingNote', shape: 'text', headings: ['资料不齐说明', '不齐说明', '缺件说明', '缺失说明', ...remarkHeadings] },
]

const depositFields: readonly TargetField[] = [
  { key: 'takenDay', isRequired: true, shape: 'day', headings: ['寄存日期', '存入日期', '存放日期', '登记日期', '日期', 'date', 'taken', 'takendate', 'depositdate'] },
  { key: 'takenTime', shape: 'text', headings: ['时间', '寄存时间', '存入时间', 'time'] },
  { key: 'room', shape: 'text', headings: ['租户房号', '房号', '租户', '单位', '公司', '部门', 'room', 'company', 'tenant'] },
  { key: 'item', isRequired: true, shape: 'text', headings: ['物品', '寄存物品', '物品名称', '品名', '名称', 'item', 'thing'] },
  { key: 'quantity', shape: 'quantity', headings: ['数量', '件数', '个数', 'quantity', 'qty', 'count', 'pieces'] },
  { key: 'depositor', isRequired: true, shape: 'text', headings: ['寄存人', '存放人', '存件人', '交存人', '姓名', 'depositor', 'name'] },
  { key: 'phone', shape: 'phone', takesMany: true, headings: phoneHeadings },
  { key: 'place', shape: 'text', headings: ['存放位置', '存放处', '位置', '柜号', 'place', 'shelf'] },
  { key: 'collector', shape: 'text', headings: ['领取人', '取件人', '领回人', 'collector', 'collectedby'] },
  { key: 'collectedDay', shape: 'day', headings: ['领取时间', '领取日期', '取件日期', '取件时间', '领回日期', 'collected', 'collectedday', 'collectiondate'] },
  { key: 'takenBy', shape: 'text', headings: ['经手人', '值班人', '登记人', '接收人', 'clerk', 'takenby'] },
  { key: 'note', shape: 'text', headings: remarkHeadings },
]

const loanFields: readonly TargetField[] = [
  { key: 'issueDay', isRequired: true, shape: 'day', headings: ['借阅日期', '借出日期', '借用日期', '日期', 'issued', 'issuedate', 'loandate', 'date'] },
  { key: 'borrower', isRequired: true, shape: 'text', headings: ['借阅人', '借用人', '借出人', '领用人', '姓名', 'borrower', 'name'] },
  { key: 'unit', shape: 'text', headings: ['部门', '单位', '借阅部门', '所属部门', 'department', 'unit', 'dept'] },
  { key: 'phone', shape: 'phone', headings: phoneHeadings },
  { key: 'title', isRequired: true, shape: 'text', headings: ['资料名称', '档案名称', '文件名称', '借阅内容', '题名', '名称', 'title', 'material', 'document', 'file'] },
  { key: 'copies', shape: 'quantity', headings: ['份数', '数量', '件数', '册数', 'copies', 'quantity', 'qty'] },
  { key: 'reason', shape: 'text', headings: ['理由', '借阅理由', '事由', '用途', '借阅目的', '目的', 'reason', 'purpose'] },
  { key: 'dueDay', shape: 'day', headings: ['应还', '应还日期', '到期日', '到期日期', '归还期限', 'due', 'dueday', 'duedate'] },
  { key: 'returnDay', shape: 'day', headings: ['归还日期', '实还日期', '归还', '还回日期', '注销日期', 'returned', 'returnday', 'returndate'] },
  { key: 'approvedBy', shape: 'text', headings: ['批准人', '审批人', '批准', '核准人', 'approver', 'approvedby'] },
  { key: 'note', shape: 'text', headings: remarkHeadings },
]

/** The fields of each kind, in the order in which a person thinks of them. */
export const targetFields: Readonly<Record<ImportKind, readonly TargetField[]>> = { customers: customerFields, 'vehicle-files': vehicleFields, deposits: depositFields, loans: loanFields }

/** Fields that a kind keeps under the heading's own name when no field of ours fits. */
export function keepsOwnFields(kind: ImportKind): boolean {
  return kind === 'customers' || kind === 'vehicle-files'
}
